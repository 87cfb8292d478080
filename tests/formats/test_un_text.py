"""The text of United Nations transcripts is read with its labels, starts and language."""

from pathlib import Path

import pytest

from sessions.formats import un_text
from sessions.formats.document import Document
from sessions.transcript import Interval, TranscriptError
from tests.formats.hostile import assert_read_or_refused, mutated

GOLDEN = Path(__file__).parent.parent / "golden" / "un_text"
MILLION = 1_000_000
HEAD = (
    "Opening\nLamp Council\nDate: 9 September 2026\nLanguage: French\n"
    "Transcript: https://example.org/t\n\nNot a record.\n\n---\n\n"
)


def document(text):
    return Document("session.txt", text.encode(), text)


@pytest.mark.parametrize(
    ("label", "affiliation"),
    [
        ("HRC · Vice-President", "HRC"),
        ("Kenya · Africa Group", "Kenya"),
        ("Costa Rica · Group of Latin American and Caribbean States", "Costa Rica"),
        ("Journalist · Jane Example", "Journalist"),
        ("Jane Example · Director · Lamp Fund", "Director · Lamp Fund"),
        ("Ambassador", None),
        ("Speaker 12", None),
        ("Vice-President", None),
    ],
)
def test_the_affiliation_is_what_the_label_says_beside_the_name(label, affiliation):
    turn = un_text.read(document(f"{HEAD}{label} [1:02:03]:\n\nOne.\n\nTwo.\n")).turns[0]
    assert (turn.attribution, turn.affiliation, turn.intervals) == (label, affiliation, (Interval(3723.0),))
    assert len(turn.paragraphs) == 2


def test_the_head_says_title_body_day_language_and_address():
    read = un_text.read(document(f"{HEAD}Chair [0:05]:\n\nOne.\n"))
    assert (read.title, read.event, read.starts.isoformat(), read.language) == (
        "Opening",
        "Lamp Council",
        "2026-09-09",
        "fr",
    )
    assert (read.official_url, read.disclaimer) == ("https://example.org/t", "Not a record.")


def test_an_impossible_time_is_unknown_and_warned_about():
    read = un_text.read(document(f"{HEAD}Chair [0:75]:\n\nOne.\n"))
    assert (read.turns[0].intervals, read.warnings) == ((), ('line 11: "0:75" is no time, left out',))


@pytest.mark.parametrize(
    "text", ["", "Chair: One.\nJane Doe: Two.\n", "Date: 9 May 2026\nLanguage: English\n\nProse.\n"]
)
def test_other_documents_are_no_such_transcript(text):
    assert not un_text.recognises(document(text))


def test_a_text_without_labels_is_refused():
    with pytest.raises(TranscriptError) as caught:
        un_text.read(document("Opening\n"))
    assert str(caught.value) == 'session.txt:1: expected turns that begin with "NAME [0:00]:", found "Opening"'


@pytest.mark.parametrize("path", sorted(GOLDEN.glob("*.txt")), ids=lambda path: path.name)
def test_damaged_transcripts_are_read_or_refused(path):
    for variant in mutated(path.read_text(), seed=9):
        assert_read_or_refused(un_text, variant)


@pytest.mark.parametrize(
    "text",
    [" " * MILLION + "x", "A" * MILLION, "[" * MILLION, HEAD + ("Chair [0:05]:\n\n" + "oil and " * 40 + "\n\n") * 2900],
)
def test_a_megabyte_is_read_in_half_a_second(text):
    assert_read_or_refused(un_text, text)
