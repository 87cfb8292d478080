"""Turns a voice's turns into the figures of speech: length in words, time in seconds, speed in words per minute."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from itertools import zip_longest
from math import fsum

from sessions.transcript import Interval, Transcript, Turn

# (Applause) [ Laughter ] (Speaking Spanish): a captioner's notes, nobody's words.
CAPTIONER_NOTE = re.compile(r"\([^()\n]{0,200}\)|\[[^\[\]\n]{0,200}\]")
LEAST_WORDS, LEAST_SECONDS = 50, 20.0
PLAUSIBLE_WORDS_PER_MINUTE = (100, 216)
# Between two turns' starts lie pauses and interruptions too: no voice is taken for slower or faster than this.
ESTIMATED_WORDS_PER_MINUTE = (80, 260)


class Method(StrEnum):
    """How a time was made: all turns timed, some or starts only, none."""

    MEASURED = "measured"
    ESTIMATED = "estimated"
    UNKNOWN = "unknown"


@dataclass(frozen=True)
class SpeechFigures:
    """`seconds` is the union of the voice's intervals; `coverage` the share of its words that stand in timed turns."""

    words: int
    seconds: float | None
    method: Method
    coverage: float

    @property
    def words_per_minute(self) -> int | None:
        """None under 50 words or 20 seconds, where a speed says nothing."""
        if self.seconds is None or self.words < LEAST_WORDS or self.seconds < LEAST_SECONDS:
            return None
        return round(self.words * self.coverage * 60 / self.seconds)

    @property
    def is_implausible(self) -> bool:
        low, high = PLAUSIBLE_WORDS_PER_MINUTE
        return self.words_per_minute is not None and not low <= self.words_per_minute <= high


def word_count(text: str) -> int:
    """Runs of characters between white space that hold a letter or a digit: what word processors count."""
    return sum(any(map(str.isalnum, token)) for token in text.split())


def spoken_words(text: str) -> int:
    """The words of a text without its captioner's notes."""
    return word_count(CAPTIONER_NOTE.sub(" ", text))


@dataclass(frozen=True)
class CountedTurn:
    """A turn's words, those of them that its times cover, and these times: its own, or estimated from later starts."""

    turn: Turn
    words: int
    timed_words: float
    intervals: tuple[Interval, ...]
    is_measured: bool


def voice_figures(transcript: Transcript) -> dict[str, SpeechFigures]:
    """The figures of each voice, by its attribution, from the turns' own times."""
    heard: dict[str, list[CountedTurn]] = {}
    for counted in _counted_turns(transcript):
        heard.setdefault(counted.turn.attribution, []).append(counted)
    return {attribution: _figures(turns) for attribution, turns in heard.items()}


def session_figures(transcript: Transcript) -> SpeechFigures:
    """The figures of all voices together; overlapping speech counts once."""
    return _figures(_counted_turns(transcript))


def _figures(turns: list[CountedTurn]) -> SpeechFigures:
    words = sum(turn.words for turn in turns)
    timed = [turn for turn in turns if turn.intervals]
    if not timed:
        return SpeechFigures(words, None, Method.UNKNOWN, 0.0)
    is_measured = all(turn.is_measured for turn in turns)
    coverage = fsum(turn.timed_words for turn in timed) / words if words else 0.0
    seconds = union_seconds(interval for turn in timed for interval in turn.intervals)
    return SpeechFigures(words, seconds, Method.MEASURED if is_measured else Method.ESTIMATED, coverage)


def _counted_turns(transcript: Transcript) -> list[CountedTurn]:
    next_starts = (turn.starts_after_seconds for turn in transcript.turns[1:])
    followed = zip_longest(transcript.turns, next_starts)
    return [_counted(turn, next_start, transcript.text) for turn, next_start in followed]


def _counted(turn: Turn, next_start: float | None, text: str) -> CountedTurn:
    words = sum(spoken_words(span.of(text)) for span in turn.paragraphs)
    if turn.intervals and all(interval.end is not None for interval in turn.intervals):
        return CountedTurn(turn, words, words, turn.intervals, True)
    start = turn.starts_after_seconds
    is_followed = start is not None and next_start is not None
    covered, seconds = (words, next_start - start) if is_followed else _until_last_start(turn, words)
    if not covered:
        return CountedTurn(turn, words, 0, (), False)
    estimated = Interval(start, start + _estimated_seconds(covered, seconds))
    return CountedTurn(turn, words, covered, (estimated,), False)


def _until_last_start(turn: Turn, words: int) -> tuple[float, float]:
    """The words and the seconds up to the turn's last start, where nothing follows; each start opens as many words."""
    next_starts = [interval.start for interval in turn.intervals[1:]]
    ends = [
        interval.end if interval.end is not None else next_start
        for interval, next_start in zip_longest(turn.intervals, next_starts)
    ]
    known = [
        Interval(interval.start, end) for interval, end in zip(turn.intervals, ends, strict=True) if end is not None
    ]
    return (words * len(known) / len(turn.intervals), union_seconds(known)) if known else (0, 0)


def _estimated_seconds(words: float, seconds: float) -> float:
    """The time until the next turn, kept where a voice can have spoken that many words in it."""
    slowest, fastest = ESTIMATED_WORDS_PER_MINUTE
    return min(max(seconds, words * 60 / fastest), words * 60 / slowest)


def union_seconds(intervals: Iterable[Interval]) -> float:
    """The seconds that lie in at least one of the intervals."""
    total = reached = 0.0
    for interval in sorted(intervals, key=lambda interval: interval.start):
        end = interval.end if interval.end is not None else interval.start
        total += max(0.0, end - max(interval.start, reached))
        reached = max(reached, end)
    return round(total, 3)
