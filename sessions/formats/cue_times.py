"""Turns the line that times a cue into its Interval, or into the reason why it times nothing."""

import re

from sessions.transcript import Interval

EXPECTED = 'a time "hh:mm:ss.mmm --> hh:mm:ss.mmm"'
# 00:02.400 --> 00:15.260 align:start    00:00:01,000 --> 00:00:04,000    0:00:01.000,0:00:04.000
GOOD_TIMING = re.compile(
    r"\s*(?:(\d{1,3}):)?([0-5]?\d):([0-5]\d)(?:[.,:](\d{1,6}))?\s*(?:-->|,)"
    r"\s*(?:(\d{1,3}):)?([0-5]?\d):([0-5]\d)(?:[.,:](\d{1,6}))?(?=\s|$)"
)
# 00:00:01.000 -> 00:00:04.000    00:00:01.000 –> 00:00:04.000    00:00:01.000 --&gt; 00:00:04.000
DAMAGED_ARROW = re.compile(r"^(\s*\d[\d:., ]{3,14}?)\s*(?:-{1,3}|[‐‑–—−]{1,2})?\s?(?:>{1,2}|&gt;|→)\s*(?=\d{1,3}:)")
# 0:00:01.000,0:00:04.000
SBV_TIMING = re.compile(r"\s*(?:\d{1,3}:)?\d{1,3}:\d{1,3}[.:]\d{1,6}\s*,\s*(?:\d{1,3}:)?\d{1,3}:\d{1,3}[.:]\d{1,6}\s*$")
# 00:61:00
CLOCK_LIKE = re.compile(r"\d{1,4}(?::\d{1,4}){1,3}(?:[.,]\d{1,9})?")
LONGEST_LINE = 300


def is_timing(line: str) -> bool:
    """Whether a line means to time a cue, well or badly: no words of a cue may hold the arrow."""
    if "-->" in line:
        return line[0].isdigit() or any(map(str.isdigit, line[:LONGEST_LINE]))
    start = line[:1]
    return (start.isdigit() or start == " ") and is_unusual_timing(line)


def is_unusual_timing(line: str) -> bool:
    """Whether a line times a cue without the arrow as it should be."""
    return len(line) < LONGEST_LINE and bool(SBV_TIMING.match(line) or DAMAGED_ARROW.match(line))


def read_times(line: str) -> tuple[float, float] | None:
    """The seconds at which the cue starts and ends; None where the line holds no two possible times."""
    found = GOOD_TIMING.match(line) or GOOD_TIMING.match(DAMAGED_ARROW.sub(r"\1 --> ", line[:LONGEST_LINE]))
    if not found:
        return None
    hours, minutes, seconds, fraction, *end = found.groups()
    return _seconds(hours, minutes, seconds, fraction), _seconds(*end)


def _seconds(hours: str | None, minutes: str, seconds: str, fraction: str | None) -> float:
    whole = int(hours or 0) * 3600 + int(minutes) * 60 + int(seconds)
    return (whole * 1000 + int(fraction[:3].ljust(3, "0"))) / 1000 if fraction else float(whole)


def interval_of(times: tuple[float, float]) -> Interval | None:
    """None where the end stands before the start: nobody knows which of the two is wrong."""
    start, end = times
    return Interval(start, end) if end >= start else None


def wrong_part(line: str) -> str:
    """What of the line is no time: the first clock that cannot be one, else the line itself."""
    clocks = CLOCK_LIKE.findall(line[:LONGEST_LINE])
    wrong = (clock for clock in clocks if not GOOD_TIMING.match(f"{clock} --> 00:00"))
    return next(wrong, line.strip()[:60])
