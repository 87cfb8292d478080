"""Turns the clock times at which speeches start and end into seconds after the first of them."""

import re
from datetime import date, datetime, time, timedelta
from itertools import chain

from sessions.transcript import Interval, Moment

# 2025-06-25  2025-06-25T09:00:00+01:00
ISO_DAY = re.compile(r"^\s*(\d{4}-\d\d-\d\d)(?:T(\d\d:\d\d(?::\d\d(?:\.\d{1,6})?)?)(Z|[+-]\d\d:\d\d)?)?\s*$")
# 09:00:00  00:01:02.5
CLOCK = re.compile(r"^\s*(\d{1,2}):([0-5]\d)(?::([0-5]\d(?:\.\d+)?))?\s*$")

# A bare clock under one hour counts from the start of the recording already: nobody meets at midnight.
EARLIEST_OF_A_DAY = 3600

Stamps = tuple[str | None, str | None]


def iso_moment(value: str | None) -> Moment | None:
    """The day of an ISO date, with time and zone where they are printed; None where it is none or impossible."""
    found = ISO_DAY.match(value or "")
    if not found:
        return None
    try:
        return _moment(*found.groups())
    except ValueError:
        return None


def recorded_moment(stamp: str | None, day: date | None) -> Moment | None:
    """When the stamp says that it was: its own day and time, else its clock on the given day; None without a time."""
    moment = iso_moment(stamp)
    if moment:
        return moment if moment.clock else None
    found = CLOCK.match(stamp or "")
    if day is None or not found or not EARLIEST_OF_A_DAY <= int(found[1]) * 3600 < 86_400:
        return None
    return Moment(day, time(int(found[1]), int(found[2]), int(float(found[3] or 0))))


def intervals_of(stamps: list[Stamps]) -> list[tuple[Interval, ...]]:
    """One tuple of at most one interval for each pair of start and end; empty where the start cannot be read."""
    read = [(_seconds(start), _seconds(end)) for start, end in stamps]
    kinds = {kind for kind, _ in filter(None, chain.from_iterable(read))}
    if len(kinds) != 1:
        return [()] * len(stamps)
    first = _first_second(kinds.pop(), [start[1] for start, _ in read if start])
    return [_interval(start, end, first) for start, end in read]


def _moment(day: str, clock: str | None, zone: str | None) -> Moment:
    value = time.fromisoformat(clock) if clock else None
    if value is None or zone is None:
        return Moment(date.fromisoformat(day), value)
    offset = datetime.fromisoformat(f"{day}T{clock}{zone.replace('Z', '+00:00')}").utcoffset() or timedelta()
    return Moment(
        date.fromisoformat(day), value, "UTC" if not offset else f"UTC{zone}", round(offset.total_seconds() / 60)
    )


def _seconds(stamp: str | None) -> tuple[str, float] | None:
    """What kind of clock the stamp is of, and its seconds."""
    moment = iso_moment(stamp)
    if moment and moment.clock:
        value = datetime.combine(moment.day, moment.clock) - timedelta(minutes=moment.offset_minutes or 0)
        return "local" if moment.offset_minutes is None else "instant", (value - datetime.min).total_seconds()
    found = CLOCK.match(stamp or "")
    if not found:
        return None
    return "clock", int(found[1]) * 3600 + int(found[2]) * 60 + float(found[3] or 0)


def _first_second(kind: str, starts: list[float]) -> float:
    first = min(starts, default=0.0)
    return 0.0 if kind == "clock" and first < EARLIEST_OF_A_DAY else first


def _interval(start: tuple[str, float] | None, end: tuple[str, float] | None, first: float) -> tuple[Interval, ...]:
    if start is None:
        return ()
    begins = round(start[1] - first, 3)
    ends = round(end[1] - first, 3) if end and end[1] >= start[1] else None
    return (Interval(begins, ends),)
