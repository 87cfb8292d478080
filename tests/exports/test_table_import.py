"""A table is imported as a whole or not at all, each wrong row is named, and what follows from a record follows it."""

import pytest
from django.db import connection
from tablib import Dataset

from sessions.models import Event, Evidence, Participation, SearchDocument, Session, Source, Statement, Theme
from sessions.resources import (
    EventResource,
    EvidenceResource,
    ParticipationResource,
    SessionResource,
    StatementResource,
    ThemeResource,
)
from speakers.models import FormerSlug, Speaker
from speakers.resources import SpeakerResource
from tests.factories import make_event, make_session, make_speaker, make_statement, make_theme, make_voice, tag

pytestmark = pytest.mark.django_db


def load(resource, *rows, **options):
    """The result of importing the rows, which all have the columns of the first."""
    table = Dataset(*[list(row.values()) for row in rows], headers=list(rows[0]))
    return resource().import_data(table, **options)


def refusals(result):
    """(row, column, sentence) of everything that is wrong."""
    return [
        (row.number, column, sentence)
        for row in result.invalid_rows
        for column, sentences in sorted(row.error_dict.items())
        for sentence in sentences
    ]


def totals(result):
    return {kind: count for kind, count in result.totals.items() if count}


def make_source(session, text, **fields):
    given = {"sha256": "a" * 64, "reader_version": 1, "kind": "transcript", **fields}
    return Source.objects.create(session=session, name="talk.vtt", content=b"", text=text, **given)


def test_every_wrong_row_is_named_as_a_spreadsheet_counts_it_and_nothing_is_written():
    make_event("Sample Forum 2025")
    rows = [
        {"slug": "one", "name": "One", "starts_on": "2025-03-12"},
        {"slug": "two", "name": "Two", "starts_on": "12th of March"},
        {"slug": "empty", "name": "", "starts_on": ""},
        {"slug": "three", "name": "Sample Forum 2025", "starts_on": ""},
        {"slug": "one", "name": "Another", "starts_on": ""},
        {"slug": "four", "name": "One", "starts_on": ""},
        {"slug": "no slug!", "name": "", "starts_on": ""},
    ]
    result = load(EventResource, *rows)
    assert refusals(result) == [
        (3, "starts_on", 'expected a day such as "2023-10-10", found "12th of March"'),
        (4, "name", "This field cannot be blank."),
        (5, "name", "another event has the same name"),
        (6, "", "row 2 is about the same record"),
        (7, "name", "row 2 has the same name"),
        (8, "name", "This field cannot be blank."),
        (8, "slug", "Enter a valid “slug” consisting of letters, numbers, underscores or hyphens."),
    ]
    assert list(Event.objects.values_list("slug", flat=True)) == ["sample-forum-2025"]


def test_an_empty_row_is_no_record_and_keeps_the_numbers_of_the_others():
    rows = [
        {"slug": "", "name": ""},
        {"slug": "one", "name": "One"},
        {"slug": "", "name": ""},
        {"slug": "x", "name": ""},
    ]
    assert refusals(load(EventResource, *rows)) == [(5, "name", "This field cannot be blank.")]


def test_a_day_is_read_as_it_is_written_and_never_guessed():
    result = load(EventResource, {"slug": "one", "name": "One", "starts_on": "10/11/2023"})
    assert refusals(result) == [(2, "starts_on", 'expected a day such as "2023-10-10", found "10/11/2023"')]


def test_a_missing_key_column_and_a_cut_cell_are_said_in_a_sentence():
    without_key = load(EventResource, {"name": "One"})
    assert [str(error.error) for error in without_key.base_errors] == [
        'expected "slug" among the column names, by which each event is found; found "name"'
    ]
    cut = load(
        EventResource,
        {"slug": "one", "name": "One", "place": "x" * 32_767},
        {"slug": "two", "name": "a\0b", "place": ""},
    )
    assert refusals(cut) == [
        (
            2,
            "",
            "place: found exactly 32,767 characters, where a spreadsheet cuts what is longer; "
            "leave this row or this column out",
        ),
        (3, "", "name: expected text, found a null character"),
    ]


