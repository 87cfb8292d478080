"""Turns a line that says when a session is into the Moments of its start and end."""

from dataclasses import dataclass, field
from datetime import MAXYEAR, date, datetime, time, timedelta

from sessions.formats.date_words import TimeWord, span_of, words_of_time, words_of_time_in
from sessions.transcript import Moment, Span
from sessions.zones import offset_minutes

# A longer line is no date line: it is not even looked at.
LONGEST_LINE = 160
# An end that would come later than this after its start, on the next day, is a mistake and not a night session.
LONGEST_NIGHT = timedelta(hours=12)


@dataclass(frozen=True)
class Moments:
    """When a session starts and ends, None where that is unknown; the warnings name their line."""

    starts: Moment | None
    ends: Moment | None
    warnings: tuple[str, ...] = ()


def find_moments(line: str, number: int) -> Moments | None:
    """The moments of a line that says nothing but when; None where the line says anything else."""
    line = " ".join(line[: LONGEST_LINE + 1].split())
    words = words_of_time(line) if len(line) <= LONGEST_LINE else []
    return _Reading(number).moments(words, line) if words else None


def find_moments_in(text: str, number: int = 1) -> tuple[Moments, Span] | None:
    """The first moments inside a line with the place where they stand; None where there is no date with its year."""
    words = words_of_time_in(text[: 2 * LONGEST_LINE])
    if not words:
        return None
    span = span_of(words)
    return _Reading(number).moments(words, span.of(text)), span


@dataclass
class _Reading:
    """One line's words of time being understood; what cannot be is complained about."""

    number: int
    complaints: list[str] = field(default_factory=list)

    def moments(self, words: list[TimeWord], line: str) -> Moments:
        days = self._days([word for word in words if word.kind == "day"])
        starts = ends = None
        if days and days[0]:
            starts, ends = self._start_and_end(days, _first_times(words), line)
        elif days and days[-1]:
            ends = Moment(days[-1])
        return Moments(starts, ends, tuple(self.complaints))

    def _complain(self, expected: str, found: str) -> None:
        self.complaints.append(f'line {self.number}: expected {expected}, found "{found}"')

    def _days(self, words: list[TimeWord]) -> list[date | None]:
        """The days in order, None for one that does not exist; what a day lacks, its neighbours have."""
        years = [word.number("year") for word in words]
        months = [word.month if "month" in word.parts else 0 for word in words]
        if not any(years):
            self._complain("a date with its year", ", ".join(word.printed for word in words))
            return []
        return [
            self._day(word, _nearest(years, place), _nearest(months, place), word.number("day"))
            for place, word in enumerate(words)
        ]

    def _day(self, word: TimeWord, year: int, month: int, day: int) -> date | None:
        try:
            return date(year, month, day)
        except ValueError:
            self._complain("a date that exists", word.printed)
            return None

    def _start_and_end(self, days: list, times: list[TimeWord], line: str) -> tuple[Moment, Moment | None]:
        zone = next((word.parts["zone"] for word in times if word.kind == "zone"), None)
        clocks = self._clocks([word for word in times if word.kind == "clock"])
        first_day, last_day = days[0], days[-1]
        starts = _moment(first_day, clocks[0] if clocks else None, zone)
        if last_day is None or (len(days) == 1 and len(clocks) < 2):
            return starts, None
        ends = _moment(last_day, clocks[-1] if len(clocks) > 1 else None, zone)
        return starts, self._end_after(starts, ends, len(days) == 1, line)

    def _clocks(self, words: list[TimeWord]) -> list[time]:
        """The first and the last time; none at all where one of them does not exist."""
        words = [words[0], words[-1]] if len(words) > 1 else words
        clocks = [_clock(word) for word in words]
        if len(words) > 1 and (shared := words[-1].parts.get("half")) and "half" not in words[0].parts:
            clocks = _in_order(_clock(words[0], shared), *clocks)
        for word, clock in zip(words, clocks, strict=True):
            if clock is None:
                self._complain("a time that exists", word.printed)
        return clocks if None not in clocks else []

    def _end_after(self, starts: Moment, ends: Moment, is_one_day: bool, line: str) -> Moment | None:
        """The end, on the next day where a session runs past midnight; None where it comes before the start."""
        if _value(ends) >= _value(starts):
            return ends
        if is_one_day and starts.day.year < MAXYEAR:
            ends = _moment(ends.day + timedelta(days=1), ends.clock, ends.zone)
            if _value(ends) - _value(starts) <= LONGEST_NIGHT:
                return ends
        self._complain("an end after the start", line)
        return None


def _first_times(words: list[TimeWord]) -> list[TimeWord]:
    """The times up to the zone of the second; what follows says the same in other zones."""
    times = [word for word in words if word.kind != "day"]
    zones = [place for place, word in enumerate(times) if word.kind == "zone" and place]
    first_zone = next((place for place in zones if place > 1), len(times))
    return times[: first_zone + 1]


def _nearest(values: list[int], place: int) -> int:
    """The value at a place, else the next one after it, else the last one before it."""
    return next((value for value in values[place:] + values[:place][::-1] if value), 0)


def _in_order(shared: time | None, first: time | None, last: time | None) -> list[time | None]:
    """The PM of "1:00 - 2:30 PM" is the first time's too, that of "11:00 - 1:00 PM" is not."""
    return [shared if shared and last and shared <= last else first, last]


def _clock(word: TimeWord, half: str = "") -> time | None:
    hour, half = word.number("hour"), word.parts.get("half", half).casefold()
    if half and 1 <= hour <= 12:
        hour = hour % 12 + (12 if half == "p" else 0)
    is_midnight = hour == 24 and not word.number("minute")
    try:
        return time(0 if is_midnight else hour, word.number("minute"), word.number("second"))
    except ValueError:
        return None


def _moment(day: date, clock: time | None, zone: str | None) -> Moment:
    return Moment(day, clock, zone if clock else None, offset_minutes(zone) if clock else None)


def _value(moment: Moment) -> datetime:
    return datetime.combine(moment.day, moment.clock or time(0))
