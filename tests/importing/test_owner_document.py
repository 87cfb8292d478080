"""The owner's document and our own retelling of it, from the file to the records."""

import json
from datetime import UTC, date, datetime, time
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import call_command

from sessions.models import Evidence, Participation, Session, Statement
from sessions.resources import load_themes

ROOT = Path(__file__).parents[2]
OWNERS = ROOT.parent / "shared/seeds/000_840a4a4a6773e962.txt"
OURS = ROOT / "seeds/igf-2023-cybersecurity-trust-safety.txt"
PARAGRAPHS = {OWNERS: [5, 6, 9, 6, 8, 9, 9, 6, 1], OURS: [2, 3, 3, 3, 3, 3, 3, 3, 1]}
WORDS = {OWNERS: 3710, OURS: 1254}
VOICES = [
    ("Moderator 1", None, "moderator", None),
    ("Katitza Rodriguez", "katitza-rodriguez", "speaker", "EFF Policy Director for Global Privacy"),
    ("Ernesto Rodríguez Hernández", "ernesto-rodriguez-hernandez", "speaker", "Vice Minister of Communications, Cuba"),
    (
        "Elizaveta Belyakova",
        "elizaveta-belyakova",
        "speaker",
        "Chairperson, Alliance for the Protection of Children in the Digital Environment",
    ),
    (
        "Folake Olagunju",
        "folake-olagunju",
        "speaker",
        "Program Officer for Cybersecurity, Internet and eApplications, ECOWAS",
    ),
    ("Christopher Painter", "christopher-painter", "speaker", "Director, Global Forum on Cyber Expertise"),
    ("Audience", None, "audience", None),
    ("Moderator 2", None, "moderator", None),
    ("Alissa Starzak", "alissa-starzak", "speaker", "Cloudflare’s Vice President, Global Head of Public Policy"),
]
LISTED = ["Alissa Starzak", "Christopher Painter", "Elizaveta Belyakova"]
LISTED += ["Ernesto Rodríguez Hernández", "Folake Olagunju", "Katitza Rodriguez"]


@pytest.fixture(params=[OWNERS, OURS], ids=["owner's document", "our own document"])
def document(request, db):
    if not request.param.exists():
        pytest.skip("the owner's document is not beside this checkout")
    load_themes(ROOT / "seeds/themes.csv")
    return request.param


def run(document, *arguments):
    out = StringIO()
    call_command("import_transcript", str(document), "--report", "json", *arguments, stdout=out, stderr=StringIO())
    return json.loads(out.getvalue())


def test_the_record_says_what_session_it_is(document):
    record = run(document)
    header = [
        "format",
        "kind",
        "outcome",
        "session",
        "title",
        "event",
        "code",
        "starts_at",
        "ends_at",
        "language",
        "error",
    ]
    assert {name: record[name] for name in header} == {
        "format": "report_page",
        "kind": "report",
        "outcome": "created",
        "session": "igf-2023-main-session-on-cybersecurity-trust-safety-online",
        "title": "Main Session on Cybersecurity, Trust & Safety Online",
        "event": "IGF 2023",
        "code": None,
        "starts_at": "2023-10-10T04:30:00+00:00",
        "ends_at": "2023-10-10T06:00:00+00:00",
        "language": None,
        "error": None,
    }
    assert f"Disclaimer: {record['disclaimer']}\n" in document.read_text()


def test_the_six_listed_people_have_name_and_affiliation(document):
    listed = run(document)["listed"]
    affiliations = {name: affiliation for name, _, _, affiliation in VOICES}
    assert listed == [
        {
            "name": name,
            "affiliation": affiliations[name],
            "role": "speaker",
            "stakeholder_group": None,
            "region": None,
        }
        for name in LISTED
    ]


def test_the_nine_voices_stand_in_the_documents_order_without_figures_of_speech(document):
    record = run(document)
    said = [(voice["attribution"], voice["speaker"], voice["role"], voice["affiliation"]) for voice in record["voices"]]
    assert said == VOICES
    assert [voice["paragraphs"] for voice in record["voices"]] == PARAGRAPHS[document]
    assert sum(voice["report_words"] for voice in record["voices"]) == WORDS[document]
    figures = [(voice["words"], voice["seconds"], voice["words_per_minute"]) for voice in record["voices"]]
    assert figures == [(None, None, None)] * 9
    assert (record["turns"], record["statements"]) == (9, sum(PARAGRAPHS[document]))


def test_three_of_the_nine_damaged_cards_match_no_voice(document):
    cards = [warning for warning in run(document)["warnings"] if "card" in warning]
    assert len(cards) == 3
    assert [("without a name" in card, "Moderator" in card) for card in cards] == [
        (True, False),
        (False, True),
        (False, True),
    ]


def test_every_statement_is_bound_to_its_paragraph(document):
    run(document)
    for evidence in Evidence.objects.select_related("source", "statement"):
        assert evidence.source.text[evidence.start : evidence.end] == evidence.text
        assert evidence.statement.text in evidence.text
    assert Evidence.objects.count() == Statement.objects.count() == sum(PARAGRAPHS[document])
    assert set(Statement.objects.values_list("state", flat=True)) == {"suggested"}


def test_the_session_keeps_its_times_as_printed_and_in_utc(document):
    run(document)
    session = Session.objects.get()
    assert (session.start_date, session.start_time, session.end_time) == (date(2023, 10, 10), time(4, 30), time(6))
    assert (session.zone, session.starts_at) == ("UTC", datetime(2023, 10, 10, 4, 30, tzinfo=UTC))


def test_a_role_is_nobody_until_an_editor_names_the_person(document):
    record = run(document)
    unknown = Participation.objects.filter(speaker=None).values_list("attribution", flat=True)
    assert sorted(unknown) == ["Audience", "Moderator 1", "Moderator 2"]
    assert '"Moderator 1" is nobody until an editor names the person' in record["warnings"]


def test_the_same_document_twice_changes_nothing(document):
    first, second = run(document), run(document)
    assert second == {**first, "outcome": "unchanged"}


def test_reading_again_by_force_changes_nothing_either(document):
    first = run(document)
    keys = set(Statement.objects.values_list("pk", "key", "text"))
    second = run(document, "--reread")
    assert second == {**first, "outcome": "unchanged"}
    assert set(Statement.objects.values_list("pk", "key", "text")) == keys


def test_a_dry_run_prints_the_same_and_writes_nothing(document):
    dry = run(document, "--dry-run")
    assert not Session.objects.exists()
    assert run(document) == dry
