"""Tells by its content a text that is no single session, and says why."""

import re
from collections.abc import Callable
from itertools import pairwise

from sessions.formats.chats import first_message
from sessions.formats.dates import find_moments
from sessions.formats.document import Document
from sessions.formats.report_heads import MARKDOWN_ENDS, Part, part_of
from sessions.formats.titles import read_title

SESSION = "one session's report page or transcript"
# fastest speaker, Total speech time, Unique speakers: 1200
STATISTIC = re.compile(
    r"[\s#*•-]*(?:event statistics|(?:total|average|overall) (?:number of |speech |session |speaking )?"
    r"(?:sessions?|session reports|speakers|statements|words|time|length|speech|speed|reports)|unique speakers"
    r"|number of (?:sessions|speakers|reports)|(?:fastest|slowest|longest|shortest) (?:speakers?|speech(?:es)?)"
    r"|(?:longest|shortest) sessions?|most (?:speeches|active speakers?|prominent sessions)"
    r"|prominent sessions|prefix (?:monitor|counter)|sessions with the most .{1,40})\b.{0,60}",
    re.IGNORECASE,
)
# Difference between revisions of "Workshop 4", Difference between revisions
DIFFERENCE = re.compile(
    r"[^\n]{0,200}?\bdifference between (?:the )?(?:versions|revisions)\b[^\n]{0,200}", re.IGNORECASE
)
# A word of each sign below: most texts hold none
MAY_COMPARE = re.compile(r"difference between|^diff --git|^@@ -\d", re.IGNORECASE | re.MULTILINE)
# Revision as of 12:44, 25 April 2023
REVISION = re.compile(r"[\s|]*(?:latest )?revision as of \d.{0,200}", re.IGNORECASE)
# Line 12:
DIFF_LINE = re.compile(r"[\s|]*line \d+:[\s|]*(?:line \d+:)?[\s|]*", re.IGNORECASE)
# diff --git a/x b/x, @@ -1,4 +1,5 @@
PATCH = re.compile(r"diff --git \S+ \S+|@@ -\d+(?:,\d+)? \+\d+(?:,\d+)? @@.*")
# JUDGMENT, J U D G M E N T, REASONS FOR JUDGMENT
JUDGMENT = re.compile(
    r"[\s#*]*(?:J ?U ?D ?G ?E? ?M ?E ?N ?T|(?i:(?:reasons for |approved |final |oral )?judge?ment))[\s*:.]*"
)
COURT_SIGNS = tuple(
    re.compile(sign, re.IGNORECASE)
    for sign in (
        # IN THE HIGH COURT OF JUSTICE, In the Supreme Court of India
        r"[\s#*]*in the [\w\s]{0,40}court\b.{0,80}",
        # ... Appellant(s), Between: ... Respondent
        r".{0,120}\b(?:appellants?|respondents?|petitioners?|plaintiffs?|defendants?|claimants?)\b[\s().,:]*",
        # Versus, - v -, vs.
        r"[\s-]*(?:versus|vs?\.?|- ?v ?-)[\s.-]*",
        # Civil Appeal No. 12 of 2019, Case No: HC-2016-003, [2019] UKSC 12
        r".{0,40}(?:\b(?:appeal|case|petition|suit|claim)s? (?:no|number)s?\b.{0,80}|\[\d{4}\] [A-Z]{2,6} \d+.{0,40})",
        # Coram: ..., Before: Lord ..., Neutral Citation Number
        r"[\s#*]*(?:coram|before ?:|neutral citation|hon(?:'|’)?ble\b).{0,120}",
    )
)
# What voices, times, files of data or a report's heads leave in a text.
VOICE_SIGN = re.compile(
    r"^[ \t\xa0]*(?:[>‹»<\[{]|[#*_]*(?:event|session|full session) report\b"
    r"|[#*_]*session at a glance|speech speed|table of contents)"
    r"|^[^\n:：;]{1,110}[:：;](?:\s|\*|$)|-->|\d{1,2}:\d\d:\d\d",
    re.MULTILINE | re.IGNORECASE,
)
# A text with more turns than this is speech, whatever words stand in it.
MOST_TURNS = 5
TURN = re.compile(r"^[ \t\xa0]*>+[ \t]*\S|^[A-Z][A-Z .'-]{2,40}: ", re.MULTILINE)
LEAST_STATISTICS, LEAST_COURT_SIGNS, LONGEST_SIGN = 3, 3, 240
LOOKED_AT, MOST_OPENINGS = 100_000, 300


def refuse_what_nobody_said(document: Document) -> None:
    """Raises TranscriptError for a comparison of revisions, which holds each word twice, and for what people typed."""
    _refuse_comparison(document)
    line = first_message(document.text[:LOOKED_AT])
    if line:
        raise document.error("what was said in a session", "the messages of a chat", line)


def _refuse_comparison(document: Document) -> None:
    if not MAY_COMPARE.search(document.text, 0, LOOKED_AT):
        return
    line = _difference(_lines(document), document.text)
    if line:
        raise document.error(SESSION, REASONS[_difference], line)


