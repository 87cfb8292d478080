"""Pairs what was read before with what is read now, so that the unchanged keeps its id and its address."""

from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher

from rapidfuzz import fuzz

# Below this likeness (0 to 100) a new text is another text, not the old one corrected.
LEAST_LIKENESS = 50
# How many vanished texts are tried for each new one: a document of other words entirely stays quick to read.
WINDOW = 8


def align(old: Sequence[str], new: Sequence[str]) -> Iterator[tuple[int | None, int | None]]:
    """Pairs of positions (old, new) in the new order; None where a text vanished or is new.

    Equal texts are paired by their longest common subsequence; between them, corrected texts by likeness, in order.
    """
    for operation, i1, i2, j1, j2 in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if operation == "equal":
            yield from zip(range(i1, i2), range(j1, j2), strict=True)
        else:
            yield from _corrected(old, new, list(range(i1, i2)), list(range(j1, j2)))


def _corrected(old, new, left: list[int], right: list[int]) -> Iterator[tuple[int | None, int | None]]:
    for j in right:
        i = next((i for i in left[:WINDOW] if fuzz.ratio(old[i], new[j], score_cutoff=LEAST_LIKENESS)), None)
        if i is not None:
            yield from ((skipped, None) for skipped in left[: left.index(i)])
            left = left[left.index(i) + 1 :]
        yield i, j
    yield from ((i, None) for i in left)
