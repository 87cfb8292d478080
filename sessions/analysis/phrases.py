"""Turns a list of phrases into a trie that finds the longest one at each place of a sequence of keys."""

from collections.abc import Hashable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

Key = Hashable


@dataclass
class Node:
    """What may follow, and what the path so far means (empty: nothing)."""

    following: dict[Key, "Node"] = field(default_factory=dict)
    values: list[Any] = field(default_factory=list)


@dataclass(frozen=True)
class Hit:
    """Words [first, last] of a text are a phrase; `values` is what the phrase stands for."""

    first: int
    last: int
    values: Sequence[Any]


class PhraseTrie:
    """Phrases as sequences of keys; one phrase may stand for several values."""

    def __init__(self, phrases: Iterable[tuple[Sequence[Key], Any]] = ()):
        self._root = Node()
        for keys, value in phrases:
            self.add(keys, value)

    def add(self, keys: Sequence[Key], value: Any) -> None:
        node = self._root
        for key in keys:
            node = node.following.setdefault(key, Node())
        if keys and value not in node.values:
            node.values.append(value)

    def hits(self, keys: Sequence[Key], others: Sequence[Key] | None = None) -> Iterator[Hit]:
        """Each longest phrase from left to right, none overlapping; `others` holds a second key for each place."""
        others = keys if others is None else others
        roots, index, length = self._root.following, 0, len(keys)
        while index < length:
            if keys[index] in roots or others[index] in roots:
                last, values = _longest(self._root, keys, others, index)
                if values:
                    yield Hit(index, last, values)
                    index = last
            index += 1


def _longest(root: Node, keys: Sequence[Key], others: Sequence[Key], first: int) -> tuple[int, Sequence[Any]]:
    """The last index and the values of the longest phrase that starts here; no values where none does."""
    best: tuple[int, Sequence[Any]] = (first, ())
    nodes, index = [root], first
    while nodes and index < len(keys):
        candidates = dict.fromkeys((keys[index], others[index]))
        nodes = [node.following[key] for node in nodes for key in candidates if key in node.following]
        values = [value for node in nodes for value in node.values]
        if values:
            best = (index, values)
        index += 1
    return best
