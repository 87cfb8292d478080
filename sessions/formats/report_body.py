"""Turns the lines of a report into the voices' Turns and the Sections that belong to no voice."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise

from sessions.formats.report_heads import AGENDA_ITEM, Block, Line, Part
from sessions.formats.voice_headings import Heading, KnownPeople, could_be_heading, find_headings, is_prose
from sessions.transcript import Section, Span, Turn
from speakers.names import fold

# ## Conclusion, **Key arguments**
MARKED_HEAD = re.compile(r"#{1,6}\s+\S.*|\*\*[^*]{2,150}\*\*:?")
LONGEST_HEADLINE, LONGEST_TITLE, LEAST_ABSTRACT = 250, 500, 120
NAVIGATION = frozenset(
    ["click for more", "loading", "loading...", "read more", "back to top", "share", "&", "show more", "show less"]
)


@dataclass
class Body:
    """What the report holds, in the page's order."""

    turns: list[Turn] = field(default_factory=list)
    sections: list[Section] = field(default_factory=list)
    warnings: list[str] = field(default_factory=list)
    names: dict[str, str] = field(default_factory=dict)

    def add_section(self, heading: str, lines: Sequence[Line]) -> None:
        if lines:
            self.sections.append(Section(heading, tuple(line.span for line in lines)))

    def add_turn(self, heading: Heading, lines: Sequence[Line], role: str) -> None:
        name = heading.attribution
        if not lines:
            self.warn(heading.line, f'the report of "{name}"', "none")
            return
        if fold(name) in self.names:
            self.warn(heading.line, "one section for each voice", f'another one of "{name}"')
        attribution = self.names.setdefault(fold(name), name)
        self.turns.append(Turn(attribution, tuple(line.span for line in lines), role, heading.affiliation))

    def warn(self, line: Line, expected: str, found: str) -> None:
        self.warnings.append(f"line {line.number}: expected {expected}, found {found}")


def read_body(blocks: Sequence[Block], people: KnownPeople) -> Body:
    """The turns and sections of a page's blocks, whose lines no longer hold the list, the disclaimer and the cards."""
    body = Body()
    is_later = any(block.part == Part.OVERVIEW for block in blocks)
    for block in blocks:
        lines = [line for line in block.lines if line.key not in NAVIGATION]
        headings = _voices(block, lines, people, is_later)
        if headings:
            _add_voices(body, block, lines, headings, people)
        elif block.part == Part.REPORT:
            _add_essay(body, block.heading, lines)
        elif block.part == Part.OVERVIEW:
            _add_parts(body, block.heading, lines)
        else:
            body.add_section(block.heading, _texts(block, lines))
    return body


def _texts(block: Block, lines: list[Line]) -> list[Line]:
    """What is worth keeping beside the report; below the cards the short lines are the heads of arguments."""
    if block.part == Part.PEOPLE and any(map(is_prose, lines)):
        return lines
    return [line for line in lines if is_abstract(line)]


def is_abstract(line: Line) -> bool:
    """Whether a line beside the report is a text of its own, and neither a title, a person nor an entry of a list."""
    return len(line.text) >= LEAST_ABSTRACT and (line.text.endswith((".", "!", "?")) or len(line.text) > LONGEST_TITLE)


def _voices(block: Block, lines: Sequence[Line], people: KnownPeople, is_later: bool) -> list[Heading]:
    """The headings that count: any in a report, only certain ones in a later page's essay and outside the report."""
    if block.part in (Part.HEADER, Part.OVERVIEW):
        return []
    headings = find_headings(lines, people)
    certain = [heading for heading in headings if heading.is_certain]
    if block.part != Part.REPORT:
        return _told(lines, certain)
    is_alone = len(headings) == 1 and not certain and "full" in block.heading.casefold()
    if is_later or (is_alone and not _tells_of(lines, headings[0])):
        return certain
    return headings


def _tells_of(lines: Sequence[Line], heading: Heading) -> bool:
    """Whether the report's only head is of a person and no headline: what follows tells of that name."""
    following = (line.text for line in lines if line.number > heading.line.number)
    return " " in heading.attribution and any(heading.attribution in text for text in following)


def _told(lines: Sequence[Line], headings: list[Heading]) -> list[Heading]:
    """The headings that prose follows, as it does not in a list of contents."""
    following = {line.number: after for line, after in pairwise(lines)}
    return [heading for heading in headings if is_prose(following.get(heading.line.number))]


def _add_voices(body: Body, block: Block, lines: Sequence[Line], headings: list[Heading], people: KnownPeople) -> None:
    by_line = {heading.line.number: heading for heading in headings}
    first = next(place for place, line in enumerate(lines) if line.number in by_line)
    _add_essay(body, block.heading, lines[:first])
    for part in _cut(lines[first:], lambda line: line.number in by_line):
        heading = by_line[part[0].number]
        own, foreign = _own_lines(part[1:])
        body.add_turn(heading, own, people.role(heading.attribution))
        for lines_of_nobody in foreign:
            _add_nobodys(body, lines_of_nobody)


def _own_lines(lines: Sequence[Line]) -> tuple[Sequence[Line], list[list[Line]]]:
    """A voice's lines, and those below heads that name nobody known: whose they are is uncertain."""
    places = {
        line.number
        for line, after in zip(lines[1:], [*lines[2:], None], strict=False)
        if could_be_heading(line, after) or MARKED_HEAD.fullmatch(line.text)
    }
    if lines and MARKED_HEAD.fullmatch(lines[0].text):
        return lines, []
    parts = list(_cut(lines, lambda line: line.number in places))
    return (parts[0], parts[1:]) if parts else ([], [])


def _add_nobodys(body: Body, lines: Sequence[Line]) -> None:
    heading = lines[0].bare.rstrip(" :")
    body.warn(lines[0], "the name of a voice", f'"{heading}": what follows is left without a voice')
    body.add_section(heading, lines[1:])


def _add_essay(body: Body, heading: str, lines: Sequence[Line]) -> None:
    """A report without voices; its first line is its headline where it is short and text follows."""
    if len(lines) > 1 and _is_headline(lines[0], lines[1]):
        heading, lines = lines[0].bare, lines[1:]
    body.add_section(heading, [_unmarked(line) for line in lines])


def _unmarked(line: Line) -> Line:
    """A head inside an essay without its Markdown: the essay stays one section under its headline."""
    if not MARKED_HEAD.fullmatch(line.text):
        return line
    start = line.span.start + line.text.index(line.bare)
    return replace(line, span=Span(start, start + len(line.bare)), text=line.bare)


def _is_headline(line: Line, after: Line) -> bool:
    return len(line.text) <= LONGEST_HEADLINE and (not line.text.endswith(".") or len(line.text) * 2 < len(after.text))


def _add_parts(body: Body, heading: str, lines: Sequence[Line]) -> None:
    """A section for each head that Markdown marks inside the text, the first below the given heading."""
    for part in _cut(lines, _is_marked_head):
        if _is_marked_head(part[0]):
            body.add_section(part[0].bare.rstrip(" :"), part[1:] or part)
        else:
            body.add_section(heading, part)


def _is_marked_head(line: Line) -> bool:
    return bool(MARKED_HEAD.fullmatch(line.text) or AGENDA_ITEM.fullmatch(line.text))


def _cut(lines: Sequence[Line], begins) -> Iterator[list[Line]]:
    """The lines in pieces, of which each but the first begins with a line for which `begins` holds."""
    piece: list[Line] = []
    for line in lines:
        if piece and begins(line):
            yield piece
            piece = []
        piece.append(line)
    if piece:
        yield piece
