"""Finds what may be a label at the head of a line: "Name:", "**Name:**", "Name, Role, Place:", "Name [0:01]:"."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from sessions.formats.dates import find_moments, find_moments_in
from sessions.formats.label_parts import parted
from sessions.formats.label_patterns import ALONE, ANY, BRACKETED, CIRCLED, DASHED, HEADED, PATTERNS, WITH_TIMES
from sessions.formats.label_words import FIRST_NAMES_TOO, HEAD_WORDS, NO_NAMES, SURNAMES_TOO
from sessions.formats.labels import (
    could_be_person,
    is_member,
    is_name_like,
    names_a_role,
    starts_with_title,
)
from sessions.formats.stamps import STAMP, interval_of
from sessions.transcript import Interval

# \[00:04:14.11\] at the head of the words
INNER_STAMP = re.compile(rf"\s?\\?\[({STAMP})\\?\][^\S\n]*")
# Shorter words in capitals before a colon are abbreviations.
LEAST_LONE_CAPITALS = 4
# A colon somewhere, or a whole line in bold or as a heading, or a point and a dash
MAY_OPEN = re.compile(r"[:：]|^(?:\*\*|__|[#○◯〇])|\.\s{1,3}[-–—]\s")
LINE = re.compile(r"^[^\S\n]*(?=\S)([^\n]{0,220})", re.MULTILINE)
# Ms. Doe (Kenya) (spoke in French): what verbatim records print behind a label
SPOKE_IN = re.compile(
    r"\s\((?:spoke|speaking|spoken|interpretation|interpreted|translated) (?:in|from)\b[^()]*\)$", re.IGNORECASE
)
# LAMPD 16241: a process in a log; Jane Doe (3): whose changes a list of changes counts
OF_A_LOG = re.compile(r"\b\d{4,}\b(?!-)|\(\d{1,4}\)$")
# 10:00 AM: the half of the day, no name
HALF_OF_DAY = re.compile(r"[ap]\.?m\.?", re.IGNORECASE)
# Jane Doe (12:17 p.m.), Juan Lind (desde la curul): when or from where it was said
ASIDE = re.compile(
    r"\s\((?:\d{1,2}[:.]\d\d\b|desde|from (?:the|his|her)|depuis|de sa place|par visio)[^()]*\)$", re.IGNORECASE
)
# A sign of speech: it ends as a sentence does.
SENTENCE_END = re.compile(r"[.!?…。！？؟।—-][\"”’)\]*_]*$")
# // TODO    $entry{host}    "Example    B<Note: what no printed name holds, and code does
CODE_SIGN = re.compile(r"[=;{}<>\\$\"@+`|]|//|^\.|\([^)]*$")


class Candidate(NamedTuple):
    """The words at the head of a line that may be a label: `start` and `words` as in Onset."""

    start: int
    words: int
    printed: str
    attribution: str
    affiliation: str | None
    intervals: tuple[Interval, ...]
    rest: str
    is_timed: bool
    is_bold: bool
    is_headed: bool = False
    role: str | None = None
    is_alone: bool = False


def candidates(text: str, start: int = 0) -> Iterator[Candidate]:
    """Each line of the text that may open a turn."""
    for line in LINE.finditer(text, start):
        if not MAY_OPEN.search(line.group(1)):
            continue
        found = _match(text, line.start(1))
        if found and not _is_no_label(found, line.group(1)):
            yield _candidate(text, found, line)


def _is_no_label(found: re.Match[str], line: str) -> bool:
    """Whether the line only says when, or stands alone and names nobody: "## Summary"."""
    name = found["name"].strip()
    if found.re in WITH_TIMES:
        return find_moments(line, 1) is not None or find_moments_in(name) is not None
    if found.re is DASHED:
        return not (starts_with_title(name) or is_member(name))
    if HALF_OF_DAY.fullmatch(name):
        return True
    if found.re is not ALONE:
        return OF_A_LOG.search(name) is not None and not names_a_role(name)
    is_word = line[0] == "#" and " " not in name and is_name_like(name) and not heads_a_list(name)
    return not (is_word or names_a_role(name) or (" " in name and could_be_person(name)))


def is_prose(words: str) -> bool:
    """Whether the words read as speech rather than as a value: a sentence's end, or mostly small letters."""
    words = words.strip()
    tokens = words.split()
    if not any(map(str.isalpha, words)):
        return False
    small = sum(token[0].islower() for token in tokens)
    without_case = words.upper() == words.lower()
    return (bool(SENTENCE_END.search(words)) and not words.isdigit()) or (
        len(tokens) > 3 and (small >= 0.35 * len(tokens) or without_case)
    )


def is_lone_name(text: str, start: int, name: str, rest: str) -> bool:
    """Whether a name of one word that stands before a colon once is a voice: speech follows, a sentence ends before."""
    if " " in name or not is_prose(rest) or heads_a_list(name) or not is_name_like(name) or not could_be_person(name):
        return False
    before = text[max(0, start - 40) : start].rstrip()
    return not before or SENTENCE_END.search(before) is not None


def heads_a_list(name: str) -> bool:
    """Whether the words stand before a list, a chapter or a remark rather than before speech: "Agenda items"."""
    words = [word.casefold().strip(".()'’") for word in name.strip("•·▪◦‣ ").split()]
    if len(words) > 1 and (words[-1] in SURNAMES_TOO or words[0] in FIRST_NAMES_TOO):
        words = [word for word in words if word not in SURNAMES_TOO | FIRST_NAMES_TOO] or words
    return not words or words[0] in NO_NAMES or any(word in HEAD_WORDS for word in words)


def _match(text: str, place: int) -> re.Match[str] | None:
    for pattern in PATTERNS.get(text[place], ANY):
        found = pattern.match(text, place)
        if found and any(map(str.isalpha, found["name"])) and not CODE_SIGN.search(found["name"].replace(" | ", " ")):
            return found
    return None


def _candidate(text: str, found: re.Match[str], line: re.Match[str]) -> Candidate:
    groups = found.groupdict()
    printed = ASIDE.sub("", SPOKE_IN.sub("", " ".join(groups["name"].strip(" _\xa0").split())))
    attribution, role, affiliation = parted(printed, is_timed=found.re in WITH_TIMES)
    affiliation = affiliation or groups.get("beside")
    inner = None if groups.get("start") else INNER_STAMP.match(text, found.end())
    words = inner.end() if inner else found.end()
    return Candidate(
        line.start(1),
        words,
        printed,
        attribution,
        affiliation,
        interval_of(inner.group(1)) if inner else interval_of(groups.get("start"), groups.get("end")),
        text[words : line.end()].strip(" *_\t"),
        bool(groups.get("start")) and groups.get("colon", ":") is not None,
        bool(groups.get("bold")) or found.re in (BRACKETED, CIRCLED),
        found.re is HEADED,
        role,
        found.re is ALONE,
    )
