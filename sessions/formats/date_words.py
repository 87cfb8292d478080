"""Turns a line that says when into its words of time: the days, clock times and zones in it."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from sessions.formats.month_names import MONTH_NAME, WEEKDAY, month_number
from sessions.transcript import Span

MONTH = rf"(?P<month>{MONTH_NAME})"
DASH = r"\s?(?:[-–—‑&]|to|and|au|al|a|à|bis|et|und|y|e)\s?"
ZONES = (
    "UTC|GMT|WES?T|CES?T|EES?T|[AEI-NPW]ST|[AEMPNBC]DT|[BCS]ST|SGT|HKT|WI[BT]|A[CEW][SD]T|NZ[SD]T|EAT|[CW]AT"
    "|SAST|MSK|TRT|GST|PKT|NPT|PHT|ICT|BRT|ART|CLT|COT|MES?Z|ET|CT|PT"
)
DAY = r"(?P<day>\d{1,2})(?:st|nd|rd|th|er|º|ª|°)?(?![\d:]|\.\d|h\b)"
# 04:30h, 10 hours, 14 heures, 10:00 Uhr, 9 horas
HOURS = r"(?:h(?:rs?|ours?|eures|oras)?|uhr)"
YEAR = r"(?P<year>(?:1[89]|2[01])\d\d)(?!\d)"
# The kinds of words of time, the most telling first.
WORDS_OF_TIME = {
    "day": (
        # 2014 09 05, 2026-09-09
        rf"{YEAR}(?P<mark>[ ./-])(?P<month>\d{{1,2}})(?P=mark)(?P<day>\d{{1,2}})(?![\d:])(?!\.\d)",
        # 05.09.2014
        rf"(?P<day>\d{{1,2}})\.[ ]?(?P<month>\d{{1,2}})\.[ ]?{YEAR}",
        # 2018年6月5日
        r"(?P<year>(?:1[89]|2[01])\d\d)\s?年\s?(?P<month>\d{1,2})\s?月\s?(?P<day>\d{1,2})\s?日",
        # 10 Oct 2023, 9th of September, 2026, 28 October, 3. März 2021, 12 de septiembre de 2019
        rf"{DAY}[ .-]{{0,2}}(?:(?:of|de|del) )?\s?{MONTH}(?:[ ,-]{{0,2}}(?:(?:de|del|do) )?{YEAR})?",
        # September 28, 2011, October 2
        rf"{MONTH}\s?{DAY}(?:[ ,]{{1,2}}{YEAR})?",
        # the 27 of "27-30 September 2011"
        rf"{DAY}\.?(?={DASH}\d{{1,2}}(?:st|nd|rd|th|er)?\.?\s?(?:(?:of|de|del) )?{MONTH_NAME})",
        # the 30, 2011 of "September 27-30, 2011"
        rf"(?<=[-–—‑ ]){DAY},? {YEAR}",
    ),
    # 04:30h, 09:00AM, 9 a.m., 18h30, 18 h 30, 10.15, T10:00:00
    "clock": (
        r"T?(?P<hour>\d{1,2})(?:[:.]|\s?h\s?)(?P<minute>\d\d)(?!\d)(?::(?P<second>\d\d)(?:\.\d+)?)?"
        rf"(?:\s?(?P<half>[ap])\.?\s?m\b\.?|\s?{HOURS}\b\.?)?",
        # 1430 CET, the 0930 of 0930 - 1336 CET
        rf"(?P<hour>[01]\d|2[0-3])(?P<minute>[0-5]\d)(?=\s?(?:[-–—]\s?\d{{4}}\s?)?(?-i:UTC|GMT|{ZONES})\b)",
        rf"(?P<hour>\d{{1,2}})\s?(?:(?P<half>[ap])\.?\s?m\b\.?|{HOURS}\b)",
        r"(?P<hour>12)\s?noon\b",
    ),
    # UTC, (UTC+2), +02:00, CEST, IST, local time, heure locale
    "zone": (
        r"(?P<zone>(?:UTC|GMT)(?:\s?[+\-−]|\s\+\s)\d{1,2}(?::?[0-5]\d)?(?![\d:])|\+\d\d:?\d\d(?!\d)"
        rf"|(?<=:\d\d:\d\d)-\d\d:\d\d|Z\b|(?-i:{ZONES})\b|(?:local|[a-z]+) (?:local )?time\b"
        r"|heure locale\b|hora local\b|ortszeit\b)",
    ),
    # FRIDAY, Date:, |, -, until, le, Fecha:
    "between": (
        # • 55:03: how long it lasted
        r"\s*•\s?\d{1,3}:\d\d(?::\d\d)?$",
        rf"{WEEKDAY}|(?:(?:date|time|when|day)s?(?: and time)?|fecha|datum|data|дата|التاريخ)\s*[:：]"
        r"|(?:from|to|till|until|at|on|between|and|the|le|les|du|de|des|à|au|el|los|del|al|a|las|às|das|até|em|den|dem|der|am"
        r"|vom|von|bis|um|ore|dalle|alle|et|y|e|und|г)\b\.?",
        r"[\s,;|@·•()\[\]/&‑–—-]+",
    ),
}
ZONE = re.compile(WORDS_OF_TIME["zone"][0], re.IGNORECASE)
FIGURE = re.compile(r"\d")
PATTERNS = [(kind, re.compile(form, re.IGNORECASE)) for kind, forms in WORDS_OF_TIME.items() for form in forms]
# Where a date may begin inside a line: a figure, or a month before one.
DATE_BEGINS = re.compile(rf"(?<![\w.:/#-])(?=\d)|\b(?={MONTH_NAME}\s?\d)", re.IGNORECASE)


@dataclass(frozen=True)
class TimeWord:
    """One word of time of a line; `kind` is "day", "clock", "zone" or "between"."""

    kind: str
    start: int
    end: int
    parts: dict[str, str]
    printed: str

    def number(self, name: str) -> int:
        return int(self.parts.get(name) or 0)

    @property
    def month(self) -> int:
        return month_number(self.parts["month"])


def words_of_time(line: str) -> list[TimeWord]:
    """The words of a line that says nothing but when, at least one of them a day; else none."""
    found = list(_words_from(line, 0)) if FIGURE.search(line) else []
    is_whole = found and found[-1].end == len(line)
    return _telling(found) if is_whole and any(_is_certain_day(word) for word in found) else []


def words_of_time_in(text: str) -> list[TimeWord]:
    """The words of the first date inside a text, with the times and zones that follow it."""
    for place in DATE_BEGINS.finditer(text):
        found = _telling(list(_words_from(text, place.start())))
        if found and _is_certain_day(found[0]) and any(word.parts.get("year") for word in found):
            return found
    return []


def span_of(words: list[TimeWord]) -> Span:
    return Span(words[0].start, words[-1].end)


def _words_from(text: str, position: int) -> Iterator[TimeWord]:
    while position < len(text) and (word := _word_at(text, position)):
        yield word
        position = word.end


def _word_at(text: str, position: int) -> TimeWord | None:
    for kind, pattern in PATTERNS:
        found = pattern.match(text, position)
        if found:
            parts = {name: part for name, part in found.groupdict().items() if part}
            return TimeWord(kind, position, found.end(), parts, found.group().strip())
    return None


def _telling(words: list[TimeWord]) -> list[TimeWord]:
    return [word for word in words if word.kind != "between"]


def _is_certain_day(word: TimeWord) -> bool:
    return word.kind == "day" and "month" in word.parts
