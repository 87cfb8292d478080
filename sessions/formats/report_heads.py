"""Turns a report page's text into its lines and tells which of them are the page's own heads."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import lru_cache

from sessions.transcript import Span, lines_of


class Part(StrEnum):
    """What stands below a head."""

    HEADER = "header"
    EVENT_REPORT = "event report"
    PEOPLE = "people"
    CONTENTS = "contents"
    DISCLAIMER = "disclaimer"
    GRAPH = "graph"
    REPORT = "report"
    OVERVIEW = "overview"


PARTS = {
    Part.EVENT_REPORT: "event report, official event page",
    Part.PEOPLE: """speakers, moderators, speakers and moderators, moderators and speakers,
        speakers & moderators, panelists, panellists, list of speakers, speakers list,
        organizers, organisers, rapporteurs""",
    Part.CONTENTS: "table of contents, contents",
    Part.DISCLAIMER: "disclaimer",
    Part.GRAPH: "knowledge graph of debate, knowledge graph",
    Part.REPORT: "session report, full session report, session reports",
    Part.OVERVIEW: """session at a glance, summary, keypoints, key points, major discussion points,
        major discussion point, overall purpose/goal, overall tone, key takeaways, takeaways, call to action,
        resolutions and action items, unresolved issues, suggested compromises, thought provoking comments,
        thought-provoking comments, follow-up questions, overall assessment, speakers analysis, agreements,
        disagreements, differences, partial agreements, partial differences, agreed points, points of agreement,
        points of disagreement, similar viewpoints, unexpected consensus, session transcript,
        full session transcript""",
}
HEADS = {" ".join(head.split()): part for part, heads in PARTS.items() for head in heads.split(",")}
# Session at a glanceSummary, keypoints, and speakers overview; Full session reportComprehensive analysis ...
GLUED = re.compile(
    r"(?i:session at a glance|full session report|session report|event report|table of contents"
    r"|knowledge graph of debate|speakers analysis|summary|key ?points)(?=[A-Z][a-z])"
)
# What the site prints below a head to say what stands there, no headline.
SUBTITLES = frozenset(
    (
        "summary, keypoints, and speakers overview",
        "comprehensive analysis and detailed insights",
        "detailed breakdown of each speaker’s arguments and positions",
        "takeaways, resolutions, and unresolved issues",
    )
)
# Disclaimer: This is not an official record ...
DISCLAIMER = re.compile(r"\s*\**disclaimer\s*\**\s*[:：]\s*\**\s*", re.IGNORECASE)
# Session Report (* deadline 9 January) - click on the ? symbol: what the form of a report says beside its heads
DEADLINE = re.compile(r"\s*\(\*\s*deadline\b.*", re.IGNORECASE)
# Agenda item 5: Day 3
AGENDA_ITEM = re.compile(r"agenda item \d[^\n]{0,150}", re.IGNORECASE)
# ## Keypoints, **Keypoints:**
MARKDOWN_ENDS = re.compile(r"^[#*_>\s]+|[*_#\s]+$")
LONGEST_HEAD = 70


@dataclass(frozen=True)
class Line:
    """A line that is not blank, without the white space around it; below a head it stands as below a blank line."""

    number: int
    span: Span
    text: str
    follows_blank: bool
    part: Part | None = None

    @property
    def bare(self) -> str:
        """The line without leaked Markdown."""
        return MARKDOWN_ENDS.sub("", self.text)

    @property
    def key(self) -> str:
        return self.bare.rstrip(" :*").replace("'", "’").casefold()


@dataclass(frozen=True)
class Block:
    """The lines below one head; `head` is None for those before the first."""

    part: Part
    head: Line | None
    lines: tuple[Line, ...]

    @property
    def heading(self) -> str:
        return DEADLINE.sub("", self.head.bare).rstrip(" :*") if self.head else ""


@lru_cache(maxsize=1)
def blocks_of(text: str) -> tuple[Block, ...]:
    """The text cut at each of the page's heads; kept, because a page is recognised before it is read."""
    return tuple(_blocks(text))


def _blocks(text: str) -> Iterator[Block]:
    part, head, lines = Part.HEADER, None, []
    for line in page_lines(text):
        if line.part is None or (part == Part.REPORT and _is_voice(line)):
            lines.append(line if lines or line.follows_blank else replace(line, follows_blank=True))
            continue
        yield Block(part, head, tuple(lines))
        part, head, lines = line.part, line, []
    yield Block(part, head, tuple(lines))


def _is_voice(line: Line) -> bool:
    """Whether the head of a list names a voice where it stands in a report: "Moderators", never "Speakers"."""
    return line.part == Part.PEOPLE and not line.key.startswith("speakers")


def page_lines(text: str) -> Iterator[Line]:
    """The lines that hold letters or figures or the mark of a card, each with the part that it is the head of."""
    follows_blank = True
    for number, span in lines_of(text):
        words = span.of(text)
        if not _is_visible(words):
            follows_blank = True
            continue
        yield from _with_parts(number, span, words, follows_blank)
        follows_blank = False


def part_of(line: str) -> Part | None:
    """The part that a line is the head of, None where it is no head."""
    line = DEADLINE.sub("", line) if "(*" in line else line
    if len(line) > LONGEST_HEAD and not DISCLAIMER.match(line):
        return None
    return Part.DISCLAIMER if DISCLAIMER.match(line) else _head_part(line)


@lru_cache(maxsize=4096)
def _head_part(line: str) -> Part | None:
    bare = MARKDOWN_ENDS.sub("", line).rstrip(" :*")
    return HEADS.get(" ".join(bare.casefold().split()))


def _is_visible(words: str) -> bool:
    """Whether a line holds more than blanks, invisible characters and rules; the "&" of a card counts."""
    return bool(words) and (words[0].isalnum() or words == "&" or any(map(str.isalnum, words)))


def _with_parts(number: int, span: Span, words: str, follows_blank: bool) -> Iterator[Line]:
    """The line; two where a head is glued to what follows it, or where a disclaimer begins on its head's line."""
    start = DISCLAIMER.match(words) or (GLUED.match(words) if len(words) < 400 else None)
    rest = Span(span.start + start.end(), span.end) if start else span
    if not start or rest.start == rest.end:
        yield Line(number, span, words, follows_blank, part_of(words))
        return
    head = words[: start.end()].rstrip(" :*")
    yield Line(number, Span(span.start, span.start + len(head)), head, follows_blank, part_of(head))
    glued = words[start.end() :]
    if glued.casefold() not in SUBTITLES:
        yield Line(number, rest, glued, True, None)
