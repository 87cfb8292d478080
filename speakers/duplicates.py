"""Turns the names of all speakers into the pairs who could be one person, without comparing all with all."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import combinations, islice

from speakers.names import likeness, name_words

WORTH_A_LOOK = 0.72
# In a longer block of names a name meets only those that follow it in the alphabet.
NEIGHBOURS = 20


@dataclass(frozen=True, order=True)
class Named:
    """One name of a speaker, the folded words by which it is compared, and the speaker's id."""

    words: tuple[str, ...]
    name: str
    speaker: int


@dataclass(frozen=True)
class Likeness:
    """How like two people's names are, 0 to 1, and by which of their names; the lower id stands first."""

    first: int
    second: int
    score: float
    names: tuple[str, str]


def likely_duplicates(names: Iterable[tuple[int, str]], changed: set[int]) -> list[Likeness]:
    """The pairs worth a look that hold a changed speaker, the likest first.

    `names` are pairs of a speaker's id and a name; one speaker may have several.
    """
    best: dict[tuple[int, int], Likeness] = {}
    for one, other in set(_meetings(names, changed)):
        found = _compare(one, other)
        before = best.get((found.first, found.second), found)
        if found.score >= WORTH_A_LOOK and (found.score, found.names) >= (before.score, before.names):
            best[found.first, found.second] = found
    return sorted(best.values(), key=lambda pair: (-pair.score, pair.first, pair.second))


def _meetings(names: Iterable[tuple[int, str]], changed: set[int]) -> Iterator[tuple[Named, Named]]:
    """The pairs of names that share a word and the first letter of another, each name before those after it."""
    for block in _blocks(names).values():
        for one, other in _neighbours(sorted(set(block))):
            if one.speaker != other.speaker and not changed.isdisjoint((one.speaker, other.speaker)):
                yield one, other


def _blocks(names: Iterable[tuple[int, str]]) -> dict[tuple[str, str], list[Named]]:
    blocks = defaultdict(list)
    for speaker, name in names:
        named = Named(name_words(name), name, speaker)
        for key in _keys(named.words):
            blocks[key].append(named)
    return blocks


def _keys(words: tuple[str, ...]) -> set[tuple[str, str]]:
    """A word in full and the first letter of another: "Ada Sample" and "A. Sample" meet at ("sample", "a")."""
    if len(words) == 1:
        return {(words[0], "")}
    places = range(len(words))
    return {(words[i], words[j][0]) for i in places for j in places if i != j and len(words[i]) > 1}


def _neighbours(block: list[Named]) -> Iterator[tuple[Named, Named]]:
    if len(block) <= NEIGHBOURS:
        yield from combinations(block, 2)
        return
    for place, named in enumerate(block):
        yield from ((named, other) for other in islice(block, place + 1, place + 1 + NEIGHBOURS))


def _compare(one: Named, other: Named) -> Likeness:
    first, second = sorted([one, other], key=lambda named: named.speaker)
    return Likeness(first.speaker, second.speaker, likeness(first.name, second.name), (first.name, second.name))
