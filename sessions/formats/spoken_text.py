"""Turns a text and the places where its voices set in into Turns: whose words stand where."""

import re
from collections.abc import Callable, Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from sessions.formats.stamps import STAMP
from sessions.transcript import Interval, Span, Turn
from speakers.names import role_of

# A line from its first character that is no white space: "Good morning, everyone."
LINE = re.compile(r"\S[^\n]*")
# [0:15] And then: the time of what follows, no word of it
LINE_STAMP = re.compile(rf"[\[(]{STAMP}[\])][^\S\n]+(?=\S)")


class Onset(NamedTuple):
    """Where a voice sets in: `start` is the first character of its label, `words` the first place after the label."""

    start: int
    words: int
    attribution: str
    affiliation: str | None = None
    intervals: tuple[Interval, ...] = ()
    role: str | None = None


def turns_of(text: str, onsets: Sequence[Onset], end: int, is_nobodys: Callable[[str], bool]) -> Iterator[Turn]:
    """A turn for each onset that has words before the next one; lines that are nobody's stand in no span."""
    borders = [*(onset.start for onset in onsets[1:]), end]
    for onset, border in zip(onsets, borders, strict=False):
        paragraphs = tuple(paragraphs_between(text, onset.words, border, is_nobodys))
        if paragraphs:
            role = onset.role or voice_role(onset.attribution)
            yield Turn(onset.attribution, paragraphs, role, onset.affiliation, onset.intervals)


def paragraphs_between(text: str, start: int, end: int, is_nobodys: Callable[[str], bool]) -> Iterator[Span]:
    """The blocks that blank lines, lines of nobody or stamps part. A label's own line is its voice's."""
    own_line_ends = text.find("\n", start, end)
    first = last = None
    for found in LINE.finditer(text, start, end):
        line, at = found.group().rstrip(), found.start()
        is_skipped = at > own_line_ends >= 0 and is_nobodys(line)
        stamp = LINE_STAMP.match(line) if line[0] in "[(" else None
        if first is not None and (is_skipped or stamp or text.count("\n", last, at) > 1):
            yield Span(first, last)
            first = None
        if not is_skipped:
            first, last = (at + (stamp.end() if stamp else 0) if first is None else first), at + len(line)
    if first is not None:
        yield Span(first, last)


@lru_cache(maxsize=4096)
def voice_role(attribution: str) -> str | None:
    return role_of(attribution) if attribution else None
