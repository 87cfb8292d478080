"""A statement's page: evidence in context, the match named, what is related, an address that lives for ever."""

import pytest
from django.db import connection
from django.urls import reverse

from sessions.models import Session, Statement, StatementGrounding
from tests.factories import import_bytes, make_full_session, make_statement, make_theme, make_voice, report, tag

pytestmark = pytest.mark.django_db
TALK = b"""WEBVTT

00:00:01.000 --> 00:00:09.000
<v Ada Sample>Good morning. It is good to be here. Last year we lost three cables in one storm.

00:00:09.000 --> 00:00:20.000
<v Ada Sample>Governments should build community networks in rural areas because markets do not. They cost less.

00:00:20.000 --> 00:00:30.000
<v Ben Invented>I agree with Ada that governments should build these networks in every rural district.
"""


@pytest.fixture
def edit(django_capture_on_commit_callbacks):
    def edit():
        connection.run_on_commit.clear()
        return django_capture_on_commit_callbacks(execute=True)

    return edit


@pytest.fixture
def talk():
    import_bytes(TALK, "talk.vtt", event="Sample Forum 2025", publish=True)
    return Session.objects.get()


def page_of(client, statement):
    return client.get(statement.get_absolute_url()).content.decode()


def test_the_claim_is_marked_among_its_neighbours_and_leads_to_its_turn(client, talk):
    statement = Statement.objects.get(text__startswith="Governments should")
    page = page_of(client, statement)
    assert f"<mark>{statement.text}</mark>" in page
    assert "Last year we lost three cables" in page
    assert f"{reverse('sessions:transcript', args=[talk.slug])}#{talk.sources.get().turns.first().anchor}" in page
    assert "Verbatim: the transcript holds these very words." in page


def test_a_long_turn_is_cut_at_words(client):
    words = b"We met in the harbour every week of the year and spoke of nets. " * 30
    import_bytes(TALK.replace(b"Good morning.", words), "talk.vtt", publish=True)
    statement = Statement.objects.get(text__startswith="Governments should")
    (passage,) = client.get(statement.get_absolute_url()).context["passages"]
    assert (passage.begins_earlier, passage.ends_later) == (True, False)
    shown = "".join(piece.text for piece in passage.paragraphs[0])
    assert shown.split()[0] in words.decode().split()
    assert len(shown) < 1000


@pytest.mark.parametrize(
    "match,flags,words",
    [
        ("normalised", [], "Word for word in the transcript, but for capitals, accents and marks."),
        ("near", [], "Nearly word for word in the transcript: 80 % of the words, in their order."),
        ("paraphrase", [], "Paraphrase: the marked passage of the transcript holds 80 % of its content."),
        ("ask", ["changed number"], "It states another number than the passage."),
        ("ask", ["changed negation"], "It negates what the passage affirms, or the reverse."),
        ("ask", ["changed word"], "It puts another word where the passage has its own."),
        ("ask", ["changed role"], "It exchanges who does what to whom in the passage."),
        ("unsupported", [], "Not found in what the voice said by the transcript."),
    ],
)
def test_the_match_is_named_in_words(client, talk, match, flags, words):
    statement = Statement.objects.get(text__startswith="Governments should")
    StatementGrounding.objects.filter(statement=statement).update(match=match, score=0.8, flags=flags)
    assert words in page_of(client, statement)


def test_a_report_is_the_source_and_is_not_quoted(client):
    import_bytes(report(), publish=True)
    statement = Statement.objects.get(text="Schools should teach digital skills.")
    page = page_of(client, statement)
    assert "<mark>Schools should teach digital skills.</mark> Rural communities need training the most." in page
    assert "There is no transcript to hold it against." in page
    assert "<blockquote" not in page and "Encryption must be protected by law." not in page
    paragraph = client.get(statement.get_absolute_url()).context["passages"][0].anchor
    assert f'id="{paragraph}"' in client.get(Session.objects.get().get_absolute_url()).content.decode()


def test_a_paragraph_that_an_editor_took_away_is_led_to_no_more(client):
    import_bytes(report(), publish=True)
    statement = Statement.objects.get(text="Schools should teach digital skills.")
    voice = statement.participation
    voice.report = "Nothing is left."
    voice.save()
    assert client.get(statement.get_absolute_url()).context["passages"][0].anchor == ""


