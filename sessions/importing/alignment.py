"""Pairs what was read before with what is read now, so that the unchanged keeps its id and its address."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from difflib import SequenceMatcher

from rapidfuzz import fuzz

# Below this likeness (0 to 100) a new text is another text, not the old one corrected.
LEAST_LIKENESS = 50
# How many vanished texts are tried for each new one: a document of other words entirely stays quick to read.
WINDOW = 8


def align(old: Sequence[str], new: Sequence[str]) -> Iterator[tuple[int | None, int | None]]:
    """Pairs of positions (old, new) in the new order; None where a text vanished or is new.

    Equal texts are paired by their longest common subsequence, then those that moved; between them, corrected texts by
    likeness, in order.
    """
    opcodes = SequenceMatcher(None, old, new, autojunk=False).get_opcodes()
    apart = [opcode for opcode in opcodes if opcode[0] != "equal"]
    moved = _moved(old, new, {i for _, i1, i2, *_ in apart for i in range(i1, i2)})
    stayed = set(range(len(old))) - set(moved.values())
    for operation, i1, i2, j1, j2 in opcodes:
        if operation == "equal":
            yield from zip(range(i1, i2), range(j1, j2), strict=True)
        else:
            left = [i for i in range(i1, i2) if i in stayed]
            yield from _corrected(old, new, left, range(j1, j2), moved)


def _moved(old: Sequence[str], new: Sequence[str], apart: set[int]) -> dict[int, int]:
    """The old place of each text that stands elsewhere now: of those that stand once only, which nobody mistakes."""
    before, now = Counter(old), Counter(new)
    places = {old[i]: i for i in apart if before[old[i]] == 1}
    return {j: places[text] for j, text in enumerate(new) if text in places and now[text] == 1}


def _corrected(
    old: Sequence[str], new: Sequence[str], left: list[int], right: Sequence[int], moved: Mapping[int, int]
) -> Iterator[tuple[int | None, int | None]]:
    for j in right:
        i = moved.get(j)
        if i is None:
            i = next((i for i in left[:WINDOW] if fuzz.ratio(old[i], new[j], score_cutoff=LEAST_LIKENESS)), None)
        if i in left:
            yield from ((skipped, None) for skipped in left[: left.index(i)])
            left = left[left.index(i) + 1 :]
        yield i, j
    yield from ((i, None) for i in left)
