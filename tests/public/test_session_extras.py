"""What a session's page adds to its document: a drafted summary, key points, relations, related sessions, files."""

import csv
import io
import json
from pathlib import Path
from xml.etree import ElementTree

import pytest
from django.urls import reverse

from sessions.models import Concept, Session, Statement, StatementRelation, StatementTheme
from sessions.resources import load_concepts, load_themes
from tests.factories import import_bytes, make_full_session, make_statement, make_theme, report, tag

pytestmark = pytest.mark.django_db
SEEDS = Path(__file__).parents[2] / "seeds"


@pytest.fixture
def talk():
    load_themes(SEEDS / "themes.csv")
    load_concepts(SEEDS / "concepts.csv")
    import_bytes((SEEDS / "sample-open-forum-timed.vtt").read_bytes(), name="sample.vtt", publish=True)
    return Session.objects.get()


def context_of(client, session):
    return client.get(session.get_absolute_url()).context


def test_the_drafted_summary_is_of_the_source_s_words_and_each_sentence_leads_to_its_turn(client, talk):
    text = talk.sources.get().text
    summary = context_of(client, talk)["summary"]
    assert 2 <= len(summary) <= 5
    for sentence in summary:
        assert sentence.text in text[sentence.turn.start : sentence.turn.end]
    page = client.get(talk.get_absolute_url()).content.decode()
    assert "Sentences of the source, put together by machine" in page
    assert f"/transcript/#{summary[0].turn.anchor}" in page


def test_a_voice_without_a_report_shows_what_sums_it_up(client, talk):
    voices = context_of(client, talk)["voices"]
    assert all(voice.summary for voice in voices)
    assert all(sentence.turn.participation_id == v.participation.pk for v in voices for sentence in v.summary)


def test_a_summary_of_the_document_or_the_editor_replaces_the_draft(client, talk):
    talk.summary = "The forum agreed on schools."
    talk.save()
    page = client.get(talk.get_absolute_url())
    assert page.context["summary"] == []
    assert "The forum agreed on schools." in page.content.decode()


def test_a_sentence_that_an_editor_took_out_of_a_report_leaves_the_draft_too(client):
    make_theme("skills", "digital skills\ncommunity networks")
    import_bytes(report(), publish=True)
    session = Session.objects.get()
    before = context_of(client, session)["summary"]
    voice = before[0].voice.participation
    voice.report = "Nothing is left."
    voice.save()
    after = [sentence.text for sentence in context_of(client, session)["summary"]]
    assert after == [one.text for one in before if one.voice.participation.pk != voice.pk]


def test_key_points_take_the_reviewed_statement_of_each_leading_theme(client):
    basket = make_theme("cybersecurity")
    first, second = make_theme("encryption", basket=basket), make_theme("cybercrime", basket=basket)
    session = make_full_session("Trust", theme=first)
    tag(session, second)
    voice = session.participations.get()
    reviewed = make_statement(voice, "Reviewed by an editor.", state="approved")
    tag(reviewed, first)
    tag(make_statement(voice, "On crime."), second)
    points = context_of(client, session)["key_points"]
    assert {(point.theme.slug, point.statement.text) for point in points} == {
        ("encryption", "Reviewed by an editor."),
        ("cybercrime", "On crime."),
    }


def test_a_key_point_is_about_its_theme_in_its_own_words_and_about_no_other_more(client):
    theme, other = make_theme("capacity-development"), make_theme("network-security")
    session = make_full_session("Trust", theme=theme)
    tag(session, other)
    voice = session.participations.get()
    beside = make_statement(voice, "A binding instrument is needed.")
    between = make_statement(voice, "Digital skills make networks secure.")
    meant = make_statement(voice, "Schools teach a digital skill a year.")
    found = [(beside, theme, 0.9), (between, theme, 0.8), (meant, theme, 0.7), (between, other, 0.85)]
    for statement, its, score in found:
        phrases = ["digital skills", "secure"] if its == theme else ["firewall", "secure"]
        StatementTheme.objects.create(statement=statement, theme=its, score=score, phrases=phrases)
    points = context_of(client, session)["key_points"]
    assert [(point.theme.slug, point.statement.text) for point in points] == [("capacity-development", meant.text)]
    between.statement_themes.filter(theme=other).update(state="accepted")
    points = context_of(client, session)["key_points"]
    assert {(point.theme.slug, point.statement.text) for point in points} == {
        ("capacity-development", meant.text),
        ("network-security", between.text),
    }


def test_relations_are_labelled_until_an_editor_accepts_them(client, talk):
    page = client.get(talk.get_absolute_url()).content.decode()
    relations = StatementRelation.objects.count()
    assert relations and page.count("suggested by machine") == relations
    for relation in StatementRelation.objects.all():
        relation.state = "accepted"
        relation.save()
    assert "suggested by machine" not in client.get(talk.get_absolute_url()).content.decode()


