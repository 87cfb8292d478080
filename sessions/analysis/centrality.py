"""Turns sentences into weighted sets of content words, to say how central each is and how alike two are.

Sums are fsum's, which is exact: plain ones differ in their last digit between versions of Python.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from math import fsum, sqrt
from typing import TypeVar

from sessions.analysis.background import idf, is_content

Vector = Mapping[str, float]
Item = TypeVar("Item")
MOST_COMPARED = 60
# Scores closer than this are the same: the order of the document decides, not a processor's last digit.
DIGITS = 9


def vector(stems: Iterable[str]) -> Vector:
    """The content words with their idf, scaled to length 1; a word counts once."""
    weights = {stem: idf((stem,)) for stem in dict.fromkeys(stems) if is_content(stem)}
    length = sqrt(fsum(weight * weight for weight in weights.values())) or 1.0
    return {stem: weight / length for stem, weight in weights.items()}


def centralities(vectors: Sequence[Vector]) -> list[float]:
    """Each vector's cosine to the sum of all."""
    centre: Counter[str] = Counter()
    for each in vectors:
        for stem, weight in each.items():
            centre[stem] += weight
    length = sqrt(fsum(weight * weight for weight in centre.values())) or 1.0
    return [fsum(weight * centre[stem] for stem, weight in each.items()) / length for each in vectors]


def likeness(one: Vector, other: Vector) -> float:
    """The cosine of two vectors of length 1."""
    short, long = sorted((one, other), key=len)
    return fsum(weight * long.get(stem, 0.0) for stem, weight in short.items())


def diverse(
    candidates: Sequence[tuple[Item, float, Vector]], most: int, relevance: float, order: Callable[[Item], object]
) -> list[Item]:
    """Up to `most` items by maximal marginal relevance: score against likeness to those already taken."""
    left = sorted(candidates, key=lambda item: (-round(item[1], DIGITS), order(item[0])))[:MOST_COMPARED]
    taken: list[tuple[Item, Vector]] = []
    nearest = [0.0] * len(left)
    while left and len(taken) < most:
        marginal = [round(relevance * left[i][1] - (1 - relevance) * nearest[i], DIGITS) for i in range(len(left))]
        best = max(range(len(left)), key=lambda i: (marginal[i], -i))
        item, _, chosen = left.pop(best)
        nearest.pop(best)
        taken.append((item, chosen))
        nearest = [max(near, likeness(chosen, other[2])) for near, other in zip(nearest, left, strict=True)]
    return [item for item, _ in taken]
