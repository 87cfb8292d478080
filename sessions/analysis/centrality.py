"""Turns sentences into weighted sets of content words, to say how central each is and how alike two are."""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from math import sqrt
from typing import TypeVar

from sessions.analysis.background import idf, is_content

Vector = Mapping[str, float]
Item = TypeVar("Item")
MOST_COMPARED = 60


def vector(stems: Iterable[str]) -> Vector:
    """The content words with their idf, scaled to length 1; a word counts once."""
    weights = {stem: idf((stem,)) for stem in dict.fromkeys(stems) if is_content(stem)}
    length = sqrt(sum(weight * weight for weight in weights.values())) or 1.0
    return {stem: weight / length for stem, weight in weights.items()}


def centralities(vectors: Sequence[Vector]) -> list[float]:
    """Each vector's cosine to the sum of all."""
    centre: Counter[str] = Counter()
    for each in vectors:
        for stem, weight in each.items():
            centre[stem] += weight
    length = sqrt(sum(weight * weight for weight in centre.values())) or 1.0
    return [sum(weight * centre[stem] for stem, weight in each.items()) / length for each in vectors]


def likeness(one: Vector, other: Vector) -> float:
    """The cosine of two vectors of length 1."""
    short, long = sorted((one, other), key=len)
    return sum(weight * long.get(stem, 0.0) for stem, weight in short.items())


def diverse(
    candidates: Sequence[tuple[Item, float, Vector]], most: int, relevance: float, order: Callable[[Item], object]
) -> list[Item]:
    """Up to `most` items by maximal marginal relevance: score against likeness to those already taken."""
    left = sorted(candidates, key=lambda item: (-item[1], order(item[0])))[:MOST_COMPARED]
    taken: list[tuple[Item, Vector]] = []
    nearest = [0.0] * len(left)
    while left and len(taken) < most:
        marginal = [relevance * left[i][1] - (1 - relevance) * nearest[i] for i in range(len(left))]
        best = max(range(len(left)), key=lambda i: (marginal[i], -i))
        item, _, chosen = left.pop(best)
        nearest.pop(best)
        taken.append((item, chosen))
        nearest = [max(near, likeness(chosen, other[2])) for near, other in zip(nearest, left, strict=True)]
    return [item for item, _ in taken]
