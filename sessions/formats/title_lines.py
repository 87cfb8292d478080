"""Finds the title and the event among the lines before the first turn, and takes off them what is no title."""

import re

from sessions.formats.dates import find_moments, find_moments_in
from sessions.formats.month_names import MONTH_NAME, WEEKDAY
from sessions.formats.titles import TitleParts, read_title
from speakers.names import names_a_body

# INTERNATIONAL TELECOMMUNICATION UNION WORKSHOP ON ...: the organiser before the title
ORGANISER_FIRST = re.compile(
    r"((?:the )?international telecommunications? union(?: \(itu\))?)[\s,:–—|-]+(?=\w)(?!\(itu\))", re.IGNORECASE
)
# ... GENEVA, SWITZERLAND: where the union meets, at the end of a title
SEAT_LAST = re.compile(r"(?<=\w),?\s+geneva,?\s+switzerland$", re.IGNORECASE)
# FINISHED TRANSCRIPT, RAW FILE -, (UNEDITED COPY)
STATUS = re.compile(
    r"^[\s(\[\-‑–—]*(?:(?:raw|rough|finished|unedited|edited|final|draft)\b[\s\-]*(?:draft|transcript|file|copy|captions?)?)[\s)\]:.\-‑–—|]*",
    re.IGNORECASE,
)
STATUS_AT_END = re.compile(
    r"[\s(\[\-‑–—|]+(?:raw|finished|unedited)(?: (?:file|copy|transcript))?[\s)\].\-‑–—]*$"
    r"|\s+(?:[\-‑–—|]+\s*transcript|[(\[]transcript[)\]])$",
    re.IGNORECASE,
)
# RIPE Community Plenary Transcript
TRANSCRIPT_LAST = re.compile(r"(?<=\w)\s+transcript(?:ion)?$", re.IGNORECASE)
# Transcription ICANN Toronto Meeting
TRANSCRIPTION_FIRST = re.compile(r"transcription\s+(?=(?-i:[A-Z]{2,})\b)", re.IGNORECASE)
# HYDERABAD – Public Forum 2 EN: what an organisation prints that publishes in several languages
LANGUAGE_LAST = re.compile(r"(?<=\w)\s+(?:EN|FR|ES|AR|ZH|RU|PT)$")
# 27 -30 September 2011, 09:30AM CEST: what remains of a line that only says when
TIME_WORDS = re.compile(
    rf"\b(?:{MONTH_NAME}|{WEEKDAY}"
    r"|a\.?m|p\.?m|utc|gmt|cest|cet|eest|eet|bst|edt|est|pdt|pst|ct|et|local|time|noon|hours?|hrs?"
    r"|from|to|at|until|and|of|date|the)\b|\d+(?:st|nd|rd|th|h)?\b",
    re.IGNORECASE,
)
# 6 June 2018 | 17:45-18:00 | GARDEN HALL
LEADING_WHEN = re.compile(r"[^|]{6,60}\|\s*\d{1,2}[:.h]\d{2}")
# 2:30 BALI
WHEN_AND_WHERE = re.compile(r"\d{1,2}[:.]\d{2}(?:\s[A-Z]{3,20}){1,2}")
# 12 https://example.org/programme/day-2 amm-2
ADDRESS_LINE = re.compile(r"(?:\d{1,4}\s+)?(?:https?://|www\.)\S+.{0,30}", re.IGNORECASE)
# Sixth Annual Meeting of the Internet Governance Forum, EuroDIG 2022, ITU, Sample Forum 2025
ORGANISER = re.compile(
    r"(?:the )?(?:\w+ )?(?:annual )?(?:meeting of the )?(?:united nations )?"
    r"(?:internet governance forum|igf)(?: \(igf\))?(?: (?:19|20)\d\d)?"
    r"|united nations|international telecommunications? union|itu(?:-[rtd])?|icann|w3c|ietf|(?-i:[A-Z]{3,8}) ?\d{1,3}"
    r"|icann(?: \w+){1,2} meeting"
    r"|eurodig(?: (?:19|20)\d\d)?|[\w'’ -]{2,40} (?:forum|conference|summit|congress|assembly) (?:19|20)\d\d",
    re.IGNORECASE,
)
# UN Office in Nairobi, Istanbul, Turkey
PLACE = re.compile(
    r"(?:united nations office\b.*|palais des nations\b.*|(?:main |workshop )?(?:room|hall|salle) ?\w{0,3})",
    re.IGNORECASE,
)
# Session 3, Workshop 12b: the line between an event's name and a title
NUMBERED = re.compile(r"(?:session|workshop|panel|track|part|block) ?(?:#|no\.? ?)?\d{1,3}[a-z]?\W?", re.IGNORECASE)
# Internet Governance Forum of Laketown: what holds sessions, in the line above one with a code
GATHERING = re.compile(r"\b(?:forum|igf|conference|summit|congress|assembly|convention)\b", re.IGNORECASE)
# Busan, Korea
CITY_AND_STATE = re.compile(r"[^\W\d_][\w'’. -]{1,30}, ?([^\W\d_][\w'’. -]{1,30})")
# Web Governance-20260615_133555-Meeting Transcript: what Teams makes of a meeting's name
OF_TEAMS = re.compile(r"[-_ ]\d{8}_\d{6}(?:UTC)?[-_ ]meeting (?:transcript|recording)$", re.IGNORECASE)
# ICANN Transcription, Meeting transcript
GENERIC = re.compile(r"(?:\w+ )?(?:meeting |session |full |verbatim |captioning )*transcript(?:ion)?s?", re.IGNORECASE)
# Room 7 - WS250: ...    ... - Main room
ROOM = r"(?:(?:workshop|main|meeting|estrel|convention) )?(?:room|raum|saal|salle|sala|hall)(?: \w[\w.-]{0,5}){0,2}"
ROOM_FIRST = re.compile(ROOM + r"\s*[-–—:|]+\s*(?=\S)", re.IGNORECASE)
ROOM_LAST = re.compile(r"\s+[-–—|]+\s*" + ROOM + "$", re.IGNORECASE)
CARRIES_ON = re.compile(r"(?:\b(?:for|of|on|and|the|in|to|with|a|an|&)|[,:\-–—&])$", re.IGNORECASE)
LONGEST_TITLE = 300
LEAST_TITLE, LEAST_WORDS_OF_TITLE, MOST_COMMAS = 5, 3, 4
# Minutes from 5 June 2018, LAMPS FRIDAY 19 MAY 2006
BEFORE_A_DAY = re.compile(
    rf"(?:\s(?:from|of|on|for|held|dated|the)(?:\s(?:on|the|of))?|\s(?:{WEEKDAY}))$", re.IGNORECASE
)
AROUND_A_DAY = " \t\xa0,;:.|()[]-‑–—"
ASIDES = (PLACE, WHEN_AND_WHERE, ADDRESS_LINE)


