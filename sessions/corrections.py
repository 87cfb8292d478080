"""Turns what versions say of their changes into a few lines for the reader: how many of what changed how."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from sessions.models import SessionVersion


@dataclass(frozen=True)
class Change:
    """`what` is "statement approved", "voice changed", "session changed" and the like."""

    what: str
    count: int


@dataclass(frozen=True)
class Correction:
    version: SessionVersion
    changes: tuple[Change, ...]


def corrections(versions: Iterable[SessionVersion]) -> list[Correction]:
    """Of every version but the first, in the order given."""
    return [Correction(one, _changes(one)) for one in versions if one.number > 1]


def _changes(version: SessionVersion) -> tuple[Change, ...]:
    counts = Counter(f"{part} {how}" for part, _, how in version.changes)
    return tuple(Change(what, count) for what, count in counts.items())
