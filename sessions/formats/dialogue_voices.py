"""Tells which labels of a dialogue name voices, and which head a list, a chapter or a portrait."""

import re
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

from sessions.formats.attendees import Attendee, read_attendees
from sessions.formats.dialogue_labels import (
    LEAST_LONE_CAPITALS,
    Candidate,
    candidates,
    heads_a_list,
    is_lone_name,
    is_prose,
)
from sessions.formats.heading_voices import bare_roles, without_chapters
from sessions.formats.inline_labels import inline_candidates
from sessions.formats.labels import (
    could_be_person,
    is_in_capitals,
    is_name_like,
    is_titled,
    names_a_role,
    names_a_senor,
    speaks_for_a_body,
)
from speakers.names import names_a_body, person_name

BRACKET_LAST = re.compile(r"(?<=\S)\s\([^()]*\)$")
# KG, JHD: by which minutes call who speaks
SPEAKER_CODE = re.compile(r"[A-Z]{2,4}")
MOST_LABEL_WORDS = 5
# So many certain labels stand beside a name of one word that stands once.
LEAST_BEFORE, LEAST_CAPITALS_BEFORE = 4, 2


def voices_in(text: str, start: int) -> tuple[list[Candidate], int]:
    """The candidates that name voices, and how many other lines with a colon stand among them."""
    inline = list(inline_candidates(text, start))
    if inline:
        return inline, 0
    attendees = read_attendees(text)
    found = _set_in(text, max((start, *(person.place for person in attendees))))
    codes = {attendee.code for attendee in attendees} | _codes_beside(attendees, found)
    counts = Counter(candidate.printed for candidate in found)
    sure = [candidate for candidate in found if _is_voice(candidate, counts, codes)]
    known = {
        word
        for candidate in sure
        for word in candidate.attribution.split()
        if " " in candidate.attribution and len(word) > 2
    }
    taken = {candidate.start for candidate in sure}
    is_shouted = bool(sure) and all(candidate.attribution.isupper() for candidate in sure)
    spoken = [
        candidate
        for candidate in found
        if candidate.start in taken
        or (candidate.printed in known and not _lists_people(candidate))
        or (is_shouted and _is_capital_label(candidate))
        or _is_lone(candidate, text, sure)
    ]
    spoken = _without_chapters(_with_inner(text, spoken))
    first = spoken[0].start if spoken else 0
    return spoken, sum(candidate.start > first for candidate in found) - len(spoken) + 1


def _without_chapters(spoken: list[Candidate]) -> list[Candidate]:
    """The candidates without the list of chapters above the words, which has later times than they begin with."""
    for place, (one, after) in enumerate(pairwise(spoken)):
        if one.is_timed or not one.intervals or not after.intervals:
            break
        if after.intervals[0].start < one.intervals[0].start:
            return spoken[place + 1 :]
    return spoken


def _with_inner(text: str, spoken: list[Candidate]) -> list[Candidate]:
    """The candidates, and where one of their names in capitals sets in again inside a line, after a sentence's end."""
    names = {one.attribution for one in spoken if one.attribution.isupper() and " " in one.attribution}
    if not names:
        return spoken
    form = rf"(?<=[.!?…\"”)\]-])\s{{1,9}}({'|'.join(map(re.escape, sorted(names)))}):[^\S\n]"
    taken = {one.start for one in spoken}
    inner = (found for found in re.finditer(form, text) if found.start(1) not in taken)
    return sorted([*spoken, *map(_inner_candidate, inner)], key=lambda one: one.start)


def _inner_candidate(found: re.Match[str]) -> Candidate:
    return Candidate(found.start(1), found.end(), found.group(1), found.group(1), None, (), "", False, False)


def _set_in(text: str, start: int) -> list[Candidate]:
    """The candidates from the start on, without the headings of chapters and portraits, with roles between names."""
    found = _without_portraits(without_chapters(text, list(candidates(text, start))))
    return sorted([*found, *bare_roles(text, start, found)], key=lambda one: one.start)


def _without_portraits(found: list[Candidate]) -> list[Candidate]:
    """Names on lines of their own open turns where one of them comes back, else each heads what is told of somebody."""
    alone = Counter(candidate.attribution for candidate in found if candidate.is_alone)
    return found if max(alone.values(), default=0) > 1 else [one for one in found if not one.is_alone]


def _codes_beside(attendees: Sequence[Attendee], found: list[Candidate]) -> set[str]:
    """What looks like the codes of a list that leaves somebody out."""
    printed = {candidate.printed for candidate in found} if attendees else set()
    return {code for code in printed if SPEAKER_CODE.fullmatch(code) and not heads_a_list(code)}


def _is_voice(candidate: Candidate, counts: Counter[str], codes: set[str]) -> bool:
    """Whether the label is certain, or a short name or code that returns; never the head of a list or chapter."""
    if _lists_people(candidate) or (candidate.is_headed and counts[candidate.printed] < 2):
        return False
    if candidate.printed in codes or is_certain(candidate):
        return True
    if heads_a_list(candidate.attribution) or not is_name_like(candidate.attribution):
        return False
    return candidate.is_timed or candidate.is_bold or counts[candidate.printed] > 1


def is_certain(candidate: Candidate) -> bool:
    """Whether the label is a role, a stand-in such as "Speaker 3", or a name of two words and more."""
    name = BRACKET_LAST.sub("", candidate.attribution)
    if names_a_role(name) or names_a_senor(name) or (name.isupper() and names_a_body(name)):
        return True
    core = person_name(name)
    is_name = (
        (" " in name or name.startswith("("))
        and (could_be_person(name) or speaks_for_a_body(name))
        and (is_name_like(name.strip("()")) or is_in_capitals(name) or (core != name and is_name_like(core)))
    )
    return is_name and not heads_a_list(name)


def is_sure(candidate: Candidate) -> bool:
    return candidate.is_timed or candidate.is_bold or candidate.is_headed or is_certain(candidate)


def _lists_people(candidate: Candidate) -> bool:
    """Whether the line says who has a role instead of what they say: "Moderator: Jane Doe, Example Org"."""
    is_list = not candidate.is_timed and bool(candidate.rest) and names_a_role(candidate.attribution)
    first = candidate.rest.split(",")[0].split(" (")[0]
    return is_list and not is_prose(candidate.rest) and (could_be_person(first) or is_titled(first))


def _is_lone(candidate: Candidate, text: str, sure: Sequence[Candidate]) -> bool:
    """Whether a name that stands once is a voice: in a long dialogue, or in one where all labels are in capitals."""
    name = candidate.attribution
    least = LEAST_CAPITALS_BEFORE if _are_capitals([name, *(one.attribution for one in sure)]) else LEAST_BEFORE
    rest = candidate.rest or (_line_below(text, candidate.words) if not any(one.rest for one in sure) else "")
    return len(sure) >= least and is_lone_name(text, candidate.start, name, rest)


def _line_below(text: str, place: int) -> str:
    """The first line of words after the place, where labels have lines of their own."""
    return text[place : place + 220].lstrip().split("\n", 1)[0]


def _are_capitals(names: Sequence[str]) -> bool:
    """Whether all are in capitals and the first is long enough to be no abbreviation."""
    return len(names[0]) >= LEAST_LONE_CAPITALS and all(map(str.isupper, names))


def _is_capital_label(candidate: Candidate) -> bool:
    """Whether the label is of several words in capitals, as its text has them: "SENIOR OFFICIAL"."""
    name = candidate.attribution
    return (
        name.isupper()
        and 1 < len(name.split()) <= MOST_LABEL_WORDS
        and is_prose(candidate.rest)
        and not heads_a_list(name)
    )
