"""Turns the turns of a council's meeting (speaker_raw, speaker_status, needs_review) into a Transcript."""

from collections.abc import Iterator

from sessions.formats.document import Document
from sessions.formats.json_document import first_text, holds, number_of, objects_around, parse_json, rows, value_of
from sessions.formats.json_segments import Segment, transcript_of
from sessions.formats.json_units import Unit, unit_of
from sessions.formats.spoken_pieces import Voice
from sessions.transcript import Transcript
from speakers.names import is_placeholder

LISTS = ("turns", "segments", "utterances", "transcript")
UNCERTAIN = (
    "unknown",
    "unidentified",
    "unresolved",
    "unmatched",
    "uncertain",
    "guess",
    "guessed",
    "inferred",
    "ambiguous",
)
OWN_KEYS = ("speaker_raw", "speaker_status", "needs_review")


def recognises(document: Document) -> bool:
    return any(key in row for row in _rows(value_of(document))[:50] for key in OWN_KEYS) or holds(
        document, "speaker_raw"
    )


def read(document: Document) -> Transcript:
    """Each turn under its speaker as printed; its times in the unit for which there is evidence."""
    value = parse_json(document)
    found = _rows(value)
    segments = [_segment(row) for row in found]
    return transcript_of(document, segments, _unit(value, found, segments), *_reviews(document, found))


def _rows(value: object) -> list[dict]:
    if not isinstance(value, dict):
        return rows(value)
    lists = (rows(place.get(key)) for place in objects_around(value) for key in LISTS)
    return next(filter(None, lists), [])


def _segment(row: dict) -> Segment:
    start, end = _first(row, "start", "start_ms", "start_time"), _first(row, "end", "end_ms", "end_time")
    return Segment(first_text(row, "text", "content"), start, end, Voice(_speaker(row)), is_change=True)


def _speaker(row: dict) -> str:
    """The speaker as printed; where that is only a number, the name that is put to it without a doubt."""
    printed, name = first_text(row, "speaker_raw"), first_text(row, "speaker_name", "speaker")
    is_certain = row.get("needs_review") is not True and first_text(row, "speaker_status").lower() not in UNCERTAIN
    return name if name and (not printed or is_placeholder(printed)) and is_certain else printed


def _first(row: dict, *keys: str) -> object:
    return next((row[key] for key in keys if row.get(key) is not None), None)


def _unit(value: object, found: list[dict], segments: list[Segment]) -> Unit:
    around = list(objects_around(value))
    declared = next(filter(None, (first_text(place, "time_unit", "unit", "units") for place in around)), "")
    if any("start_ms" in row for row in found[:50]):
        declared = "ms"
    return unit_of([segment.stamped for segment in segments], declared, _duration(around))


def _duration(around: list[dict]) -> float | None:
    """The declared length of the recording in seconds."""
    for place in around:
        if (seconds := number_of(_first(place, "duration_seconds", "duration", "duration_s"))) is not None:
            return seconds
        if (milliseconds := number_of(place.get("duration_ms"))) is not None:
            return milliseconds / 1000
    return None


def _reviews(document: Document, found: list[dict]) -> Iterator[str]:
    count = sum(row.get("needs_review") is True for row in found)
    if count:
        yield f"{document.name}: the speakers of {count} of {len(found)} turns are marked as needing a review"
