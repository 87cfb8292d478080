"""One document as read, whatever its format: plain values that point into one immutable text."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta, timezone
from enum import StrEnum
from itertools import pairwise
from typing import NamedTuple


class TranscriptError(ValueError):
    """What a document should have held and what it held instead, with its line (counted from 1) where there is one."""

    def __init__(self, expected: str, found: str, line: int | None = None, source: str = ""):
        self.expected, self.found, self.line, self.source = expected, found, line, source
        super().__init__(expected, found, line, source)

    def __str__(self) -> str:
        place = ":".join(str(part) for part in (self.source, self.line) if part)
        sentence = f"expected {self.expected}, found {self.found}"
        return f"{place}: {sentence}" if place else sentence

    def in_source(self, source: str) -> "TranscriptError":
        return TranscriptError(self.expected, self.found, self.line, source)


class Kind(StrEnum):
    """A report tells in the third person what was said; a transcript holds the words themselves."""

    REPORT = "report"
    TRANSCRIPT = "transcript"


class Span(NamedTuple):
    """Code points [start, end) of a Transcript's text. There are many: a plain tuple is quick to make."""

    start: int
    end: int

    def of(self, text: str) -> str:
        return text[self.start : self.end]

    def cut(self, others: Iterable["Span"]) -> list["Span"]:
        """The span in pieces, cut where one of the others begins or ends."""
        places = {self.start, self.end} | {place for span in others for place in (span.start, span.end)}
        inside = sorted(place for place in places if self.start <= place <= self.end)
        return [Span(start, end) for start, end in pairwise(inside)]


@dataclass(frozen=True)
class Moment:
    """A day, with a time and a zone where they are printed; `offset_minutes` east of UTC where the zone is known."""

    day: date
    clock: time | None = None
    zone: str | None = None
    offset_minutes: int | None = None

    def isoformat(self) -> str:
        return self._value().isoformat()

    @property
    def instant(self) -> datetime | None:
        """The instant in UTC, None where the time or its zone is unknown."""
        value = self._value()
        return value.astimezone(UTC) if isinstance(value, datetime) and value.tzinfo else None

    def _value(self) -> date | datetime:
        if self.clock is None:
            return self.day
        zone = None if self.offset_minutes is None else timezone(timedelta(minutes=self.offset_minutes))
        return datetime.combine(self.day, self.clock, zone)


@dataclass(frozen=True)
class ListedSpeaker:
    """A person on the document's own list; what the list does not say is None."""

    name: str
    affiliation: str | None = None
    role: str | None = None
    stakeholder_group: str | None = None
    region: str | None = None


@dataclass(frozen=True)
class Interval:
    """Seconds after the start of the recording; `end` is None where only the start is printed."""

    start: float
    end: float | None = None


@dataclass(frozen=True)
class Turn:
    """One voice's uninterrupted contribution; in a report, one voice's section.

    `attribution` is the voice's name as printed ("" where nobody is named); `paragraphs` lie inside `span` and hold
    the voice's words without the label; `intervals` are the cues' times in order, empty where no time is known.
    """

    attribution: str
    paragraphs: tuple[Span, ...]
    role: str | None = None
    affiliation: str | None = None
    intervals: tuple[Interval, ...] = ()

    @property
    def span(self) -> Span:
        return Span(self.paragraphs[0].start, self.paragraphs[-1].end)

    @property
    def starts_after_seconds(self) -> float | None:
        return min((interval.start for interval in self.intervals), default=None)

    @property
    def ends_after_seconds(self) -> float | None:
        return max((interval.end for interval in self.intervals if interval.end is not None), default=None)


@dataclass(frozen=True)
class Section:
    """A headed part of a document that belongs to no voice: "Summary", "Keypoints"."""

    heading: str
    paragraphs: tuple[Span, ...]


@dataclass(frozen=True)
class SpeechCard:
    """A card of figures as a report page prints it; lost values are None."""

    label: str
    line: int
    words_per_minute: float | None = None
    words: int | None = None
    seconds: float | None = None


@dataclass(frozen=True)
class Transcript:
    """One document as read. Every span counts code points of `text`; what the document does not say is None."""

    kind: Kind
    text: str
    turns: tuple[Turn, ...]
    title: str | None = None
    event: str | None = None
    code: str | None = None
    starts: Moment | None = None
    ends: Moment | None = None
    disclaimer: str | None = None
    language: str | None = None
    listed: tuple[ListedSpeaker, ...] = ()
    sections: tuple[Section, ...] = ()
    cards: tuple[SpeechCard, ...] = ()
    recording_url: str | None = None
    official_url: str | None = None
    warnings: tuple[str, ...] = field(default=())
    format: str = ""


def voices(turns: Iterable[Turn]) -> dict[str, list[Turn]]:
    """The turns of each attribution, in the order in which the voices are first heard."""
    heard: dict[str, list[Turn]] = {}
    for turn in turns:
        heard.setdefault(turn.attribution, []).append(turn)
    return heard


class TextBuilder:
    """Builds a Transcript's text paragraph by paragraph, for formats whose text is not the document itself."""

    def __init__(self) -> None:
        self._parts: list[str] = []
        self._length = 0

    def add(self, paragraph: str) -> Span:
        span = Span(self._length, self._length + len(paragraph))
        self._parts.append(paragraph + "\n\n")
        self._length += len(paragraph) + 2
        return span

    @property
    def text(self) -> str:
        return "".join(self._parts)


def lines_of(text: str) -> Iterator[tuple[int, Span]]:
    """Each line of the text, numbered from 1, as the span of its characters without surrounding white space."""
    position = 0
    for number, line in enumerate(text.split("\n"), 1):
        stripped = line.strip()
        start = position + (len(line) - len(line.lstrip()) if stripped else 0)
        yield number, Span(start, start + len(stripped))
        position += len(line) + 1
