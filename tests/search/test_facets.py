"""Facets: OR inside, AND across, counts that ignore their own choice."""

import pytest

from sessions.search.index import rebuild
from tests.factories import make_event, make_session, make_voice

pytestmark = pytest.mark.django_db


@pytest.fixture
def counts(ask):
    def counts(name, words="encryption", **choices):
        facets = ask(words, **choices).context["facets"]
        facet = next(facet for facet in facets if facet.name == name)
        return {choice.slug: choice.count for choice in facet.choices}

    return counts


ALL = {
    "kind": {"statement": 2, "session": 1, "theme": 1, "turn": 1},
    "theme": {"encryption": 5, "access": 0},
    "event": {"sample-forum-2025": 4},
    "speaker": {"ada-first": 3, "ben-second": 1},
    "group": {"Civil society": 3, "Government": 1},
    "region": {"Africa": 3, "Asia": 1},
    "year": {"2025": 1, "2024": 3},
}


@pytest.mark.parametrize("name", ALL)
def test_each_facet_counts_what_each_choice_would_show(archive, counts, found, name):
    expected = {value: number for value, number in ALL[name].items() if number}
    assert counts(name) == expected
    for value, number in expected.items():
        assert (value, len(found("encryption", **{name: value}))) == (value, number)


@pytest.mark.parametrize("name", ALL)
def test_a_facets_own_choice_does_not_narrow_its_counts(archive, counts, name):
    for value in [value for value, number in ALL[name].items() if number]:
        assert counts(name, **{name: value}) == {value: number for value, number in ALL[name].items() if number}


def test_choices_inside_a_facet_add_and_facets_narrow_each_other(archive, counts, found):
    assert len(found("encryption", year=["2024", "2025"])) == 4
    assert len(found("encryption", year=["2024", "2025"], kind=["statement"])) == 2
    assert found("encryption", year="2025", kind="statement", group="Civil society") == []
    assert counts("year", year="2025", kind="statement") == {"2025": 1, "2024": 1}
    assert counts("kind", year="2025", kind="turn") == {"statement": 1, "turn": 0}


def test_a_basket_includes_its_themes(archive, found):
    assert len(found("encryption", theme="cybersecurity")) == 5


def test_a_person_is_counted_where_the_person_was_heard(archive, counts, found):
    assert counts("year", "ben") == {"2025": 3}
    assert found("ben", year="2024") == []
    assert ("speaker", "Ben Second") in found("ben", event="sample-forum-2025", group="Government")


def test_two_voices_of_one_person_count_a_session_once(archive, counts, found):
    first, _ = archive
    make_voice(first, "MODERATOR", 3, speaker=first.participations.get().speaker, region="Africa")
    rebuild()
    assert counts("speaker", kind="session") == {"ada-first": 1}
    assert counts("region", kind="session") == {"Africa": 1}


def test_a_choice_that_finds_nothing_stays_to_be_removed(archive, ask):
    page = ask("encryption", speaker="nobody")
    assert [(one.facet, one.label, one.address) for one in page.context["chosen"]] == [
        ("speaker", "nobody", "q=encryption")
    ]
    nothing = ask("unheard-of", kind="turn")
    assert [(one.facet, one.label, one.address) for one in nothing.context["chosen"]] == [
        ("kind", "Transcripts", "q=unheard-of")
    ]


def test_all_state_is_in_the_address(archive, ask):
    page = ask("encryption", kind="statement", sort="date").content.decode()
    assert 'value="encryption"' in page and 'value="statement" checked' in page
    assert '<input type="hidden" name="sort" value="date">' in page
    assert 'href="?q=encryption&amp;kind=statement"' in page


def test_a_session_without_an_event_or_a_date_is_found_and_counted(db, counts, found):
    make_session("Harbour day", event=None)
    rebuild()
    assert found("harbour") == [("session", "Harbour day")]
    assert counts("event", "harbour") == counts("year", "harbour") == {}


def test_a_choice_that_finds_nothing_stands_under_its_name(archive, ask):
    make_session("Secret", event=make_event("Secret Forum"), status="draft")
    page = ask("rural", theme=["encryption"], event=["secret-forum"], speaker=["ada-first"], kind=["theme"])
    assert [one.label for one in page.context["chosen"]] == ["Themes", "Encryption", "secret-forum", "Ada First"]
