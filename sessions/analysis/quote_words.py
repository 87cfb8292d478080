"""Turns a span of text into words as quotations are compared: folded, without fillers, slips of the pen forgiven."""

import re
from dataclasses import dataclass

from rapidfuzz.distance import OSA

from sessions.analysis.words import WORD, stem, word_set
from sessions.transcript import Span
from speakers.names import fold

FILLERS = word_set("uh um er erm ah eh hmm mm mhm uhm")
# 9,126 or 1.5 stays one word; 2-3 does not
QUOTE_WORD = re.compile(rf"\d+(?:[.,]\d+)+|{WORD.pattern}")
# ', and' '; the' '(as' ' – not'
CLAUSE_MARK = re.compile(r"[,;:.!?()—–…\n]")
PREFIXES = ("un", "in", "im", "il", "ir", "dis", "non", "mis", "anti", "de")


@dataclass(frozen=True)
class Token:
    """A word as compared (folded) and as it stands, with its place; a mark stands before one that opens a clause."""

    folded: str
    written: str
    span: Span
    opens_clause: bool = False


def tokens_of(text: str, span: Span) -> list[Token]:
    """The words of the span without fillers, folded for comparison."""
    found = QUOTE_WORD.finditer(text, span.start, span.end)
    tokens, reached = [], span.start
    for match in found:
        is_parted = bool(CLAUSE_MARK.search(text, reached, match.start()))
        reached = match.end()
        tokens.append(Token(fold(match.group()), match.group(), Span(match.start(), reached), is_parted))
    return [token for token in tokens if token.folded not in FILLERS]


def is_slip(one: str, other: str) -> bool:
    """Whether two words differ by a slip of the pen, not by a figure and not by a prefix that turns the meaning."""
    if one == other:
        return True
    if one.isdigit() or other.isdigit() or is_opposite(one, other):
        return False
    allowed = 2 if min(len(one), len(other)) >= 8 else 1 if min(len(one), len(other)) >= 4 else 0
    return allowed > 0 and OSA.distance(one, other, score_cutoff=allowed) <= allowed


def is_misspelt(one: str, other: str) -> bool:
    """Whether two words in the same place are one word, bent or with a letter wrong: lan for land, goes for go."""
    return stem(one) == stem(other) or OSA.distance(one, other, score_cutoff=1) <= 1 or is_slip(one, other)


def is_opposite(one: str, other: str) -> bool:
    """possible, impossible: one is the other behind a negating prefix."""
    short, long = sorted((one, other), key=len)
    return (len(short) >= 3 and any(long == prefix + short for prefix in PREFIXES)) or _has_other_prefix(one, other)


def _has_other_prefix(one: str, other: str) -> bool:
    """increase, decrease; include, exclude: not two letters exchanged, as in "acbles"."""
    return len(one) > 5 and one[2:] == other[2:] and not {*one[:2]} & {*other[:2]}
