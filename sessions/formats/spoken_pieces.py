"""Turns timed pieces of speech, whatever format they come from, into the text and the Turns of a Transcript."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import NamedTuple

from sessions.formats.spoken_text import voice_role
from sessions.transcript import Interval, TextBuilder, Turn

# "That is all."    “Is it?”    好。
SENTENCE_END = re.compile(r"[.!?…。！？؟][\"'”’»)\]]*$")
LONG_PAUSE = 3.0


class Voice(NamedTuple):
    """A voice as its document names it; "" where it is another voice without a name."""

    attribution: str = ""
    role: str | None = None
    affiliation: str | None = None


UNNAMED = Voice()


class Piece(NamedTuple):
    """Words between two times, "" where nothing but a voice is told.

    `voice` is None where the voice before goes on; `is_change` says that another one sets in, `opens_paragraph` that
    the document itself begins a paragraph here.
    """

    text: str
    interval: Interval | None = None
    voice: Voice | None = None
    is_change: bool = False
    opens_paragraph: bool = False


@dataclass
class _Building:
    """A turn while its pieces come in."""

    voice: Voice
    paragraphs: list[list[str]] = field(default_factory=list)
    intervals: list[Interval] = field(default_factory=list)
    has_unknown_time: bool = False
    last_end: float | None = None


def turns_of_pieces(pieces: Iterable[Piece]) -> tuple[str, tuple[Turn, ...]]:
    """The text, one paragraph for each stretch without a long pause, and one turn for each uninterrupted voice."""
    builder = TextBuilder()
    turns = tuple(_turn(building, builder) for building in _joined(pieces))
    return builder.text, turns


def _joined(pieces: Iterable[Piece]) -> Iterator[_Building]:
    building: _Building | None = None
    for piece in pieces:
        if building is None or _sets_in(piece, building.voice):
            if building:
                yield building
            building = _Building(piece.voice or UNNAMED)
        _add(building, piece)
    if building:
        yield building


def _sets_in(piece: Piece, current: Voice) -> bool:
    """Whether another voice speaks: a nameless one may be anybody, a named one is another only by another name."""
    if piece.voice is None:
        return piece.is_change
    return (piece.is_change and not piece.voice.attribution) or piece.voice.attribution != current.attribution


def _add(building: _Building, piece: Piece) -> None:
    if not building.paragraphs or piece.opens_paragraph or _is_natural_break(building, piece):
        building.paragraphs.append([])
    building.paragraphs[-1].append(piece.text)
    if piece.interval is None:
        building.has_unknown_time = True
    else:
        _add_interval(building.intervals, piece.interval)
        building.last_end = piece.interval.end


def _is_natural_break(building: _Building, piece: Piece) -> bool:
    if building.last_end is None or piece.interval is None or piece.interval.start - building.last_end <= LONG_PAUSE:
        return False
    return bool(SENTENCE_END.search(building.paragraphs[-1][-1][-8:]))


def _add_interval(intervals: list[Interval], interval: Interval) -> None:
    """Adds a cue's time, put together with the one before where the two touch or overlap."""
    before = intervals[-1] if intervals else None
    if before and before.end is not None and interval.end is not None and before.start <= interval.start <= before.end:
        intervals[-1] = Interval(before.start, max(before.end, interval.end))
    elif interval != before:
        intervals.append(interval)


def _turn(building: _Building, builder: TextBuilder) -> Turn:
    spans = tuple(builder.add(" ".join(words)) for words in building.paragraphs)
    voice = building.voice
    return Turn(
        voice.attribution, spans, voice.role or voice_role(voice.attribution), voice.affiliation, _intervals(building)
    )


def _intervals(building: _Building) -> tuple[Interval, ...]:
    """The intervals; an open one stands for words without a time, so that nobody takes the turn for wholly timed."""
    if building.has_unknown_time and building.intervals:
        return (*building.intervals, Interval(building.intervals[-1].start))
    return tuple(building.intervals)
