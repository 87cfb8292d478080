"""The list pages: a fixed number of queries, filters whose state lives in the address, honest counts."""

import pytest
from django.urls import reverse

from sessions.search.index import rebuild
from speakers.models import Speaker
from tests.factories import make_event, make_full_session, make_session, make_theme

pytestmark = pytest.mark.django_db
# One page, its literal number of queries at 1 and at 3 rows.
QUERIES = {
    "sessions:home": 7,
    "sessions:list": 6,
    "sessions:themes": 2,
    "sessions:events": 1,
    "speakers:list": 2,
}


@pytest.fixture
def vocabulary():
    basket = make_theme("cybersecurity")
    return [make_theme(slug, basket=basket) for slug in ("encryption", "cybercrime", "child-safety")]


@pytest.mark.parametrize("name,queries", QUERIES.items())
def test_a_list_takes_the_same_queries_for_one_and_for_three_rows(
    client, vocabulary, name, queries, django_assert_num_queries
):
    make_full_session("First", theme=vocabulary[0], person="Ada First")
    with django_assert_num_queries(queries):
        client.get(reverse(name))
    for place in (1, 2):
        make_full_session(f"Title {place}", theme=vocabulary[place], person=f"Ben {'x' * place}")
    with django_assert_num_queries(queries):
        client.get(reverse(name))


def titles(client, **query):
    return sorted(session.title for session in client.get(reverse("sessions:list"), query).context["sessions"])


@pytest.fixture
def three_sessions(vocabulary):
    make_full_session("Alpha", theme=vocabulary[0], person="Ada First", start_date="2025-01-01")
    make_full_session("Élan", theme=vocabulary[1], person="Ben Second", start_date="2025-02-01")
    make_full_session("Gamma", person="Ada First", start_date="2025-03-01")
    rebuild()


def test_choices_inside_a_facet_add_and_facets_narrow_each_other(client, three_sessions):
    assert titles(client, theme=["encryption"]) == ["Alpha"]
    assert titles(client, theme=["encryption", "cybercrime"]) == ["Alpha", "Élan"]
    assert titles(client, theme=["encryption", "cybercrime"], speaker=["ben-second"]) == ["Élan"]


def test_a_basket_includes_its_themes(client, three_sessions):
    assert titles(client, theme=["cybersecurity"]) == ["Alpha", "Élan"]


def test_words_are_found_without_their_accents_in_titles_names_and_statements(client, three_sessions):
    assert titles(client, q="elan") == ["Élan"]
    assert titles(client, q="ADA first") == ["Alpha", "Gamma"]
    assert titles(client, q="gamma matters") == ["Gamma"]


def test_dates_narrow_the_list_and_unknown_names_do_no_harm(client, three_sessions):
    assert titles(client, since="2025-02-01") == ["Gamma", "Élan"]
    assert titles(client, until="2025-01-31") == ["Alpha"]
    assert titles(client, until="2025-01-31", page="last", order="none") == ["Alpha"]
    assert titles(client, theme=["no-such-theme"]) == []


def test_what_is_no_date_is_said_and_is_no_filter_in_force(client, three_sessions):
    page = client.get(reverse("sessions:list"), {"since": "2025-02-01", "until": "2023-99-99"})
    assert "“2023-99-99” is no date such as 2025-03-12, and does not filter the sessions." in page.content.decode()
    assert [(one.facet, one.label) for one in page.context["chosen"]] == [("since", "2025-02-01")]
    assert sorted(session.title for session in page.context["sessions"]) == ["Gamma", "Élan"]


def test_of_two_dates_the_last_is_in_force_and_goes_with_the_other(client, three_sessions):
    page = client.get(reverse("sessions:list"), {"since": ["2025-01-01", "2025-03-01"], "speaker": "ada-first"})
    dates = [(one.label, one.address) for one in page.context["chosen"] if one.facet == "since"]
    assert dates == [("2025-03-01", "speaker=ada-first")]
    assert [session.title for session in page.context["sessions"]] == ["Gamma"]


def facet(client, name, **query):
    facets = client.get(reverse("sessions:list"), query).context["facets"]
    choices = next(facet.choices for facet in facets if facet.name == name)
    flat = [one for choice in choices for one in (choice, *choice.choices)]
    return {one.slug: (one.count, one.is_chosen) for one in flat}


def test_a_facets_counts_ignore_its_own_choice_and_obey_the_others(client, three_sessions):
    assert facet(client, "theme", theme=["encryption"]) == {
        "cybersecurity": (2, False),
        "encryption": (1, True),
        "cybercrime": (1, False),
    }
    assert facet(client, "theme", speaker=["ada-first"]) == {"cybersecurity": (1, False), "encryption": (1, False)}
    assert facet(client, "speaker", theme=["encryption"]) == {"ada-first": (1, False)}


def test_a_choice_that_finds_nothing_stays_in_the_form_under_its_name(
    client, three_sessions, django_assert_num_queries
):
    make_session("Secret", event=make_event("Secret Forum"), status="draft")
    query = {
        "theme": ["child-safety", "x\0"],
        "event": ["secret-forum"],
        "speaker": "ben-second",
        "until": "2025-01-31",
    }
    with django_assert_num_queries(5):
        page = client.get(reverse("sessions:list"), query)
    chosen = [(one.facet, one.label) for one in page.context["chosen"]]
    assert chosen == [
        ("theme", "Child safety"),
        ("theme", "x\0"),
        ("event", "secret-forum"),
        ("speaker", "Ben Second"),
        ("until", "2025-01-31"),
    ]
    assert facet(client, "speaker", **query)["ben-second"] == (0, True)


def test_a_page_that_does_not_exist_is_not_found(client, three_sessions):
    assert client.get(reverse("sessions:list"), {"page": "99"}).status_code == 404


def test_an_empty_list_says_why(client):
    make_session("Hidden", status="draft")
    page = client.get(reverse("sessions:list"))
    assert list(page.context["sessions"]) == []
    assert "Hidden" not in page.content.decode()


def test_people_of_one_name_are_told_apart_by_their_newest_affiliation_and_event(client):
    for title, day, affiliation in [
        ("Old", "2024-01-01", "Sample Observatory"),
        ("New", "2025-01-01", "Sample Ministry"),
        ("Newer", "2025-02-01", ""),
        ("Withheld", "2025-03-01", "Sample Secret"),
    ]:
        heard = make_full_session(title, person="Ada Sample", start_date=day).participations.get()
        heard.affiliation = affiliation
        heard.save()
    heard.withhold("She asked.")
    make_full_session("Other", person="Ben Sample", event=make_event("Sample Forum"))
    Speaker.objects.filter(name="Ben Sample").update(name="Ada Sample", search_key="ada sample")
    people = client.get(reverse("speakers:list")).context["speakers"]
    assert [(one.name, one.affiliation, one.event_name, one.count) for one in people] == [
        ("Ada Sample", "Sample Ministry", "Sample Forum 2025", 3),
        ("Ada Sample", None, "Sample Forum", 1),
    ]
