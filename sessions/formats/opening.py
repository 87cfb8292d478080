"""Turns the lines before the first turn into what they say of the session: title, event, code, day and disclaimer."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from sessions.formats.boilerplate import DISCLAIMER, DISCLAIMER_START, SEPARATOR, is_nobodys, is_noise
from sessions.formats.dates import Moments, find_moments, find_moments_in
from sessions.formats.languages import language_tag
from sessions.formats.title_lines import LONGEST_TITLE, title_and_event, title_parts

# ***    * * * * *
STARS = re.compile(r"\*{2,}|\*(?:[ \xa0]\*)+")
# 09:30, on a line below the day
CLOCK = re.compile(r"\d{1,2}:\d\d")
BLANK_LINES = re.compile(r"\n[^\S\n]*(?:\n[^\S\n]*)+")
# it is posted as an aid ... record.
TO_LAST_SENTENCE_END = re.compile(r".*[.!](?=[\"'”’)]*\s*(?:\n|$))", re.DOTALL)
# Services provided by: ... in the middle of a line
PROVIDED_BY = re.compile(
    r"(?<!captioning)(?<!cart)(?<!services)\s(?=(?:captioning |cart |services )?provided by\s?:)", re.IGNORECASE
)
# ... FINISHED FILE ITU MEETING ...: where the captioners' own heading begins in a line that lost its ends
STATUS_INSIDE = re.compile(r"\s(?=(?:FINISHED|RAW|ROUGHLY EDITED|UNEDITED|FINAL) (?:FILE|COPY|TRANSCRIPT|DRAFT)\s)")
LONGEST_OPENING, MOST_LINES = 30_000, 60
# A time may stand so many lines below its day.
BELOW_A_DAY, LONGEST_DAY = 3, 60
# Date: 5 June 2018
FIELD = re.compile(
    r"[*_]{0,3}(title|session|event|meeting|conference|date(?: and time)?|day|when|topic|subject|language|code"
    r"|speakers?|participants|panell?ists"
    r"|moderators?|chair|host|present|place|venue|location|room|time|duration|video|audio|recording|link|url)[*_]{0,3}\s*:[*_]{0,3}\s+(?:/\s+)?(?=\S)",
    re.IGNORECASE,
)
WHEN_FIELDS = ("date", "date and time", "day", "when", "time")
# English, French: the languages in which the United Nations and the forums publish
LANGUAGES = dict(
    english="en",
    french="fr",
    spanish="es",
    arabic="ar",
    chinese="zh",
    russian="ru",
    portuguese="pt",
    german="de",
    italian="it",
)


@dataclass(frozen=True)
class Opening:
    """What the lines before the first turn say; None for what they do not say."""

    title: str | None = None
    event: str | None = None
    code: str | None = None
    moments: Moments | None = None
    disclaimer: str | None = None
    language: str | None = None


def read_opening(text: str) -> Opening:
    """What the text before the first turn says. The first line that tells is the title."""
    lines, disclaimers = _parted(text[:LONGEST_OPENING])
    fields = _fields(lines)
    lines = [line for line in lines if not FIELD.match(line)]
    title, event = title_and_event(lines)
    parts = title_parts(fields.get("title") or fields.get("session") or fields.get("topic") or title or "")
    printed_event = fields.get("event") or fields.get("conference") or fields.get("meeting")
    return Opening(
        parts.title or None,
        printed_event or parts.event or event,
        fields.get("code") or parts.code,
        best_moments([fields[name] for name in WHEN_FIELDS if name in fields] + lines)
        or best_moments([fields.get("title") or ""]),
        "\n\n".join(disclaimers) or None,
        named_language(fields.get("language")),
    )


def named_language(printed: str | None) -> str | None:
    """The tag of a language named in English ("French" gives "fr"), else of a code."""
    word = (printed or "").strip().casefold()
    return LANGUAGES.get(word) or language_tag(word)


def best_moments(lines: list[str]) -> Moments | None:
    """The first line's moments that have a time, else the first single day; several days are an event's.

    A day and a time may stand in two lines, the time below the day.
    """
    found = [moments for number, line in enumerate(lines, 1) if (moments := _moments_of(line, number))]
    found += [moments for number, pair in _pairs(lines) if (moments := find_moments(pair, number))]
    timed = [moments for moments in found if moments.starts and moments.starts.clock]
    days = [
        moments for moments in found if moments.starts and (not moments.ends or moments.ends.day == moments.starts.day)
    ]
    return next(iter(timed + days), None)


def _pairs(lines: list[str]) -> Iterator[tuple[int, str]]:
    """Each line that says nothing but when, with each of the lines just below it, and the number of the first."""
    for number, line in enumerate(lines, 1):
        if len(line) < LONGEST_DAY and find_moments(line, number):
            yield from ((number, f"{line} {after}") for after in lines[number : number + BELOW_A_DAY])


def _moments_of(line: str, number: int) -> Moments | None:
    if len(line) > LONGEST_TITLE:
        return None
    inside = find_moments(line, number) or next(iter(find_moments_in(line, number) or ()), None)
    return inside if inside and inside.starts else None


def _parted(text: str) -> tuple[list[str], list[str]]:
    """The lines that may say something, and the disclaimers."""
    lines: list[str] = []
    disclaimers: list[str] = []
    for block in BLANK_LINES.split(STARS.sub("\n\n", text)):
        before, disclaimer, after = _disclaimer_in(block)
        before = STATUS_INSIDE.sub("\n", PROVIDED_BY.sub("\n", before))
        lines += before.split("\n") + after.split("\n")
        disclaimers += [" ".join(disclaimer.split())] if disclaimer.strip() else []
    return [line.strip() for line in lines if _is_telling(line.strip())][:MOST_LINES], disclaimers


def _disclaimer_in(block: str) -> tuple[str, str, str]:
    """The block before its disclaimer, the disclaimer to the end of its last sentence, and the block after it."""
    if not DISCLAIMER.search(block):
        return block, "", ""
    start = DISCLAIMER_START.search(block)
    at = start.start() if start else 0
    whole = TO_LAST_SENTENCE_END.match(block, at)
    return (block[:at], whole.group(), block[whole.end() :]) if whole else (block[:at], block[at:], "")


def _is_telling(line: str) -> bool:
    if CLOCK.fullmatch(line):
        return True
    return any(map(str.isalnum, line)) and not (SEPARATOR.fullmatch(line) or is_noise(line) or is_nobodys(line))


def _fields(lines: list[str]) -> dict[str, str]:
    """The lines that say what they are: "Date: 5 June 2018"."""
    named = [(found.group(1).casefold(), line[found.end() :]) for line in lines if (found := FIELD.match(line))]
    return {name: value for name, value in reversed(named)}
