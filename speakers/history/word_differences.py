"""Turns two texts into their differences, word by word: pieces that join back to both texts exactly."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from itertools import chain, groupby

from rapidfuzz.distance import LCSseq

# "don’t ", "2023", "?\n\n": a word with its inner apostrophes and its accents, or one mark, and the spaces behind it.
WORD = re.compile(r"(?:[\w\u0300-\u036f]+(?:['’][\w\u0300-\u036f]+)*|\S)\s*|\s+")
LINE = re.compile(r".*\n+|.+")
# The product of the numbers of words up to which every word is compared, in 50 MB and less than a second; else lines.
MOST_PAIRS = 400_000_000
# So many words stay beside a change where the rest of what is the same is left out.
WORDS_BESIDE = 12


class How(StrEnum):
    SAME = "same"
    REMOVED = "removed"
    ADDED = "added"
    LEFT_OUT = "left out"


@dataclass(frozen=True)
class Piece:
    how: How
    text: str


def word_differences(before: str, after: str) -> list[Piece]:
    """The pieces in reading order, what was removed before what was added.

    The same and the removed ones join to the text before, the same and the added ones to the text after.
    """
    old, new = WORD.findall(before), WORD.findall(after)
    first, last = _equal_ends(old, new)
    start, end = "".join(old[:first]), "".join(old[len(old) - last :])
    middle = _compared(old[first : len(old) - last], new[first : len(new) - last])
    pieces = _joined([Piece(How.SAME, start), *middle, Piece(How.SAME, end)])
    return list(_joined(_without_islands(list(pieces))))


def is_changed(pieces: Iterable[Piece]) -> bool:
    return any(piece.how != How.SAME for piece in pieces)


def shortened(pieces: list[Piece], words: int = WORDS_BESIDE) -> list[Piece]:
    """The pieces with at most so many of the same words on each side of a change, and a gap where some are left out."""
    short = []
    for place, piece in enumerate(pieces):
        if piece.how == How.SAME:
            short += _ends(piece.text, words if place else 0, words if place < len(pieces) - 1 else 0)
        else:
            short.append(piece)
    return short


def _equal_ends(old: list[str], new: list[str]) -> tuple[int, int]:
    """How many words are the same at the beginning, and behind them at the end."""
    shorter = min(len(old), len(new))
    first = next((place for place in range(shorter) if old[place] != new[place]), shorter)
    last = next((back for back in range(shorter - first) if old[-1 - back] != new[-1 - back]), shorter - first)
    return first, last


def _compared(old: list[str], new: list[str]) -> Iterator[Piece]:
    """By the longest common subsequence of the words, whatever spaces follow them."""
    if len(old) * len(new) > MOST_PAIRS:
        old, new = (LINE.findall("".join(words)) for words in (old, new))
    if len(old) * len(new) > MOST_PAIRS:  # lines without number
        yield from (Piece(How.REMOVED, "".join(old)), Piece(How.ADDED, "".join(new)))
        return
    numbers: dict[str, int] = {}
    left, right = ([numbers.setdefault(word.rstrip(), len(numbers)) for word in words] for words in (old, new))
    for operation, i1, i2, j1, j2 in LCSseq.opcodes(left, right):
        if operation == "equal":
            yield from chain.from_iterable(map(_equal_words, old[i1:i2], new[j1:j2]))
        else:
            yield from (Piece(How.REMOVED, "".join(old[i1:i2])), Piece(How.ADDED, "".join(new[j1:j2])))


def _equal_words(old: str, new: str) -> Iterator[Piece]:
    """One word in both texts; the spaces behind it may differ."""
    word = old if old == new else old.rstrip()
    yield Piece(How.SAME, word)
    if old != new:
        yield from (Piece(How.REMOVED, old[len(word) :]), Piece(How.ADDED, new[len(word) :]))


def _without_islands(pieces: list[Piece]) -> Iterator[Piece]:
    """What is the same between two changes, each of them longer, belongs to both: a changed phrase reads as one."""
    changed = [0 if piece.how == How.SAME else len(piece.text) for piece in pieces]
    for place, piece in enumerate(pieces):
        before, after = (
            max(changed[part], default=0) for part in (slice(max(place - 2, 0), place), slice(place + 1, place + 3))
        )
        if piece.how == How.SAME and len(piece.text) <= min(before, after):
            yield from (Piece(How.REMOVED, piece.text), Piece(How.ADDED, piece.text))
        else:
            yield piece


def _joined(pieces: Iterable[Piece]) -> Iterator[Piece]:
    """Neighbours as one piece, or as one removed and one added piece."""
    for is_same, run in groupby(pieces, key=lambda piece: piece.how == How.SAME):
        neighbours = list(run)
        for how in [How.SAME] if is_same else [How.REMOVED, How.ADDED]:
            text = "".join(piece.text for piece in neighbours if piece.how == how)
            if text:
                yield Piece(how, text)


def _ends(text: str, at_start: int, at_end: int) -> list[Piece]:
    """The first and the last words of a text with the gap between them; the whole where little would be left out."""
    words = WORD.findall(text)
    if len(words) <= 2 * (at_start + at_end):
        return [Piece(How.SAME, text)]
    parts = words[:at_start], words[at_start : len(words) - at_end], words[len(words) - at_end :]
    pieces = zip([How.SAME, How.LEFT_OUT, How.SAME], map("".join, parts), strict=True)
    return [Piece(how, words) for how, words in pieces if words]