def test_a_relation_of_a_statement_that_is_not_shown_is_not_shown(client, talk):
    relation = StatementRelation.objects.filter(statement__isnull=False).first()
    Statement.objects.filter(pk=relation.statement_id).update(state="hidden")
    shown = [each.relation for each in context_of(client, talk)["agreements"]]
    assert relation not in shown and len(shown) == StatementRelation.objects.count() - 1


def test_related_sessions_are_the_five_that_share_most(client):
    theme, other = make_theme("encryption"), make_theme("cybercrime")
    session = make_full_session("Trust", theme=theme)
    tag(session, other)
    for number in range(6):
        made = make_full_session(f"Near {number}", theme=theme)
        if number == 3:
            tag(made, other)
    make_full_session("Draft", status="draft", theme=theme)
    make_full_session("Far", theme=make_theme("spam"))
    related = [(one.title, one.shared) for one in context_of(client, session)["related"]]
    assert related == [("Near 3", 2), ("Near 0", 1), ("Near 1", 1), ("Near 2", 1), ("Near 4", 1)]


def test_the_third_column_of_the_graph_holds_the_concepts_that_are_named(client, talk):
    graph = context_of(client, talk)["graph"]
    concepts = {node.placed.node.label for node in graph.nodes if node.placed.node.kind == "concept"}
    assert concepts == {"universal service fund", "community networks"}
    row = next(row for row in graph.rows if row.concept and row.concept.name == "community networks")
    assert f'id="{row.anchor}"' in client.get(talk.get_absolute_url()).content.decode()


def test_a_concept_that_an_editor_deletes_leaves_the_graph(client, talk):
    Concept.objects.filter(name="community networks").delete()
    graph = context_of(client, talk)["graph"]
    assert [row.name for row in graph.rows if row.concept] == ["universal service fund"]


def test_the_graph_is_the_same_in_the_page_and_in_its_files(client, talk):
    graph = context_of(client, talk)["graph"]
    record = json.loads(client.get(reverse("sessions:graph-json", args=[talk.slug])).content)
    assert [node["id"] for node in record["nodes"]] == [node.placed.node.id for node in graph.nodes]
    assert [len(edge["statements"]) for edge in record["edges"]] == [
        len(edge.placed.edge.statements) for edge in graph.edges
    ]
    rows = list(
        csv.DictReader(io.StringIO(client.get(reverse("sessions:graph-csv", args=[talk.slug])).content.decode()))
    )
    assert [(row["voice"], row["name"], int(row["statements"])) for row in rows] == [
        (row.voice.participation.name, row.name, len(row.statements)) for row in graph.rows
    ]
    drawing = ElementTree.fromstring(client.get(reverse("sessions:graph-svg", args=[talk.slug])).content)
    paths = drawing.findall(".//{http://www.w3.org/2000/svg}path")
    assert [path.get("d") for path in paths] == [edge.placed.path for edge in graph.edges]


def test_a_session_without_a_graph_has_no_graph_files(client):
    session = make_full_session("Trust")
    for name in ("graph-json", "graph-csv", "graph-svg"):
        assert client.get(reverse(f"sessions:{name}", args=[session.slug])).status_code == 404


@pytest.mark.parametrize(
    "address,player",
    [
        (
            "https://media.example.org/forum.mp3",
            '<audio controls preload="none" src="https://media.example.org/forum.mp3"',
        ),
        (
            "https://media.example.org/a.webm?x=1",
            '<video controls preload="none" src="https://media.example.org/a.webm',
        ),
        ("https://video.example.org/watch?v=1", None),
        ("http://media.example.org/forum.mp3", None),
    ],
)
def test_the_transcript_plays_a_file_and_links_to_anything_else(client, talk, address, player):
    Session.objects.update(recording_url=address)
    page = client.get(reverse("sessions:transcript", args=[talk.slug])).content.decode()
    assert f'<a rel="external" href="{address.replace("&", "&amp;")}">' in page
    assert ("igfreports/recording.js" in page) == (player is not None)
    assert player is None or player in page
    assert 'data-seconds="' in page


def test_a_reworded_statement_is_still_marked_where_it_was_said(client, talk):
    statement = Statement.objects.filter(grounding__match="verbatim").first()
    said = statement.text
    statement.text = "An editor's own words."
    statement.save()
    page = client.get(reverse("sessions:transcript", args=[talk.slug])).content.decode()
    assert f'<span class="claim">{said}</span><a class="ref" href="{statement.get_absolute_url()}"' in page
