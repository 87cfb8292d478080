"""Turns columns of linked nodes into an order of each column in which few links cross."""

from collections.abc import Mapping, Sequence
from math import fsum

ROUNDS = 12
Links = Mapping[tuple[str, str], int]


def ordered_columns(columns: Sequence[Sequence[str]], links: Links) -> list[list[str]]:
    """The columns sorted again and again by the mean place of each node's neighbours; the best order seen is kept."""
    neighbours = _neighbours(links)
    current = best = [list(column) for column in columns]
    fewest = crossings(best, links)
    for turn in range(ROUNDS):
        middle_first = turn % 2 == 0
        current = _swept(current, neighbours, (1, 0, 2) if middle_first else (0, 2, 1))
        count = crossings(current, links)
        if count < fewest:
            best, fewest = [list(column) for column in current], count
    return best


def crossings(columns: Sequence[Sequence[str]], links: Links) -> int:
    """How many pairs of links between two neighbouring columns cross."""
    place = {node: (number, index) for number, column in enumerate(columns) for index, node in enumerate(column)}
    ends = sorted((place[one], place[other]) for one, other in links)
    return sum(
        a[0] == c[0] and a[1] < c[1] and b[1] > d[1]
        for number, (a, b) in enumerate(ends)
        for c, d in ends[number + 1 :]
    )


def _neighbours(links: Links) -> dict[str, list[tuple[str, int]]]:
    found: dict[str, list[tuple[str, int]]] = {}
    for (one, other), count in sorted(links.items()):
        found.setdefault(one, []).append((other, count))
        found.setdefault(other, []).append((one, count))
    return found


def _swept(
    columns: list[list[str]], neighbours: Mapping[str, list[tuple[str, int]]], order: Sequence[int]
) -> list[list[str]]:
    """Each column in turn sorted by barycentre, the places of the others taken relative to their length."""
    swept = [list(column) for column in columns]
    for number in order:
        place = {node: (index + 0.5) / len(column) for column in swept for index, node in enumerate(column)}
        keys = {node: (round(_barycentre(node, neighbours, place), 9), place[node]) for node in swept[number]}
        swept[number].sort(key=keys.__getitem__)
    return swept


def _barycentre(node: str, neighbours: Mapping[str, list[tuple[str, int]]], place: Mapping[str, float]) -> float:
    linked = neighbours.get(node, [])
    weight = sum(count for _, count in linked)
    return fsum(place[other] * count for other, count in linked) / weight if weight else place[node]
