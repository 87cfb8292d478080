"""Tells whether a transcript's bare numbers are seconds or milliseconds, by evidence that it puts into words."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

PLAUSIBLE_WORDS_PER_MINUTE = (60.0, 300.0)
NAMES = {1.0: "seconds", 0.001: "milliseconds"}
DECLARED = {
    "s": 1.0,
    "sec": 1.0,
    "second": 1.0,
    "seconds": 1.0,
    "ms": 0.001,
    "msec": 0.001,
    "millisecond": 0.001,
    "milliseconds": 0.001,
}
# A declared duration and the end of the last turn may differ by this much.
LEAST_FILLED, MOST_FILLED = 0.5, 1.02
# A longer duration is not in seconds.
LONGEST_DAY = 86_400.0


class Stamped(NamedTuple):
    """Words with the numbers that stand beside them; None where none stand."""

    text: str
    start: float | None
    end: float | None


@dataclass(frozen=True)
class Unit:
    """Seconds in one of the document's units, None where nothing decides; `reason` is "" where the document says it."""

    seconds: float | None
    reason: str = ""

    @property
    def name(self) -> str:
        return NAMES.get(self.seconds or 0.0, "unknown")


def unit_of(stamped: Sequence[Stamped], declared: str = "", duration: float | None = None) -> Unit:
    """The unit that the document declares, else a plausible speed tells, else its duration, else the fractions.

    Where the speed is plausible in the other unit only, that counts against what is declared, and it is said.
    """
    by_speed = _by_speed(stamped)
    if declared.lower() in DECLARED:
        said = Unit(DECLARED[declared.lower()])
        is_other = by_speed is not None and by_speed.seconds != said.seconds
        return Unit(by_speed.seconds, f"declared as {said.name}, but {by_speed.reason}") if is_other else said
    return by_speed or _by_duration(stamped, duration) or _by_fractions(stamped) or Unit(None, _why_not(stamped))


def _by_duration(stamped: Sequence[Stamped], duration: float | None) -> Unit | None:
    """By a duration in seconds: in one unit only the last turn ends near it."""
    if not duration or duration > LONGEST_DAY:
        return None
    last = max((row.end for row in stamped if row.end is not None), default=0.0)
    fitting = [unit for unit in NAMES if LEAST_FILLED <= last * unit / duration <= MOST_FILLED]
    return (
        Unit(fitting[0], f"the declared duration is {duration:g} s and the last turn ends at {last:g}")
        if fitting
        else None
    )


def _by_speed(stamped: Sequence[Stamped]) -> Unit | None:
    speed = words_per_minute(stamped)
    low, high = PLAUSIBLE_WORDS_PER_MINUTE
    fitting = [unit for unit in NAMES if speed and low <= speed / unit <= high]
    if not fitting:
        return None
    other = 0.001 if fitting[0] == 1.0 else 1.0
    reason = f"{_shown(speed / fitting[0])} words a minute; as {NAMES[other]} they would be {_shown(speed / other)}"
    return Unit(fitting[0], reason)


def words_per_minute(stamped: Sequence[Stamped]) -> float | None:
    """The speed of all timed words if the numbers were seconds."""
    timed = [row for row in stamped if row.start is not None and row.end is not None and row.end > row.start]
    seconds = _union(sorted((row.start, row.end) for row in timed))
    return sum(len(row.text.split()) for row in timed) * 60 / seconds if seconds else None


def _union(times: list[tuple[float, float]]) -> float:
    """What the times cover together; they come in the order of their starts."""
    total = reached = 0.0
    for start, end in times:
        total += max(0.0, end - max(start, reached))
        reached = max(reached, end)
    return total


def _by_fractions(stamped: Sequence[Stamped]) -> Unit | None:
    """Milliseconds have no fractions; whole numbers alone tell nothing."""
    written = [number for row in stamped for number in row[1:] if number]
    if any(number % 1 for number in written):
        return Unit(1.0, "the numbers have fractions")
    return None


def _why_not(stamped: Sequence[Stamped]) -> str:
    speed = words_per_minute(stamped)
    if speed is None:
        return "no turn has a start and an end"
    return f"as seconds they give {_shown(speed)} words a minute, as milliseconds {_shown(speed * 1000)}"


def _shown(speed: float) -> str:
    return f"{speed:,.0f}" if speed >= 10 else f"{speed:.2g}"
