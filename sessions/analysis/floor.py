"""Turns voices' words and times into shares of the floor, by whatever the voices are grouped by."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from math import fsum


@dataclass(frozen=True)
class FloorShare:
    """A group's part of all words and of all known time, each from 0 to 1; `group` is None for the unknown.

    `seconds` and `share_of_time` are None where no voice of the group has a known time.
    """

    group: str | None
    voices: int
    words: int
    seconds: float | None
    share_of_words: float
    share_of_time: float | None


def shares_of_the_floor(parts: Iterable[tuple[str | None, int, float | None]]) -> list[FloorShare]:
    """The shares of (group, words, seconds) parts, the largest first, the unknown group last."""
    groups: dict[str | None, list[tuple[int, float | None]]] = defaultdict(list)
    for group, words, seconds in parts:
        groups[group or None].append((words, seconds))
    words = sum(count for said in groups.values() for count, _ in said)
    seconds = fsum(time or 0 for said in groups.values() for _, time in said)
    shares = [_share(group, said, words, seconds) for group, said in groups.items()]
    return sorted(shares, key=lambda share: (share.group is None, -share.words, share.group or ""))


def _share(group: str | None, said: list[tuple[int, float | None]], words: int, seconds: float) -> FloorShare:
    own_words = sum(count for count, _ in said)
    times = [time for _, time in said if time is not None]
    own_seconds = round(fsum(times), 3) if times else None
    share_of_time = own_seconds / seconds if own_seconds is not None and seconds else None
    return FloorShare(group, len(said), own_words, own_seconds, own_words / words if words else 0.0, share_of_time)
