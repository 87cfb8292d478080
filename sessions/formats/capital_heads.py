"""Finds the names in capitals that captioners set after chevrons without a colon, and tells of those left as words."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import takewhile
from typing import NamedTuple

from sessions.formats.label_words import NO_NAMES, REMARKS
from sessions.formats.labels import could_be_person, is_label, names_a_role

# <SCRIPT>ALERT(1)</SCRIPT>: markup, no name
MARKUP = re.compile(r"</?[^\W\d_][^<>\n]{0,40}>")
# The blank lines between a head and the words of its voice, of which a further chevron is none
TO_WORDS = re.compile(r"[^\S\n]*\n\s*+(?=[^\s>])")
LEAST_LETTERS, MOST_WORDS, LONGEST_LINE, LONGEST_TOLD = 3, 5, 200, 60
LEAST_HEADS, LEAST_REPEATED, MOST_TOLD = 2, 3, 10


class Head(NamedTuple):
    """What stands in capitals at the head of a turn; `words` is where the next line begins, None where it goes on."""

    name: str
    words: int | None


def name_heads(text: str, places: Sequence[int], labels: set[str]) -> dict[int, Head]:
    """By their places, the heads that name a voice: alone on their lines, and not in one turn of the text only.

    A single word names a voice where it comes back, is a role, or is one of the labels.
    """
    heads = {place: head for place, head in _heads(text, places).items() if _could_name(head)}
    counts = Counter(head.name for head in heads.values())
    sure = {name for name, count in counts.items() if count >= LEAST_HEADS or name in labels or names_a_role(name)}
    is_custom = len(heads) >= LEAST_HEADS
    return {place: head for place, head in heads.items() if head.name in sure or (is_custom and " " in head.name)}


def untaken_heads(text: str, places: Sequence[int]) -> Iterator[str]:
    """A warning for each of the first heads without a colon that were left among the words of nobody."""
    heads = _heads(text, places)
    counts = Counter(head.name for head in heads.values())
    first = {head.name: place for place, head in reversed(heads.items())}
    told = [head for head in heads.values() if _is_telling(head, counts[head.name])]
    for name in list(dict.fromkeys(head.name for head in told))[:MOST_TOLD]:
        line, times = text.count("\n", 0, first[name]) + 1, f", {counts[name]} times" if counts[name] > 1 else ""
        yield f'line {line}: expected ">> NAME:", found "{name}"{times}: left among the words of nobody'


def _heads(text: str, places: Sequence[int]) -> dict[int, Head]:
    return {place: head for place in places if (head := _head(text, place))}


def _head(text: str, place: int) -> Head | None:
    line = text[place : place + LONGEST_LINE].split("\n", 1)[0]
    markup = MARKUP.match(line.strip())
    words = line.split()
    capitals = list(takewhile(_is_in_capitals, words[: MOST_WORDS + 1]))
    if markup:
        return Head(line.strip()[:LONGEST_TOLD], None)
    if sum(map(str.isalpha, "".join(capitals))) < LEAST_LETTERS or len(capitals) > MOST_WORDS:
        return None
    below = TO_WORDS.match(text, place + len(line)) if capitals == words else None
    return Head(" ".join(capitals), below and below.end()) if below or capitals != words else None


def _is_in_capitals(word: str) -> bool:
    is_whole = word[-1].isalpha() or (word[-1] == "." and len(word) == len("D."))
    return is_whole and word.isupper()


def _could_name(head: Head) -> bool:
    name = head.name
    if head.words is None or name.casefold() in NO_NAMES | REMARKS:
        return False
    return is_label(name) and (could_be_person(name) or names_a_role(name))


def _is_telling(head: Head, count: int) -> bool:
    """Whether the head is markup, or would be a voice's: alone on its line, else a name that comes back."""
    if MARKUP.match(head.name):
        return True
    return (
        could_be_person(head.name)
        and head.name.casefold() not in NO_NAMES
        and (head.words is not None or count >= LEAST_REPEATED)
    )
