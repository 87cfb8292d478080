"""Turns the segments that Whisper and WhisperX write into a Transcript."""

from sessions.formats.document import Document
from sessions.formats.json_document import first_text, has_keys, holds, parse_json, rows, text_of, value_of
from sessions.formats.json_segments import Segment, transcript_of
from sessions.formats.json_units import Unit, unit_of
from sessions.formats.spoken_pieces import Voice
from sessions.transcript import Transcript

MARKS = ("segments", "start", "text")


def recognises(document: Document) -> bool:
    return has_keys(_rows(value_of(document)), "start", "text") or holds(document, *MARKS)


def read(document: Document) -> Transcript:
    """Each segment with its speaker. Whisper's times are seconds; where only milliseconds make sense that is said."""
    segments = [_segment(row) for row in _rows(parse_json(document))]
    unit = unit_of([segment.stamped for segment in segments])
    return transcript_of(document, segments, unit if unit.name == "milliseconds" else Unit(1.0))


def _rows(value: object) -> list[dict]:
    return rows(value.get("segments")) if isinstance(value, dict) else rows(value)


def _segment(row: dict) -> Segment:
    """A segment without a speaker, as WhisperX leaves them, has the one speaker of all its words."""
    speaker = first_text(row, "speaker", "speaker_name", "speaker_label")
    heard = {text_of(word.get("speaker")) for word in rows(row.get("words")) if word.get("speaker")}
    if not speaker and len(heard) == 1:
        speaker = heard.pop()
    return Segment(first_text(row, "text"), row.get("start"), row.get("end"), Voice(speaker))
