"""Turns the times of turns into a strip for each voice: the path of an SVG line that is drawn where the voice spoke."""

from collections.abc import Sequence
from itertools import zip_longest

from sessions.models import Turn

WIDTH = 1000
# A turn of a second in a meeting of hours stays visible.
SHORTEST = 2


def floor_strips(turns: Sequence[Turn]) -> dict[int, str]:
    """For each participation's id the path of its turns on a line 1000 wide; empty where no time is known.

    A turn without an end lasts until the next one begins.
    """
    timed = [turn for turn in turns if turn.starts_after_seconds is not None]
    following = [turn.starts_after_seconds for turn in timed[1:]]
    spans = [(turn, _end(turn, after)) for turn, after in zip_longest(timed, following)]
    whole = max((end for _, end in spans), default=0)
    strips: dict[int, list[str]] = {}
    for turn, end in spans if whole else ():
        start, length = turn.starts_after_seconds * WIDTH / whole, (end - turn.starts_after_seconds) * WIDTH / whole
        strips.setdefault(turn.participation_id, []).append(f"M{start:.0f} 0h{max(length, SHORTEST):.0f}")
    return {participation: "".join(parts) for participation, parts in strips.items()}


def _end(turn: Turn, following: float | None) -> float:
    end = turn.ends_after_seconds if turn.ends_after_seconds is not None else following
    return max(end or 0, turn.starts_after_seconds)