def test_new_records_get_what_follows_from_their_cells():
    make_theme("trust")
    rows = [
        {
            "slug": "",
            "title": "Opening",
            "start_date": "2025-03-12",
            "start_time": "09:30",
            "zone": "UTC",
            "themes": "trust",
        },
        {"slug": "", "title": "Opening", "start_date": "", "start_time": "", "zone": "", "themes": ""},
    ]
    assert totals(load(SessionResource, *rows, file_name="programme.csv")) == {"new": 2}
    first, second = Session.objects.order_by("pk")
    assert (first.slug, second.slug, first.search_key) == ("opening", "opening-2", "opening")
    assert first.starts_at.isoformat() == "2025-03-12T09:30:00+00:00"
    assert (first.status, first.version, second.starts_at) == ("draft", 1, None)
    assert list(first.session_themes.values_list("theme__slug", "state")) == [("trust", "accepted")]
    assert list(first.history.values_list("history_type", "history_change_reason")) == [
        ("+", "From the table programme.csv")
    ]


def test_a_change_raises_the_version_and_is_in_the_history():
    speaker = make_speaker("Ada Sample")
    before = speaker.version
    row = {"slug": speaker.slug, "name": "Ada Samples", "aliases": "A. Sample | ADA S."}
    assert totals(load(SpeakerResource, row)) == {"update": 1}
    speaker.refresh_from_db()
    assert (speaker.name, speaker.search_key, speaker.version) == ("Ada Samples", "ada samples", before + 1)
    assert list(speaker.aliases.values_list("name", "search_key")) == [("A. Sample", "a. sample"), ("ADA S.", "ada s.")]
    assert [one.name for one in speaker.history.all()] == ["Ada Samples", "Ada Sample"]
    assert totals(load(SpeakerResource, row)) == {"skip": 1}
    assert speaker.history.count() == 2


def test_a_table_does_not_overwrite_what_was_changed_after_its_export():
    theme = make_theme("trust")
    row = {"slug": "trust", "description": "From the table.", "version": str(theme.version)}
    Theme.objects.get().save()
    assert refusals(load(ThemeResource, row)) == [
        (
            2,
            "",
            "expected version 2, found 1: somebody changed this record after the table was exported; "
            "export it again, or empty this cell to overwrite what was changed",
        )
    ]
    assert totals(load(ThemeResource, {**row, "version": ""})) == {"update": 1}


def test_a_basket_may_stand_in_the_same_table_before_what_is_in_it():
    rows = [
        {"slug": "rights", "name": "Rights", "basket": ""},
        {"slug": "privacy", "name": "Privacy", "basket": "rights"},
        {"slug": "cookies", "name": "Cookies", "basket": "privacy"},
    ]
    assert refusals(load(ThemeResource, *rows)) == [
        (4, "basket", 'expected the slug of a theme that exists, found "privacy"')
    ]
    assert totals(load(ThemeResource, *rows[:2])) == {"new": 2}
    assert Theme.objects.get(slug="privacy").basket.slug == "rights"


def test_a_statement_goes_to_its_voice_and_keeps_its_key():
    voice = make_voice(make_session(), "")
    statement = make_statement(voice, "Openness matters.")
    session = voice.session.slug
    rows = [
        {"key": statement.key, "session": session, "attribution": "", "text": "Openness matters much."},
        {"key": "", "session": session, "attribution": "", "text": "Trust should grow."},
        {"key": "", "session": session, "attribution": "Nobody", "text": "Lost."},
    ]
    assert refusals(load(StatementResource, *rows)) == [
        (4, "attribution", f'expected a voice of the session "{session}", found "Nobody"')
    ]
    assert totals(load(StatementResource, *rows[:2])) == {"new": 1, "update": 1}
    assert list(Statement.objects.order_by("pk").values_list("text", flat=True)) == [
        "Openness matters much.",
        "Trust should grow.",
    ]
    assert [len(key) for key in Statement.objects.values_list("key", flat=True)] == [8, 8]


def test_evidence_is_accepted_only_word_for_word():
    statement = make_statement(make_voice(make_session()))
    make_source(statement.participation.session, "Élan and trust.")
    make_source(make_session("Other"), "Élan and trust.", sha256="b" * 64)
    row = {"statement": statement.key, "source": "a" * 64, "start": "9", "end": "14", "text": "trust"}
    wrong = [
        {**row, "text": "Trust"},
        {**row, "source": "b" * 64},
        {**row, "statement": "nokey"},
        {**row, "start": "14", "end": "9", "text": ""},
        {**row, "end": "999"},
    ]
    document = "expected the SHA-256 of a document of the statement's session"
    assert refusals(load(EvidenceResource, row, *wrong)) == [
        (3, "", "row 2 is about the same record"),
        (4, "source", f'{document}, found "{"b" * 64}"'),
        (5, "source", f'{document}, found "{"a" * 64}"'),
        (5, "statement", 'expected the key of a statement that exists, found "nokey"'),
        (6, "text", "This field cannot be blank."),
        (7, "", 'text: expected the characters 9 to 999 of the source, which are "trust.", found "trust"'),
    ]
    assert Evidence.objects.count() == 0
    assert totals(load(EvidenceResource, row)) == {"new": 1}
    exported = EvidenceResource().export()
    assert exported.dict == [{**row, "reader_version": "1"}]
    assert totals(EvidenceResource().import_data(exported)) == {"skip": 1}


