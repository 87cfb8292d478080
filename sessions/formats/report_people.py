"""Turns the list of people on a report page into ListedSpeakers."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from sessions.formats.dates import find_moments
from sessions.formats.dialogue_labels import heads_a_list
from sessions.formats.listed_people import (
    REGIONS,
    STAKEHOLDER_GROUPS,
    read_person,
    split_listed_name,
    split_name,
    without_marks,
)
from sessions.formats.report_heads import Block, Line, Part
from sessions.formats.voice_headings import is_prose
from sessions.transcript import ListedSpeaker
from speakers.names import is_placeholder, looks_like_person, role_of

# • Name, - Name, 1. Name
BULLETED = re.compile(r"(?:[•·▪◦‣∙●○*–—-]\s*|\d{1,2}[.)]\s+)(?=\S)")
NOBODY = frozenset(
    [
        "tbc",
        "tba",
        "tbd",
        "to be announced",
        "to be confirmed",
        "to be determined",
        "not available",
        "n/a",
        "none",
        "no speakers",
    ]
)
# Speaker 1: Ana Rey, Onsite Moderator:, Rapporteur
ROLE_HEAD = re.compile(r"(?P<role>[^\W\d_][\w -]{2,30}?)\s*(?::\s*(?P<person>\S.*)?)?")
SENTENCE_ENDS = (".", "?", "!")
LIST_PARTS = (Part.EVENT_REPORT, Part.PEOPLE)
LONGEST_PERSON, LONGEST_NAME_WORDS = 400, 9


@dataclass(frozen=True)
class ListLine:
    """A line of the list with the person on it."""

    line: Line
    person: ListedSpeaker


def read_people(blocks: Iterable[Block]) -> list[ListLine]:
    """The people below the page's list heads, or straight below "Event report", and those with roles in its header."""
    return [
        found
        for block in blocks
        for found in (_people_of(block) if block.part in LIST_PARTS else people_with_roles(block))
    ]


def people_with_roles(block: Block) -> Iterator[ListLine]:
    """The people of a header, each behind a role ("Speaker 1: Ana Rey, Civil Society, ...") or below one."""
    role = None
    for line in block.lines if block.part == Part.HEADER else ():
        words = without_marks(line.text)
        printed, person = _parted_from_role(words)
        if not printed:
            person = words if role else ""
        person = without_marks(person)
        if person and _is_named(person):
            yield ListLine(line, read_person(person, printed or role))
            role = None if printed else role
        else:
            role = None if person else printed


def is_role_head(line: Line) -> bool:
    """Whether nothing but a role stands on the line, as above a person's name, or a role that nobody has yet."""
    role, person = _parted_from_role(without_marks(line.text))
    return role is not None and (not person or person.casefold() in NOBODY)


def _parted_from_role(words: str) -> tuple[str | None, str]:
    """The role at the head of a line and what follows its colon; None where no role stands there, number or not."""
    found = ROLE_HEAD.fullmatch(words)
    head = found["role"].replace("-", "") if found else ""
    role = role_of(head) if head and is_placeholder(head) else None
    return (str(role), found["person"] or "") if role else (None, "")


def _is_named(words: str) -> bool:
    """Whether a person's whole name begins the line, and neither a sentence nor the head of the page's next field."""
    name, beside = split_listed_name(words)
    is_line = len(words) <= LONGEST_PERSON and not words.endswith(SENTENCE_ENDS)
    is_name = " " in name and looks_like_person(name) and not is_placeholder(name)
    return is_line and is_name and (beside is not None or not heads_a_list(name))


def _people_of(block: Block) -> Iterator[ListLine]:
    role, group, seen = role_of_head(block.heading), None, set()
    for line, after in zip(block.lines, [*block.lines[1:], None], strict=False):
        words = without_marks(line.text).rstrip(" :")
        if after and _begins_report(words, after, seen):
            return
        if words.casefold() in STAKEHOLDER_GROUPS:
            group = words
        elif _is_sub_head(line, words):
            role, group = role_of_head(words), None
        elif _is_person(line, words, block):
            seen.add(split_name(words)[0])
            person = read_person(line.text, role)
            yield ListLine(line, replace(person, stakeholder_group=person.stakeholder_group or group))


def _begins_report(words: str, after: Line, seen: set[str]) -> bool:
    """Whether a voice's section follows the list without a head: a name again, or a role, above prose."""
    is_voice = split_name(words)[0] in seen or (bool(role_of(words)) and is_placeholder(words))
    return is_voice and is_prose(after) and after.text.endswith(".") and not BULLETED.match(after.text)


def role_of_head(heading: str) -> str | None:
    """The role of the people below a head; None for "Speakers and Moderators", which does not tell them apart."""
    words = heading.casefold()
    if "speaker" in words and "moderator" in words:
        return None
    role = role_of(heading) or next(filter(None, map(role_of, heading.split())), None)
    return str(role) if role else None


def _is_sub_head(line: Line, words: str) -> bool:
    if BULLETED.match(line.text) or "," in words or len(words) > 60:
        return False
    if line.text.endswith(":") and role_of_head(words):
        return True
    return words.casefold() in REGIONS or (bool(role_of(words)) and is_placeholder(words))


def _is_person(line: Line, words: str, block: Block) -> bool:
    """Whether a line is a person's; without a bullet and a list's head it must look like one."""
    name, _ = split_listed_name(words)
    if (
        not name
        or words.casefold() in NOBODY
        or is_placeholder(name)
        or (not BULLETED.match(line.text) and "," not in words and heads_a_list(words))
        or len(words) > LONGEST_PERSON
        or find_moments(words, 0)
    ):
        return False
    if looks_like_person(name):
        return True
    may_be_anything = bool(BULLETED.match(line.text)) or block.part == Part.PEOPLE
    return (
        may_be_anything
        and len(name.split()) <= LONGEST_NAME_WORDS
        and not words.endswith(SENTENCE_ENDS)
        and "http" not in words
    )
