"""Turns a saved report page into a Transcript: what a machine tells about each voice of a session."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import takewhile

from sessions.formats.document import Document
from sessions.formats.refusals import refuse_unless_one_session
from sessions.formats.report_body import Body, is_abstract, read_body
from sessions.formats.report_header import Header, read_header
from sessions.formats.report_heads import Block, Line, Part, blocks_of
from sessions.formats.report_people import ListLine, is_role_head, people_with_roles, read_people
from sessions.formats.speech_cards import find_cards, unmatched_cards
from sessions.formats.voice_headings import KnownPeople
from sessions.transcript import Kind, SpeechCard, Transcript, voices

# >> NAME: the mark of captions, of which a report page has none
CHEVRON = re.compile(r"^[^\S\n]*>>", re.MULTILINE)
# Speech speed
CARD = re.compile(r"^[^\S\n]*speech speed\b", re.MULTILINE | re.IGNORECASE)
# Event report, ## Session report, Session at a glanceSummary
TELLING = re.compile(
    r"(?:event|session)[^\S\n]report|session[^\S\n]at[^\S\n]a[^\S\n]glance|knowledge[^\S\n]graph", re.IGNORECASE
)
TELLING_PARTS = {Part.EVENT_REPORT, Part.GRAPH, Part.REPORT}
OPENING_PARTS = (Part.HEADER, Part.EVENT_REPORT, Part.PEOPLE)
# line 12: expected ...
LINE_NUMBER = re.compile(r"line (\d+):")
TELLING_HEAD = "session at a glance"
LEAST_HEADS = 2
MOST_HEADER_LINES = 100


def recognises(document: Document) -> bool:
    """Whether the text has the heads of a report page, at least two of them and one that other pages do not have.

    People who stand in the header behind their roles count as the list that a head would begin.
    """
    text = document.text
    if not TELLING.search(text) or len(CHEVRON.findall(text, 0, 200_000)) > 2:
        return False
    header, *blocks = blocks_of(text)
    heads = {block.head.key.rstrip(" :") for block in blocks}
    signs = len(heads) + bool(CARD.search(text)) + any(people_with_roles(header))
    is_telling = TELLING_HEAD in heads or any(block.part in TELLING_PARTS for block in blocks)
    return is_telling and signs >= LEAST_HEADS


def read(document: Document) -> Transcript:
    """The report with a Turn for each section of a voice; spans count code points of `document.text`.

    Raises TranscriptError where the page is not one session's.
    """
    refuse_unless_one_session(document)
    blocks = _without_stray_heads(list(blocks_of(document.text)))
    cards, blocks = _without_cards(blocks)
    people, blocks = _without_people(blocks)
    header = read_header(_header_lines(blocks))
    disclaimer, blocks = _without_disclaimer(blocks)
    known = KnownPeople([found.person for found in people], [found.line.text for found in people])
    body = read_body(blocks, known)
    _refuse_empty(document, header, people, body)
    listed = tuple(dict.fromkeys(found.person for found in people))
    names = [*voices(body.turns), *(person.name for person in listed)]
    unmatched = unmatched_cards(cards, names, document.lines)
    warnings = sorted(
        [*header.moments.warnings, *body.warnings, *_without_voices(body, blocks), *unmatched], key=_line_number
    )
    transcript = _transcript(document, header, body)
    return replace(transcript, listed=listed, disclaimer=disclaimer, cards=tuple(cards), warnings=tuple(warnings))


def _transcript(document: Document, header: Header, body: Body) -> Transcript:
    return Transcript(
        Kind.REPORT,
        document.text,
        tuple(body.turns),
        title=header.title,
        event=header.event,
        code=header.code,
        starts=header.moments.starts,
        ends=header.moments.ends,
        sections=tuple(body.sections),
        recording_url=header.recording_url,
        official_url=header.official_url,
    )


def _without_stray_heads(blocks: list[Block]) -> list[Block]:
    """The blocks, those above the first "Event report" as parts of the header where they tell nothing."""
    first = next((place for place, block in enumerate(blocks) if block.part == Part.EVENT_REPORT), 0)
    if any(is_abstract(line) for block in blocks[:first] for line in block.lines):
        return blocks
    return [replace(block, part=Part.HEADER) if _is_stray(block) else block for block in blocks[:first]] + blocks[
        first:
    ]


def _is_stray(block: Block) -> bool:
    return block.part not in (Part.PEOPLE, Part.DISCLAIMER)


def _without_cards(blocks: Sequence[Block]) -> tuple[list[SpeechCard], list[Block]]:
    lines = [line for block in blocks for line in (block.head, *block.lines) if line]
    cards, taken = find_cards(lines)
    return cards, [_without_lines(block, taken) for block in blocks]


def _without_people(blocks: list[Block]) -> tuple[list[ListLine], list[Block]]:
    """The people of the lists above the report, else of a list inside its overview; and the blocks without them."""
    opening = list(takewhile(lambda block: block.part in OPENING_PARTS, blocks))
    overview = takewhile(lambda block: block.part != Part.REPORT, blocks[len(opening) :])
    people = read_people(opening) or read_people(overview)
    taken = {found.line.number for found in people}
    return people, [_without_lines(block, taken) for block in blocks]


def _without_disclaimer(blocks: list[Block]) -> tuple[str | None, list[Block]]:
    """The first disclaimer, to the next blank line, and the blocks without any."""
    found = [(block, _first_paragraph(block.lines)) for block in blocks if block.part == Part.DISCLAIMER]
    taken = {line.number for block, lines in found for line in lines}
    words = next((" ".join(line.text for line in lines) for _, lines in found if lines), None)
    return words, [_without_lines(block, taken) if block.part == Part.DISCLAIMER else block for block in blocks]


def _first_paragraph(lines: Sequence[Line]) -> list[Line]:
    return [*lines[:1], *takewhile(lambda line: not line.follows_blank, lines[1:])]


def _without_lines(block: Block, taken: set[int]) -> Block:
    if not any(line.number in taken for line in block.lines):
        return block
    return replace(block, lines=tuple(line for line in block.lines if line.number not in taken))


def _header_lines(blocks: Iterable[Block]) -> list[Line]:
    """The lines that may be a title or a date: above "Event report", or below it where no prose follows."""
    return [line for block in blocks for line in _titles_of(block)][:MOST_HEADER_LINES]


def _titles_of(block: Block) -> list[Line]:
    if block.part not in (Part.HEADER, Part.EVENT_REPORT):
        return []
    following = [*block.lines[1:], None][: len(block.lines)]
    is_heading = [after is not None and is_abstract(after) and block.head is not None for after in following]
    is_out = [is_out or is_abstract(line) for line, is_out in zip(block.lines, is_heading, strict=True)]
    return [line for line, out in zip(block.lines, is_out, strict=True) if not (out or is_role_head(line))]


def _without_voices(body: Body, blocks: Sequence[Block]) -> list[str]:
    if body.turns:
        return []
    head = next((block.head for block in reversed(blocks) if block.part == Part.REPORT), None)
    return [f"line {head.number if head else 1}: expected the reports of voices, found none"]


def _refuse_empty(document: Document, header: Header, people: list[ListLine], body: Body) -> None:
    if not (body.turns or body.sections or people or header.title):
        raise document.error("a session's title, people or report", "nothing of them on the page", 1)


def _line_number(warning: str) -> int:
    return int(LINE_NUMBER.match(warning)[1])