def refuse_unless_one_session(document: Document) -> None:
    """Raises TranscriptError for several sessions, statistics, a diff, a judgment or a text without voices."""
    if not document.text.strip():
        return
    lines = _lines(document)
    for find in (_difference, _statistics, _judgment):
        line = find(lines, document.text)
        if line:
            raise document.error(SESSION, REASONS[find], line)
    _refuse_several(document)
    if not VOICE_SIGN.search(document.text):
        raise document.error("the voices of a session", f'a text without voices: "{lines[0][1][:60]}"', lines[0][0])


def _lines(document: Document) -> list[tuple[int, str]]:
    """The first lines that are not blank, with their numbers."""
    lines = enumerate(document.text[:LOOKED_AT].split("\n"), 1)
    return [(number, line.strip()) for number, line in lines if line.strip()]


def _difference(lines: list[tuple[int, str]], text: str) -> int | None:
    patches = [number for number, line in lines if PATCH.fullmatch(line)]
    if len(patches) > 1:
        return patches[0]
    titles = [number for number, line in lines[:40] if len(line) < LONGEST_SIGN and DIFFERENCE.fullmatch(line)]
    revisions = [number for number, line in lines if len(line) < LONGEST_SIGN and REVISION.fullmatch(line)]
    places = [number for number, line in lines if len(line) < LONGEST_SIGN and DIFF_LINE.fullmatch(line)]
    is_compared = bool(titles) + (len(revisions) > 1) + bool(places) > 1
    return min(titles + revisions) if is_compared else None


def _statistics(lines: list[tuple[int, str]], text: str) -> int | None:
    found = {
        line.casefold(): number for number, line in reversed(lines) if len(line) < 120 and STATISTIC.fullmatch(line)
    }
    return min(found.values()) if len(found) >= LEAST_STATISTICS and not _tells_anything(lines) else None


def _is_report_head(line: str) -> bool:
    return len(line) < 40 and part_of(line) == Part.REPORT


def _is_told(lines: list[tuple[int, str]]) -> bool:
    return any(len(line) > 300 for _, line in lines)


def _judgment(lines: list[tuple[int, str]], text: str) -> int | None:
    head = [(number, line) for number, line in lines[:200] if len(line) < LONGEST_SIGN]
    judged = [number for number, line in head if JUDGMENT.fullmatch(line)]
    signs = sum(any(sign.fullmatch(line) for _, line in head) for sign in COURT_SIGNS)
    is_speech = len(TURN.findall(text, 0, LOOKED_AT)) > MOST_TURNS
    return judged[0] if judged and signs >= LEAST_COURT_SIGNS and not is_speech else None


REASONS: dict[Callable, str] = {
    _difference: "a comparison of a page's revisions",
    _statistics: "an event's statistics",
    _judgment: "a court's judgment",
}


def _refuse_several(document: Document) -> None:
    """Raises TranscriptError where report pages of different titles follow each other."""
    lines = [(number, line.strip()) for number, line in enumerate(document.lines, 1) if line.strip()]
    opened = [place for place, (_, line) in enumerate(lines) if _is_opening(line)]
    above = [
        _title_above(lines[max(0, place - 4) : place]) for place in (opened[:MOST_OPENINGS] if len(opened) > 1 else ())
    ]
    titles = list(filter(None, above)) or ([] if _tells_anything(lines) else _dated_titles(lines))
    other = next(((n, title) for n, title in titles if title.casefold() != titles[0][1].casefold()), None)
    if other:
        raise document.error(SESSION, f'another session on the same page: "{other[1][:80]}"', other[0])


def _tells_anything(lines: list[tuple[int, str]]) -> bool:
    return any(_is_report_head(line) and _is_told(lines[place : place + 10]) for place, (_, line) in enumerate(lines))


def _dated_titles(lines: list[tuple[int, str]]) -> list[tuple[int, str]]:
    """The titles with an event above a date, as a listing has them: "Lamps | IGF 2023 WS #3"."""
    pairs = [(number, line, after) for (number, line), (_, after) in pairwise(lines) if " | " in line[:400]]
    titled = [(number, read_title(line), after) for number, line, after in pairs]
    return [(n, parts.title) for n, parts, after in titled if parts.title and parts.event and find_moments(after, n)]


def _is_opening(line: str) -> bool:
    return len(line) < 30 and MARKDOWN_ENDS.sub("", line).rstrip(" :").casefold() == "event report"


def _title_above(lines: list[tuple[int, str]]) -> tuple[int, str] | None:
    """The title that stands with a date above the head of a page."""
    dates = [number for number, line in lines if find_moments(line, number)]
    titles = [(number, read_title(line).title) for number, line in lines if number not in dates and len(line) < 400]
    above = [found for found in titles if found[1] and dates and found[0] < dates[-1]]
    return above[-1] if above else None
