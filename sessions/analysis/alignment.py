"""Turns a quotation and a stretch of text into their alignment: the words shared in order, and those that differ."""

from collections.abc import Sequence
from dataclasses import dataclass

from rapidfuzz.distance import LCSseq

from sessions.analysis.quote_words import Token, is_slip
from sessions.transcript import Span


@dataclass(frozen=True)
class Alignment:
    """`score`: share of the quotation's words found in order; `changes`: differing words (quotation's, text's)."""

    score: float
    span: Span
    tokens: tuple[Token, ...]
    changes: tuple[tuple[tuple[Token, ...], tuple[Token, ...]], ...]


def align_tokens(quotation: Sequence[Token], window: Sequence[Token]) -> Alignment:
    """The quotation's words in their order within the window; a word with a slip of the pen counts as the same."""
    ours, theirs = [token.folded for token in quotation], _without_slips(quotation, window)
    steps = _steps(ours, theirs)
    matches = [step for step in steps if step.is_match]
    if not matches:
        return Alignment(0.0, Span(0, 0), (), ())
    first, last = matches[0].theirs.start, matches[-1].theirs.stop
    inside = tuple(window[first:last])
    reach = range(max(0, first - len(steps[0].ours)), min(len(window), last + len(steps[-1].ours)))
    changes = [
        (tuple(quotation[step.ours.start : step.ours.stop]), tuple(window[step.theirs.start : step.theirs.stop]))
        for step in (_clipped(step, reach) for step in steps)
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


def _clipped(step: _Step, reach: range) -> _Step:
    """The step with no more of the window's words than could stand for the quotation's first and last ones."""
    theirs = range(max(reach.start, step.theirs.start), min(reach.stop, step.theirs.stop))
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
