"""Turns the segments that Whisper, its ports and WhisperX write into a Transcript."""

from sessions.formats.document import Document
from sessions.formats.json_document import first_text, has_keys, holds, number_of, parse_json, rows, value_of
from sessions.formats.json_segments import Segment, transcript_of, voice_label
from sessions.formats.json_units import Unit, unit_of
from sessions.formats.spoken_pieces import Voice
from sessions.transcript import Transcript

MARKS = ("segments", "start", "text")
# Where each port keeps its segments, and what stands for their times in them.
LISTS = ("segments", "chunks", "transcription", "utterances", "results")
SPEAKER_KEYS = ("speaker", "speaker_name", "speaker_label")
TIME_KEYS = ("start", "start_time", "timestamp", "offsets")
TEXT_KEYS = ("text", "transcript", "content")


def recognises(document: Document) -> bool:
    found = _rows(value_of(document))
    return (
        any(has_keys(found, key, "text") for key in TIME_KEYS)
        or any(has_keys(found, "start_time", "speaker_label", key) for key in TEXT_KEYS)
        or holds(document, *MARKS)
    )


def read(document: Document) -> Transcript:
    """Each segment with its speaker.

    Whisper's times are seconds; where only milliseconds make sense, or nothing tells, that is said.
    """
    segments = [_segment(row) for row in _rows(parse_json(document))]
    unit = unit_of([segment.stamped for segment in segments])
    return transcript_of(document, segments, _in_seconds(unit, segments))


def _in_seconds(unit: Unit, segments: list[Segment]) -> Unit:
    """Seconds, with a word where the numbers might as well be milliseconds."""
    if unit.name == "milliseconds":
        return unit
    is_open = unit.seconds is None and any(segment.stamped.start for segment in segments)
    return Unit(1.0, "as Whisper writes them; nothing in the document tells" if is_open else "")


def _rows(value: object) -> list[dict]:
    if not isinstance(value, dict):
        return rows(value)
    return next((found for key in LISTS if (found := rows(value.get(key)))), [])


def _times(row: dict) -> tuple[object, object]:
    """Start and end; of a pair (timestamp) in seconds, of offsets in milliseconds."""
    pair, offsets = row.get("timestamp"), row.get("offsets")
    if isinstance(pair, list) and len(pair) == 2:
        return pair[0], pair[1]
    if isinstance(offsets, dict):
        start, end = number_of(offsets.get("from")), number_of(offsets.get("to"))
        return start and start / 1000, end and end / 1000
    return row.get("start", row.get("start_time")), row.get("end", row.get("end_time"))


def _segment(row: dict) -> Segment:
    """A segment without a speaker, as WhisperX leaves them, has the one speaker of all its words."""
    speaker = _first_label(row)
    heard = {voice_label(word.get("speaker")) for word in rows(row.get("words"))} - {""}
    if not speaker and len(heard) == 1:
        speaker = heard.pop()
    return Segment(first_text(row, *TEXT_KEYS), *_times(row), Voice(speaker))


def _first_label(row: dict) -> str:
    return next(filter(None, (voice_label(row.get(key)) for key in SPEAKER_KEYS)), "")
