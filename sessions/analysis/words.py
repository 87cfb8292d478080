"""Turns a span of a text into its words: each with its place, its written form, its key and its stem."""

import re
from bisect import bisect_left
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

import Stemmer

from sessions.transcript import Span

# governments'  we've  don’t  Łukasz: word characters with inner apostrophes; combining accents belong to their letter.
WORD = re.compile(r"[\w\u0300-\u036f]+(?:['’][\w\u0300-\u036f]+)*")
# [Laughter]  (APPLAUSE)  (audio lost) as opposed to (IGF) or (see the second annex): a note, nobody's words.
CAPTIONER_NOTE = re.compile(
    r"\[[^\[\]\n]{0,200}\]"
    r"|\((?=[^()\n]{0,200}\))[^()\n]*\b(?i:applause|laugh\w*|music|inaudible|indiscernible|speaking \w+|silence|pause"
    r"|off.?mic\w*|no audio|audio \w+|cough\w*|chuckl\w*|cross.?talk|video \w+|interpret\w+ \w+)\b[^()\n]*\)"
)
LONGEST_STEMMED = 40
# classes: class, connected: connect, making: mak, people's: people
ENDING = re.compile(r"(?<=[sxz])es$|(?<=[cs]h)es$|(?<=\w\w[^su])s$|(?<=\w\w\w)(?:ing|ed)$")


@dataclass(frozen=True)
class Words:
    """The words of one span, column by column: offsets into the text, as written, folded to lower case, stemmed."""

    starts: list[int]
    ends: list[int]
    written: list[str]
    lower: list[str]
    stems: list[str]

    def __len__(self) -> int:
        return len(self.starts)

    def within(self, span: Span) -> range:
        """The indices of the words that begin inside the span."""
        return range(bisect_left(self.starts, span.start), bisect_left(self.starts, span.end))

    def span(self, first: int, last: int) -> Span:
        """From the first word to the last, both included."""
        return Span(self.starts[first], self.ends[last])


def word_set(words: str) -> frozenset[str]:
    """The words of a line, for tables that are read more easily than a list of strings."""
    return frozenset(words.split())


def words_of(text: str, span: Span) -> Words:
    """The words of the span without its captioner's notes."""
    found = list(WORD.finditer(without_notes(text, span), 0))
    written = [match.group() for match in found]
    lower = [word.lower().replace("’", "'") for word in written]
    return Words(
        starts=[match.start() + span.start for match in found],
        ends=[match.end() + span.start for match in found],
        written=written,
        lower=lower,
        stems=stems_of(lower),
    )


def without_notes(text: str, span: Span) -> str:
    """The span's text with each captioner's note blanked, so that offsets stay."""
    part = span.of(text)
    if "[" not in part and "(" not in part:
        return part
    return CAPTIONER_NOTE.sub(lambda note: " " * len(note.group()), part)


def stems_of(lower: Iterable[str]) -> list[str]:
    return list(map(stem, lower))


@lru_cache(maxsize=1 << 16)
def stem(word: str) -> str:
    """The English stem of a word in lower case; a new stemmer each time, since one may not be shared by threads."""
    return word if len(word) > LONGEST_STEMMED else Stemmer.Stemmer("english", 0).stemWord(word)


@lru_cache(maxsize=1 << 16)
def base_form(word: str) -> str:
    """A word in lower case without its inflection, so that "schools" is "school" and "local" is not "localization"."""
    word = word.removesuffix("'s").removesuffix("'")
    word = word[:-3] + "y" if word.endswith("ies") and len(word) > 4 else ENDING.sub("", word)
    if len(word) > 3 and word[-1] == word[-2] and word[-1] not in "ls":
        word = word[:-1]
    return word.rstrip("e") if len(word) > 3 else word