def title_and_event(lines: list[str]) -> tuple[str | None, str | None]:
    """The first line that tells, and the organiser or event that one of the lines names; None for what none says."""
    titles = _carried_on([part for line in lines for part in _parted_from_organiser(_without_status(line))])
    told = [SEAT_LAST.sub("", _without_day(SEAT_LAST.sub("", line))) for line in titles if line and not _is_aside(line)]
    return _around_number(told) or _below_gathering(told) or _told_apart(told)


def title_parts(line: str) -> TitleParts:
    """The parts of a title line without the room that stands before or after them."""
    parts = read_title(line)
    found = ROOM_FIRST.match(parts.title or "")
    inner = read_title(parts.title[found.end() :]) if found else parts
    bare = ROOM_LAST.sub("", inner.title or "") or inner.title
    return TitleParts(bare, parts.event or inner.event, parts.code or inner.code)


def _without_status(line: str) -> str:
    """The title without RAW, FINISHED and the like at its ends."""
    bare = LANGUAGE_LAST.sub("", STATUS_AT_END.sub("", OF_TEAMS.sub("", line)))
    named = TRANSCRIPT_LAST.sub("", TRANSCRIPTION_FIRST.sub("", bare))
    bare = named if len(named.split()) >= LEAST_WORDS_OF_TITLE else bare
    found = STATUS.match(bare)
    return bare[found.end() :].strip() if found and found.group().strip() else bare.strip()


