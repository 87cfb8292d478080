"""Turns the segments of a JSON transcript, whatever its keys, into a Transcript."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from sessions.formats.document import Document
from sessions.formats.json_document import number_of, parse_json, repeated_keys, text_of
from sessions.formats.json_header import read_json_header
from sessions.formats.json_units import Stamped, Unit
from sessions.formats.spoken_pieces import UNNAMED, Piece, Voice, turns_of_pieces
from sessions.formats.subtitle_header import transcript_under
from sessions.transcript import Interval, Transcript

# >> Good morning: the captioners' mark of another voice, in segments that were captions
CHANGE = re.compile(r"\s*>{2,}\s*")
MOST_WARNINGS = 20
NAME_KEYS = ("name", "label", "speaker_id", "id")


@dataclass(frozen=True, slots=True)
class Segment:
    """Words of one voice with the values beside them as the document holds them."""

    text: str
    start: object
    end: object
    voice: Voice = UNNAMED
    is_change: bool = False
    opens_paragraph: bool = False

    @property
    def stamped(self) -> Stamped:
        return Stamped(self.text, number_of(self.start), number_of(self.end))


def transcript_of(document: Document, segments: Sequence[Segment], unit: Unit, *warnings: str) -> Transcript:
    """The segments' turns with what the document says of the session. Raises TranscriptError where nobody speaks."""
    spoken = [_without_mark(segment) for segment in segments if any(map(str.isalnum, segment.text))]
    if not spoken:
        raise document.error("segments with text", "none", 1)
    found: list[str] = []
    text, turns = turns_of_pieces(_pieces(document, spoken, unit, found))
    header = read_json_header(document, parse_json(document))
    said = (*warnings, *_repeated(document), *_unit_warning(document, unit), *_shortened(document, found))
    return transcript_under(header, text, turns, *said)


def voice_label(speaker: object) -> str:
    """The speaker as the port writes one: a text, a number that it counts voices with, or an object around either."""
    if isinstance(speaker, dict):
        return next(filter(None, (voice_label(speaker.get(key)) for key in NAME_KEYS)), "")
    if isinstance(speaker, int) and not isinstance(speaker, bool):
        return f"Speaker {speaker}"
    return text_of(speaker)


def _without_mark(segment: Segment) -> Segment:
    found = CHANGE.match(segment.text)
    return replace(segment, text=segment.text[found.end() :], is_change=True) if found else segment


def _repeated(document: Document) -> Iterator[str]:
    if keys := repeated_keys(document):
        names = ", ".join(key[:40] for key in keys[:5])
        yield f"{document.name}: keys stand twice in one object, the last counts: {names}"


def _unit_warning(document: Document, unit: Unit) -> Iterator[str]:
    if unit.seconds is None:
        reason = f"nothing tells whether the times are seconds or milliseconds ({unit.reason})"
        yield f"{document.name}: {reason}; they are unknown"
    elif unit.reason:
        yield f"{document.name}: the times are taken as {unit.name} ({unit.reason})"


def _shortened(document: Document, found: list[str]) -> list[str]:
    more = len(found) - MOST_WARNINGS
    return [*found[:MOST_WARNINGS], *([f"{document.name}: {more} more segments with such times"] if more > 0 else [])]


def _pieces(document: Document, segments: Sequence[Segment], unit: Unit, warnings: list[str]) -> Iterator[Piece]:
    for number, segment in enumerate(segments, 1):
        _, start, end = segment.stamped
        if complaint := _complaint(segment, start, end):
            warnings.append(f"{document.name}: segment {number}: {complaint}; its time is unknown")
        interval = _interval(start, end, unit)
        yield Piece(segment.text, interval, segment.voice, segment.is_change, segment.opens_paragraph)


def _complaint(segment: Segment, start: float | None, end: float | None) -> str:
    """What is wrong with the segment's times; "" where nothing is."""
    if (segment.start is not None and start is None) or (segment.end is not None and end is None):
        return f'expected times, found "{str(segment.start)[:20]}" and "{str(segment.end)[:20]}"'
    if start is not None and end is not None and end < start:
        return f"the end {end:g} stands before the start {start:g}"
    return ""


def _interval(start: float | None, end: float | None, unit: Unit) -> Interval | None:
    """The times in seconds; an end alone tells nothing, nor does one before the start."""
    if start is None or unit.seconds is None or (end is not None and end < start):
        return None
    return Interval(round(start * unit.seconds, 3), None if end is None else round(end * unit.seconds, 3))
