"""Turns a quotation and a text into their alignment: which words stand in the text in the same order, and where."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from rapidfuzz import fuzz
from rapidfuzz.distance import OSA, LCSseq

from sessions.analysis.words import WORD
from sessions.transcript import Span
from speakers.names import fold

FILLERS = frozenset(["uh", "um", "er", "erm", "ah", "eh", "hmm", "mm", "mhm", "uhm"])
# 9,126 or 1.5 stays one word; 2-3 does not
QUOTE_WORD = re.compile(rf"\d+(?:[.,]\d+)+|{WORD.pattern}")
PREFIXES = ("un", "in", "im", "il", "ir", "dis", "non", "mis", "anti", "de")
MOST_PLACES, MOST_DIAGONALS, STRIDE = 60, 3, 8


@dataclass(frozen=True)
class Token:
    """A word as compared (folded) and as it stands, with its place."""

    folded: str
    written: str
    span: Span


@dataclass(frozen=True)
class Alignment:
    """`score`: share of the quotation's words found in order; `changes`: differing words (quotation's, text's)."""

    score: float
    span: Span
    tokens: tuple[Token, ...]
    changes: tuple[tuple[tuple[Token, ...], tuple[Token, ...]], ...]


class QuotedText:
    """The spans of a text that a voice's words fill, prepared for many quotations."""

    def __init__(self, text: str, spans: Sequence[Span]):
        self.text = text
        self.tokens = [token for span in spans for token in tokens_of(text, span)]

    @cached_property
    def folded(self) -> list[str]:
        return [token.folded for token in self.tokens]

    @cached_property
    def places(self) -> dict[tuple[str, ...], list[int]]:
        """Where each run of one, two and three words begins."""
        places: dict[tuple[str, ...], list[int]] = {}
        for size in (1, 2, 3):
            for place in range(len(self.folded) - size + 1):
                places.setdefault(tuple(self.folded[place : place + size]), []).append(place)
        return places

    def find(self, quotation: Sequence[Token]) -> Span | None:
        """The first place where the very same folded words follow each other."""
        folded = [token.folded for token in quotation]
        for place in self.places.get(tuple(folded[:3]), ()) if folded else ():
            if self.folded[place : place + len(folded)] == folded:
                return Span(self.tokens[place].span.start, self.tokens[place + len(folded) - 1].span.end)
        return None

    def align(self, quotation: Sequence[Token]) -> Alignment | None:
        """The best alignment around the places that share most runs of words with the quotation; None where none is."""
        found = [
            self._aligned(quotation, diagonal) for diagonal in self._diagonals([token.folded for token in quotation])
        ]
        return max(found, key=lambda alignment: (alignment.score, -alignment.span.start), default=None)

    def _diagonals(self, folded: Sequence[str]) -> list[int]:
        votes: Counter[int] = Counter()
        for size in (3, 2, 1):
            for offset in range(len(folded) - size + 1):
                places = self.places.get(tuple(folded[offset : offset + size]), ())
                for place in places if len(places) <= MOST_PLACES else ():
                    votes[(place - offset) // STRIDE] += size
        best = sorted(votes, key=lambda diagonal: (-votes[diagonal] - votes[diagonal + 1], diagonal))
        return [diagonal * STRIDE for diagonal in best[:MOST_DIAGONALS]]

    def _aligned(self, quotation: Sequence[Token], diagonal: int) -> Alignment:
        slack = STRIDE + len(quotation) // 2
        first = max(0, diagonal - slack)
        window = self.tokens[first : max(first + 1, diagonal + len(quotation) + slack)]
        return align_tokens(quotation, _narrowed(quotation, window))


def _narrowed(quotation: Sequence[Token], window: Sequence[Token]) -> Sequence[Token]:
    """The stretch of the window that is most like the quotation, with a few words more on each side."""
    theirs = [token.folded for token in window]
    place = fuzz.partial_ratio_alignment([token.folded for token in quotation], theirs)
    if place is None or len(window) <= len(quotation):
        return window
    slack = 2 + len(quotation) // 6
    return window[max(0, place.dest_start - slack) : place.dest_end + slack]


def tokens_of(text: str, span: Span) -> list[Token]:
    """The words of the span without fillers, folded for comparison."""
    found = QUOTE_WORD.finditer(text, span.start, span.end)
    tokens = (Token(fold(match.group()), match.group(), Span(match.start(), match.end())) for match in found)
    return [token for token in tokens if token.folded not in FILLERS]


def align_tokens(quotation: Sequence[Token], window: Sequence[Token]) -> Alignment:
    """The quotation's words in their order within the window; a word with a slip of the pen counts as the same."""
    ours, theirs = [token.folded for token in quotation], _without_slips(quotation, window)
    steps = _steps(ours, theirs)
    matches = [step for step in steps if step.is_match]
    if not matches:
        return Alignment(0.0, Span(0, 0), (), ())
    first, last = matches[0].theirs.start, matches[-1].theirs.stop
    inside = tuple(window[first:last])
    changes = [
        (tuple(quotation[step.ours.start : step.ours.stop]), tuple(window[step.theirs.start : step.theirs.stop]))
        for step in (_clipped(step, first, last) for step in steps)
        if not step.is_match and (step.ours or step.theirs)
    ]
    matched = sum(len(step.ours) for step in matches)
    # Words scattered over a much longer stretch are no quotation.
    spread = max(1.0, len(inside) / (1.6 * len(quotation)))
    return Alignment(
        matched / len(quotation) / spread, Span(inside[0].span.start, inside[-1].span.end), inside, tuple(changes)
    )


@dataclass(frozen=True)
class _Step:
    """Indices of the quotation's words and of the window's that match, or that stand for each other."""

    is_match: bool
    ours: range
    theirs: range


def _steps(ours: Sequence[str], theirs: Sequence[str]) -> list[_Step]:
    blocks = [
        (block.src_start, block.dest_start, block.src_end)
        for block in LCSseq.opcodes(ours, theirs)
        if block.tag == "equal"
    ]
    steps, reached_ours, reached_theirs = [], 0, 0
    for start, place, end in _drawn_together(blocks, ours, theirs):
        steps.append(_Step(False, range(reached_ours, start), range(reached_theirs, place)))
        steps.append(_Step(True, range(start, end), range(place, place + end - start)))
        reached_ours, reached_theirs = end, place + end - start
    return [*steps, _Step(False, range(reached_ours, len(ours)), range(reached_theirs, len(theirs)))]


def _drawn_together(
    blocks: Sequence[tuple[int, int, int]], ours: Sequence[str], theirs: Sequence[str]
) -> list[tuple[int, int, int]]:
    """The matching runs drawn towards the longest one, as far as the words allow."""
    moved = list(blocks)
    longest = max(range(len(moved)), key=lambda number: moved[number][2] - moved[number][0], default=0)
    for number in range(longest - 1, -1, -1):
        start, place, end = moved[number]
        nearest = moved[number + 1][1] - (end - start)
        places = [
            other for other in range(nearest, place, -1) if theirs[other : other + end - start] == ours[start:end]
        ]
        moved[number] = (start, places[0] if places else place, end)
    for number in range(longest + 1, len(moved)):
        start, place, end = moved[number]
        nearest = moved[number - 1][1] + moved[number - 1][2] - moved[number - 1][0]
        places = [other for other in range(nearest, place) if theirs[other : other + end - start] == ours[start:end]]
        moved[number] = (start, places[0] if places else place, end)
    return moved


def _clipped(step: _Step, first: int, last: int) -> _Step:
    """The step without the window's words that lie outside the quotation's stretch."""
    theirs = range(max(first, step.theirs.start), min(last, step.theirs.stop))
    return _Step(step.is_match, step.ours, theirs)


def _without_slips(quotation: Sequence[Token], window: Sequence[Token]) -> list[str]:
    """The window's words, those that the quotation holds with a slip of the pen written as it writes them."""
    theirs = {token.folded for token in window}
    left = [token.folded for token in quotation if token.folded not in theirs]
    meant = (
        {word: next((other for other in left if is_slip(other, word)), word) for word in sorted(theirs)} if left else {}
    )
    ours = {token.folded for token in quotation}
    return [token.folded if token.folded in ours else meant.get(token.folded, token.folded) for token in window]


def is_slip(one: str, other: str) -> bool:
    """Whether two words differ by a slip of the pen, not by a figure and not by a prefix that turns the meaning."""
    if one == other:
        return True
    if one.isdigit() or other.isdigit() or is_opposite(one, other):
        return False
    allowed = 2 if min(len(one), len(other)) >= 8 else 1 if min(len(one), len(other)) >= 4 else 0
    return allowed > 0 and OSA.distance(one, other, score_cutoff=allowed) <= allowed


def is_opposite(one: str, other: str) -> bool:
    """possible, impossible: one is the other behind a negating prefix."""
    short, long = sorted((one, other), key=len)
    return len(short) >= 3 and any(long == prefix + short for prefix in PREFIXES)
