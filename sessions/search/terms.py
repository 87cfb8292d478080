"""Turns any text into the terms under which it is indexed: folded, stemmed, and the same on every database.

The databases' own tokenizers and stemmers differ (stop words, hyphens, marks, Chinese), so neither is asked: a term is
made of the letters a-z and digits only, which both keep as they are. The database stores and intersects places.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from sessions.analysis.words import stem
from speakers.names import fold
from speakers.names.folding import ACCENTS, INVISIBLE

# élan (also with its accent as a character of its own), مُحَمَّد, 5G; "people's" without its ending
MARKS = ACCENTS.pattern[1:-1] + INVISIBLE.pattern[1:-1]
WORD = re.compile(rf"([^\W_]+(?:[{MARKS}]+[^\W_]*)*)(?:['’][sS](?!\w))?")
# Scripts that write no blanks between words: each character is a term, and a run of them is a phrase.
UNSPACED = (
    "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7af\U00020000-\U0003ffff"
)
PIECE = re.compile(rf"[{UNSPACED}]|[^\W_{UNSPACED}]+")
# What no text holds: it parts a title from its text, so that no phrase crosses.
GAP = "qzgap"
LONGEST_WORD = 40
# PostgreSQL knows no place beyond the 16,383rd word of a document.
MOST_TERMS = 16_000


@dataclass(frozen=True)
class Token:
    """A term and where it stands in the text as written."""

    start: int
    end: int
    term: str


def tokens(text: str) -> Iterator[Token]:
    for match in WORD.finditer(text):
        for term in terms_of_word(match[1]):
            yield Token(match.start(1), match.end(1), term)


def terms(text: str) -> str:
    """The terms of a text in order, as the index holds them."""
    return " ".join(term for match in WORD.finditer(text) for term in terms_of_word(match[1]))


def words(text: str) -> set[str]:
    """The folded words of a text that a suggestion or an unfinished word may lead to."""
    return {word for match in WORD.finditer(text) for word in pieces(match[1]) if 2 < len(word) <= LONGEST_WORD}


@lru_cache(maxsize=1 << 16)
def terms_of_word(word: str) -> tuple[str, ...]:
    return tuple(encode(stem(piece)) for piece in pieces(word))


@lru_cache(maxsize=1 << 16)
def pieces(word: str) -> tuple[str, ...]:
    """The folded words in a word as written: several where a script has no blanks or one letter stands for two."""
    return tuple(PIECE.findall(fold(word)))


def encode(word: str) -> str:
    """The word if it is plain letters, else its characters as numbers: 王 is "qze78e8b", 5g is "qz3567"."""
    word = word[:LONGEST_WORD]
    if word.isascii() and word.isalpha() and not word.startswith("qz"):
        return word
    return "qz" + word.encode("utf-8", "ignore").hex()