def _parted_from_organiser(line: str) -> list[str]:
    """The organiser's name at the head of a line, and the rest of the line; the line where none stands there."""
    found = ORGANISER_FIRST.match(line)
    return [found.group(1), line[found.end() :]] if found else [line]


def _carried_on(lines: list[str]) -> list[str]:
    """The lines, those of a title that was cut at a line's end put together again."""
    whole: list[str] = []
    for line in lines:
        if (
            whole
            and whole[-1]
            and line
            and (line[0].islower() or (CARRIES_ON.search(whole[-1]) and not PLACE.fullmatch(whole[-1])))
            and len(whole[-1]) < LONGEST_TITLE
        ):
            whole[-1] = f"{whole[-1]} {line}"
        else:
            whole.append(line)
    return whole


def _is_aside(line: str) -> bool:
    """Whether the line says when or where, or is too long for a title."""
    if find_moments(line, 1):
        return True
    words = TIME_WORDS.sub(" ", line)
    has_words = sum(map(str.isalpha, words)) > 2
    is_list = line.count(",") >= MOST_COMMAS and "_" in line
    aside = LEADING_WHEN.match(line) or any(form.fullmatch(line) for form in ASIDES)
    return len(line) > LONGEST_TITLE or not has_words or is_list or bool(aside)


def _without_day(line: str) -> str:
    """The title without a day at its head or end: "27 September 2011, New Delegate Briefing"."""
    found = find_moments_in(line)
    if not found or not found[0].starts:
        return line
    before, after = line[: found[1].start].rstrip(AROUND_A_DAY), line[found[1].end :].lstrip(AROUND_A_DAY)
    before = BEFORE_A_DAY.sub("", before)
    after = after if sum(map(str.isalpha, TIME_WORDS.sub(" ", after))) > 2 else ""
    rest = max(before, after, key=len)
    return rest if not (before and after) and len(rest) >= LEAST_TITLE else line


def _around_number(lines: list[str]) -> tuple[str, str] | None:
    """The title below a line that only numbers the session, and the event above it; None where no such line stands."""
    places = [place for place, line in enumerate(lines) if NUMBERED.fullmatch(line)]
    if len(places) != 1 or not 0 < places[0] < len(lines) - 1:
        return None
    number, title = lines[places[0]], lines[places[0] + 1]
    return (f"{number} {title}" if read_title(number).code else title), lines[places[0] - 1]


def _below_gathering(lines: list[str]) -> tuple[str, str] | None:
    """The first line with a session's code, where the line above it names the forum or conference that held it."""
    place = next((place for place, line in enumerate(lines) if read_title(line).code), 0)
    above = lines[place - 1] if place else ""
    parts = read_title(above)
    is_event = GATHERING.search(above) and not (parts.event or parts.code)
    return (lines[place], above) if is_event else None


def _told_apart(lines: list[str]) -> tuple[str | None, str | None]:
    events = {line: name for line in lines if (name := _organiser(line))}
    event = next(iter(events.values()), None)
    others = [line for line in lines if line not in (event, next(iter(events), None))]
    title = next((line for line in others if not _is_generic(line)), next(iter(others), event))
    return title, event


def _is_generic(line: str) -> bool:
    """Whether the line says of every meeting's text what it is, or in which city it was written."""
    found = CITY_AND_STATE.fullmatch(line)
    return bool(GENERIC.fullmatch(line)) or (found is not None and names_a_body(found.group(1)))


def _organiser(line: str) -> str | None:
    """The organiser or event that a line names: "Sample Forum 2025", "ICANN57 | Hyderabad, India"."""
    name = line.partition(" | ")[0]
    return name if ORGANISER.fullmatch(name) else None
