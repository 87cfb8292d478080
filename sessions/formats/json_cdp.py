"""Turns a transcript of the Council Data Project into a Transcript."""

from collections.abc import Iterator

from sessions.formats.document import Document
from sessions.formats.json_document import first_text, has_keys, holds, parse_json, rows, value_of
from sessions.formats.json_segments import Segment, transcript_of
from sessions.formats.json_units import Unit, unit_of
from sessions.formats.spoken_pieces import Voice
from sessions.transcript import Transcript

MARKS = ("sentences", "start_time", "text")


def recognises(document: Document) -> bool:
    return has_keys(_rows(value_of(document)), "start_time", "text") or (
        holds(document, *MARKS) and '"paragraphs"' not in document.text
    )


def read(document: Document) -> Transcript:
    """Each sentence with its speaker; its times are seconds, as the project documents them."""
    segments = list(_segments(_rows(parse_json(document))))
    unit = unit_of([segment.stamped for segment in segments])
    return transcript_of(document, segments, unit if unit.name == "milliseconds" else Unit(1.0))


def _rows(value: object) -> list[dict]:
    return rows(value.get("sentences")) if isinstance(value, dict) else []


def _segments(sentences: list[dict]) -> Iterator[Segment]:
    """Where no name stands, another number of the speaker is another voice."""
    before = None
    for row in sentences:
        number = str(row.get("speaker_index"))[:20]
        yield Segment(
            first_text(row, "text"),
            row.get("start_time"),
            row.get("end_time"),
            Voice(first_text(row, "speaker_name")),
            is_change=before is not None and number != before,
        )
        before = number
