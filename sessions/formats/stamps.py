"""Turns the time printed beside a label ("[0:01]", "01:02:03") into seconds after the start of the recording."""

from sessions.transcript import Interval

# 0:01    00:01:02    75:10    00:00:01.500
STAMP = r"\d{1,3}:\d{2}(?::\d{2})?(?:[.,]\d{1,3})?"


def seconds_of(stamp: str | None) -> float | None:
    """The seconds that H:MM:SS or M:SS says; None for no stamp and for one that no clock shows ("00:61:00")."""
    if not stamp:
        return None
    whole, _, fraction = stamp.replace(",", ".").partition(".")
    *before, minutes, seconds = [int(part) for part in whole.split(":")]
    if seconds > 59 or (before and minutes > 59):
        return None
    total = sum(before) * 3600 + minutes * 60 + seconds
    return round(total + float(f"0.{fraction or 0}"), 3)


def interval_of(start: str | None, end: str | None = None) -> tuple[Interval, ...]:
    """One interval where a start is printed; its end is None where none is printed or it lies before the start."""
    begins, ends = seconds_of(start), seconds_of(end)
    if begins is None:
        return ()
    return (Interval(begins, ends if ends is not None and ends >= begins else None),)