def test_the_index_the_grounding_and_the_versions_follow_a_table(django_capture_on_commit_callbacks):
    session = make_session("Trust and networks", summary="About trust.")
    draft = make_session("Secret plans", status="draft")
    statement = make_statement(make_voice(session), "Openness matters.")
    hidden = make_statement(make_voice(draft), "Openness is secret.")
    source = make_source(session, "We said that trust should grow.")
    source.turns.create(participation=statement.participation, position=0, start=0, end=31, paragraphs=[[0, 31]])
    rows = [
        {"key": one.key, "session": one.participation.session.slug, "attribution": "Ada Sample", "text": text}
        for one, text in [(statement, "trust should grow"), (hidden, "Secrets should grow.")]
    ]
    connection.run_on_commit.clear()  # what an earlier edit asked for is done
    with django_capture_on_commit_callbacks(execute=True):
        assert totals(load(StatementResource, *rows)) == {"update": 2}
    documents = SearchDocument.objects.filter(kind="statement")
    assert [one.statement_id for one in documents] == [statement.pk]
    statement.refresh_from_db()
    assert statement.grounding.match == "verbatim"
    assert [voice["statements"][0]["text"] for voice in session.versions.first().content["voices"]] == [
        "trust should grow"
    ]
    assert draft.versions.count() == 0


@pytest.mark.parametrize("rows", [1, 3])
def test_a_table_takes_as_many_queries_for_many_rows_as_for_one(rows, django_assert_num_queries):
    session, theme = make_session(status="draft"), make_theme("trust")
    for number in range(3):
        statement = make_statement(make_voice(session, f"Voice {number}"))
        tag(statement, theme)
    some = Statement.objects.filter(participation__attribution__in=[f"Voice {number}" for number in range(rows)])
    table = StatementResource().export(some)
    with django_assert_num_queries(7):
        assert totals(StatementResource().import_data(table)) == {"skip": rows}
    changed = [{**row, "text": f"{row['text']} Yes.", "themes": ""} for row in table.dict]
    with django_assert_num_queries(17):
        assert totals(load(StatementResource, *changed)) == {"update": rows}


@pytest.mark.parametrize("rows", [1, 3])
def test_an_export_takes_as_many_queries_for_many_rows_as_for_one(rows, django_assert_num_queries):
    for number in range(rows):
        session = make_session(f"Session {number}")
        tag(session, make_theme(f"theme-{number}"))
        make_voice(session, speaker=make_speaker(f"Person {number}"))
    with django_assert_num_queries(1):
        assert len(ParticipationResource().export()) == rows
    with django_assert_num_queries(3):
        assert len(SessionResource().export()) == rows
    with django_assert_num_queries(2):
        assert len(SpeakerResource().export()) == rows


def test_no_slug_of_a_table_takes_an_address_that_another_record_once_had():
    FormerSlug.objects.create(model="speakers.speaker", slug="ada-sample", object_id=1)
    rows = [{"slug": "", "name": "Ada Sample"}, {"slug": "", "name": "Ada Sample"}]
    assert totals(load(SpeakerResource, *rows)) == {"new": 2}
    assert list(Speaker.objects.values_list("slug", flat=True)) == ["ada-sample-2", "ada-sample-3"]


def test_a_voice_keeps_its_place_and_figures_when_its_cells_change():
    voice = make_voice(make_session(), "Ada Sample", position=4, spoken_words=120)
    row = {"session": voice.session.slug, "attribution": "Ada Sample", "role": "chair"}
    assert totals(load(ParticipationResource, row)) == {"update": 1}
    kept = Participation.objects.values_list("role", "voice_position", "spoken_words")
    assert list(kept) == [("chair", 4, 120)]
