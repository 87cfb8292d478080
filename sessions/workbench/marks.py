"""Cuts the paragraphs of a source where the evidence of statements begins and ends."""

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from sessions.transcript import Span


@dataclass(frozen=True)
class Mark:
    """A piece of evidence, and the key of its statement."""

    span: Span
    key: str


@dataclass(frozen=True)
class Piece:
    """Words of a source with the keys of the statements that they carry; `ends` are those whose evidence ends here."""

    text: str
    keys: tuple[str, ...] = ()
    ends: tuple[str, ...] = ()


@dataclass(frozen=True)
class MarkedParagraph:
    """`start` is its place in the source's text, in code points: a selection inside it is counted from there."""

    start: int
    pieces: list[Piece]


def marked_paragraphs(text: str, paragraphs: Iterable[Span], marks: Iterable[Mark]) -> dict[Span, MarkedParagraph]:
    """Every paragraph with the marks that reach into it. The paragraphs are in the order of the text."""
    paragraphs = list(paragraphs)
    starts, ends = [span.start for span in paragraphs], [span.end for span in paragraphs]
    inside = defaultdict(list)
    for mark in marks:
        for place in range(bisect_right(ends, mark.span.start), bisect_left(starts, mark.span.end)):
            inside[place].append(mark)
    return {
        span: MarkedParagraph(span.start, _pieces(text, span, inside.get(place, [])))
        for place, span in enumerate(paragraphs)
    }


def _pieces(text: str, paragraph: Span, marks: list[Mark]) -> list[Piece]:
    if not marks:
        return [Piece(paragraph.of(text))]
    pieces = []
    for cut in paragraph.cut(mark.span for mark in marks):
        here = [mark for mark in marks if mark.span.start <= cut.start < mark.span.end]
        ends = sorted({mark.key for mark in here if min(mark.span.end, paragraph.end) == cut.end})
        pieces.append(Piece(cut.of(text), tuple(sorted({mark.key for mark in here})), tuple(ends)))
    return pieces
