"""Nothing that is not public is found, counted, offered or suggested, even where the index still holds it."""

import pytest

from sessions.models import Event, SearchDocument, SearchWord, Session, Statement
from sessions.search.index import rebuild
from speakers.models import Speaker
from tests.factories import make_full_session, make_statement, make_theme, make_voice, tag
from tests.search.conftest import add_turns

pytestmark = pytest.mark.django_db


def make_secret_session(status, theme):
    """Every part of it holds the word, and each kind of document matches it."""
    session = make_full_session(
        f"Secretword title {status}",
        status=status,
        theme=theme,
        person=f"Secretword person {status}",
        event=Event.objects.create(name=f"Secretword forum {status}"),
        start_date="1999-01-01",
        summary="A secretword summary about harbours.",
    )
    voice = session.participations.get()
    voice.stakeholder_group = voice.region = "Secretword group"
    voice.report, voice.affiliation = "A secretword report.", "Secretword institute"
    voice.save()
    add_turns(voice, "A secretword turn about harbours.")
    return session


@pytest.fixture
def stale_index(archive):
    """The index as it was when everything was public; what is left public is the archive and one statement."""
    theme = make_theme("harbours")
    secret = [make_secret_session(status, theme) for status in ("draft", "review", "withdrawn")]
    shown = archive[0].participations.get()
    hidden = [
        make_statement(shown, "Harbours secretword one.", state="rejected"),
        make_statement(shown, "Harbours secretword two.", state="hidden"),
        make_statement(shown, "Harbours secretword three.", state="suggested", is_in_source=False),
        make_statement(shown, "Harbours secretword four.", state="rejected", is_in_source=False),
    ]
    for statement in hidden:
        tag(statement, theme)
    make_statement(shown, "Harbours are public.", state="approved", is_in_source=False)
    states = {one.pk: (one.state, one.is_in_source) for one in hidden}
    statuses = {one.pk: one.status for one in secret}
    Session.objects.filter(pk__in=statuses).update(status="published")
    Statement.objects.filter(pk__in=states).update(state="approved")
    rebuild()
    for pk, status in statuses.items():
        Session.objects.filter(pk=pk).update(status=status)
    for pk, (state, is_in_source) in states.items():
        Statement.objects.filter(pk=pk).update(state=state, is_in_source=is_in_source)
    assert SearchDocument.objects.filter(body__contains="secretword").count() > 12
    assert SearchWord.objects.filter(word="secretword").exists()


WORDS = ["secretword", "secretw", '"secretword summary"', "harbours", "harbou", "secretwort", "secretword harbours"]


@pytest.mark.parametrize("words", WORDS)
@pytest.mark.parametrize("sort", ["", "date"])
def test_no_page_holds_a_word_of_what_is_not_public(stale_index, ask, words, sort):
    typed = words.replace('"', "&quot;")
    page = ask(words, sort=sort)
    body = page.content.decode().replace(f'value="{typed}"', "").replace(f"<title>{typed} ", "<title>").lower()
    # The head and the links to other languages say what was typed, as the box does.
    own = ('property="og:title"', "hreflang=")
    lines = [line for line in body.splitlines() if not any(mark in line for mark in own)]
    assert [line for line in lines if "secretword" in line] == []


@pytest.mark.parametrize("words", ["secretword", "secretw", "title", "summary", "institute"])
def test_nothing_that_is_not_public_is_found_or_counted(stale_index, ask, words):
    context = ask(words).context
    assert (list(context["results"]), context["total"]) == ([], 0)
    assert [choice for facet in context["facets"] for choice in facet.choices] == []


def test_counts_and_facets_leave_out_what_is_not_public(stale_index, ask, found):
    context = ask("harbours").context
    assert found("harbours") == [("theme", "Harbours"), ("statement", "Harbours are public.")]
    choices = {(facet.name, choice.slug): choice.count for facet in context["facets"] for choice in facet.choices}
    assert choices == {
        ("kind", "statement"): 1,
        ("kind", "theme"): 1,
        ("theme", "harbours"): 1,
        ("event", "sample-forum-2025"): 1,
        ("speaker", "ada-first"): 1,
        ("group", "Civil society"): 1,
        ("region", "Africa"): 1,
        ("year", "2024"): 1,
    }


@pytest.mark.parametrize(
    "facet,value",
    [("event", "secretword-forum-draft"), ("year", "1999"), ("region", "Secretword group"), ("theme", "harbours")],
)
def test_no_filter_brings_it_out(stale_index, found, facet, value):
    assert [name for _, name in found("person", **{facet: value}) if "Secretword" in name] == []
    assert [name for _, name in found("secretword", **{facet: value})] == []


def test_no_suggestion_names_it(stale_index, ask):
    assert ask("secretwort").context["suggestions"] == []
    assert ask("secretwrod harbours").context["suggestions"] != []
    assert all("secretword" not in one.text for one, _ in ask("secretwrod harbours").context["suggestions"])


def test_a_person_of_withdrawn_sessions_only_is_not_found(stale_index, found):
    assert Speaker.objects.filter(name__startswith="Secretword").count() == 3
    assert found("person") == []


def test_a_report_is_searched_with_its_session_and_not_as_speech(archive, found):
    voice = make_voice(archive[0], "Moderator", 5, report="Lighthouses matter.")
    source = add_turns(voice, "Lighthouses matter.")
    source.kind = "report"
    source.save()
    rebuild()
    assert found("lighthouses") == [("session", "Encryption for all")]


def test_the_rebuilt_index_holds_only_what_is_public(stale_index):
    rebuild()
    assert SearchDocument.objects.filter(body__contains="secretword").count() == 0
    assert SearchDocument.objects.filter(title__contains="secretword").count() == 0
    assert SearchWord.objects.filter(word="secretword").count() == 0
