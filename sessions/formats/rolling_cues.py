"""Turns rolling captions, which show again the lines of the cue before, into cues whose words are counted once."""

from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from sessions.formats.cue_markup import MarkedLine
from sessions.transcript import Interval

# A caption shows few lines at a time: more are not compared.
MOST_LINES = 6
LEAST_SHARE, LEAST_REPEATS = 0.3, 3


class PlainCue(NamedTuple):
    """A cue whose markup is read."""

    line: int
    interval: Interval | None
    lines: list[MarkedLine]


def counted_once(cues: Sequence[PlainCue]) -> list[PlainCue]:
    """The cues without what they show again; a cue that shows nothing new lends its time to the one before."""
    if not cues:
        return []
    repeats = [0, *(repeated_words(before.lines, cue.lines) for before, cue in pairwise(cues))]
    telling = [n for n, cue in zip(repeats, cues, strict=True) if n and not _is_of_one_line(cue, n)]
    if len(telling) < max(LEAST_REPEATS, LEAST_SHARE * len(cues)):
        return _without_doubles(cues)
    once = [cue._replace(lines=_without(cue.lines, count)) for cue, count in zip(cues, repeats, strict=True)]
    return _lending(once)


def _is_of_one_line(cue: PlainCue, repeated: int) -> bool:
    """Whether the cue is one line said again, as "Yes." may be, and no line that rolled up."""
    return len(cue.lines) == 1 and len(cue.lines[0].text.split()) == repeated < 3


def repeated_words(before: Sequence[MarkedLine], lines: Sequence[MarkedLine]) -> int:
    """How many words at the head of the lines are the last lines of the cue before."""
    if not before or not lines:
        return 0
    head = lines[0].text.split(maxsplit=1)[:1]
    shown = " ".join(line.text for line in lines)
    for first in range(max(0, len(before) - MOST_LINES), len(before)):
        if before[first].text.split(maxsplit=1)[:1] == head:
            tail = " ".join(line.text for line in before[first:])
            if shown == tail or shown.startswith(tail + " "):
                return len(tail.split())
    return 0


def _without(lines: Sequence[MarkedLine], count: int) -> list[MarkedLine]:
    left: list[MarkedLine] = []
    for line in lines:
        words = line.text.split()
        if count < len(words):
            left.append(line._replace(text=" ".join(words[count:])) if count else line)
        count = max(0, count - len(words))
    return left


def _lending(cues: Sequence[PlainCue]) -> list[PlainCue]:
    """The cues with words, each with the time of the empty ones that follow it without a gap."""
    kept: list[PlainCue] = []
    for cue in cues:
        if cue.lines:
            kept.append(cue)
        elif kept and _follows(kept[-1].interval, cue.interval):
            kept[-1] = kept[-1]._replace(
                interval=Interval(kept[-1].interval.start, max(kept[-1].interval.end, cue.interval.end))
            )
    return kept


def _follows(before: Interval | None, interval: Interval | None) -> bool:
    return bool(before and interval) and before.start <= interval.start <= before.end


def _without_doubles(cues: Sequence[PlainCue]) -> list[PlainCue]:
    """The cues without those that say again, at the same time, what the one before says."""
    pairs = zip([None, *cues], cues, strict=False)
    return [cue for before, cue in pairs if cue.lines and not (before and cue.interval and before[1:] == cue[1:])]