def test_who_agrees_is_shown_as_a_suggestion_of_the_machine(client, talk):
    statement = Statement.objects.get(text__startswith="I agree with Ada")
    page = page_of(client, statement)
    assert "agrees with" in page and "suggested by machine" in page
    relation = statement.relations.get()
    relation.state = "accepted"
    relation.save()
    assert "suggested by machine" not in page_of(client, statement)


def test_statements_of_the_same_theme_are_related_those_of_other_voices_first(client):
    theme = make_theme("encryption", basket=make_theme("cybersecurity"))
    session = make_full_session("Trust", theme=theme)
    statement = Statement.objects.get()
    tag(make_statement(statement.participation, "Of the same voice."), theme)
    tag(make_statement(make_voice(session, "Ben Invented", 1), "Of another voice."), theme)
    make_statement(statement.participation, "Of no theme.")
    related = client.get(statement.get_absolute_url()).context["related"]
    assert [one.text for one in related] == ["Of another voice.", "Of the same voice."]


def test_the_short_address_leads_to_the_page_for_ever(client):
    make_full_session("Trust")
    statement = Statement.objects.get()
    response = client.get(f"/s/{statement.key}/")
    assert (response.status_code, response["Location"]) == (301, statement.get_absolute_url())


def test_citations_are_shown_and_served_as_files(client, edit):
    with edit():
        make_full_session("Trust", start_date="2025-03-12")
    statement = Statement.objects.get()
    expected = {
        "txt": ("text/plain; charset=utf-8", "Ada Sample: Ada Sample says that Trust matters. Statement k0000000 in: "),
        "bib": ("application/x-bibtex; charset=utf-8", "@misc{k0000000,\n  author = {{Ada Sample}},\n"),
        "ris": ("application/x-research-info-systems; charset=utf-8", "TY  - GEN\r\nAU  - Ada Sample\r\n"),
        "json": ("application/vnd.citationstyles.csl+json; charset=utf-8", '[\n  {\n    "id": "k0000000",'),
    }
    for ending, (media_type, beginning) in expected.items():
        response = client.get(f"{statement.get_absolute_url()}cite.{ending}")
        assert response["Content-Type"] == media_type
        assert response["Content-Disposition"] == f'attachment; filename="k0000000.{ending}"'
        assert response.content.decode().startswith(beginning)
        assert "ersion" in response.content.decode()
    page = page_of(client, statement)
    assert "@misc{k0000000," in page and "TY  - GEN" in page


@pytest.mark.parametrize("state", ["rejected", "hidden"])
def test_a_statement_that_was_public_is_gone_and_none_of_its_words_is_left(client, edit, state):
    with edit():
        session = make_full_session("Trust")
    statement = Statement.objects.get()
    statement.state = state
    statement.save()
    for address in (statement.get_absolute_url(), f"{statement.get_absolute_url()}cite.bib"):
        response = client.get(address)
        assert response.status_code == 410
        assert "says that" not in response.content.decode()
        assert session.get_absolute_url() in response.content.decode()


def test_a_deleted_statement_is_gone_too(client, edit):
    with edit():
        make_full_session("Trust")
    statement = Statement.objects.get()
    address = statement.get_absolute_url()
    statement.delete()
    assert client.get(address).status_code == 410


def test_a_statement_that_never_was_public_does_not_exist(client):
    make_full_session("Trust", status="draft")
    assert client.get(Statement.objects.get().get_absolute_url()).status_code == 404


def test_the_page_takes_the_same_queries_for_few_and_many_related_ones(client, talk, django_assert_num_queries):
    theme = make_theme("encryption", basket=make_theme("cybersecurity"))
    statement = Statement.objects.get(text__startswith="I agree with Ada")
    tag(statement, theme)
    tag(Statement.objects.get(text__startswith="Governments should"), theme)
    for _ in range(2):
        with django_assert_num_queries(11):
            client.get(statement.get_absolute_url())
        for number in range(3):
            tag(make_statement(statement.participation, f"Claim {number}"), theme)
