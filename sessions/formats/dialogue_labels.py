"""Finds what may be a label at the head of a line: "Name:", "**Name:**", "Name, Role, Place:", "Name [0:01]:"."""

import re
from collections import Counter
from collections.abc import Iterator
from itertools import islice
from typing import NamedTuple

from sessions.formats.dates import find_moments, find_moments_in
from sessions.formats.label_words import FIRST_NAMES_TOO, HEAD_WORDS, NO_NAMES, PARTICLES, SURNAMES_TOO
from sessions.formats.labels import (
    could_be_person,
    is_member,
    is_name_like,
    names_a_role,
    names_a_senor,
    starts_with_title,
)
from sessions.formats.stamps import STAMP, interval_of
from sessions.transcript import Interval
from speakers.names import body_of, is_of_a_directory, role_of

EMPHASIS = r"(?:\*{1,3}|_{1,2})?"
TIMES = rf"[\[(]?(?P<start>{STAMP})(?:\s?(?:-->|[-–—])\s?(?P<end>{STAMP}))?[\])]?"
# Speaker 0: 00:00:02    Name 00:01:02:    **Name** [0:01]: text    Name (1:05)    Name · Function [1:02:03]:
TIMED = re.compile(
    rf"{EMPHASIS}(?P<name>[^\s:*\[\]|>][^\n:*\[\]|>]{{0,120}}?){EMPHASIS}(?:\s?:{EMPHASIS}\s?|[^\S\n]{{1,20}}|(?=[\[(]))"
    rf"{TIMES}{EMPHASIS}\s?:?{EMPHASIS}(?=\s|$)"
)
# ### Jane Doe  8:07
HEADED_TIMED = re.compile(rf"#{{1,6}}[^\S\n]+(?:{TIMED.pattern})")
# 0:00:36.2 **Jane Doe** text
TIMED_BOLD = re.compile(
    rf"{TIMES}[^\S\n]{{1,5}}(?:[-–|][^\S\n]{{1,5}})?\*\*(?P<name>[^\s\d:*\[\]|>][^\n:*\[\]|>]{{0,120}}?)\*\*(?=\s|$)"
)
# [00:01:02] Name: text    00:01:02 - **Name:** text    00:00:15 - Speaker 2
TIMED_BEFORE = re.compile(
    rf"{TIMES}[^\S\n]{{0,5}}[-–|]?[^\S\n]{{0,5}}{EMPHASIS}(?P<name>[^\s\d:*\[\]|>][^\n:*\[\]|>]{{0,120}}?){EMPHASIS}"
    rf"(?:\s?(?P<colon>:){EMPHASIS}(?=\s|$)|[^\S\n]{{0,5}}$)",
    re.MULTILINE,
)
# Name: text    **Name:** text    **Name**: text    Name, Role, Organisation: text    Name [Role]: text    Name：text
# – Name:- text
PLAIN = re.compile(
    rf"(?:[–—][^\S\n])?(?P<bold>\*\*|__)?{EMPHASIS}(?P<name>[^\s:*\[\]|>#\d–—-][^\n:：*\[\]|>]{{0,140}}?){EMPHASIS}"
    rf"(?:\s\[(?P<beside>[^\W\d_][^\n:\[\]]{{1,80}})\])?\s?[:：](?:[-–—](?=\s))?{EMPHASIS}(?=\s|$|[^\s\d/:])"
)
# M. le président. - La séance est ouverte.    Mme Ana Rey, ministre . – Merci.    President. – Thank you.
DASHED = re.compile(r"(?P<name>[^\W\d_][^\n:*\[\]|>]{0,140}?)\s?\.\s{1,3}[-–—]\s{1,3}(?=\S)")
# ### Jane Doe:
HEADED = re.compile(r"#{1,6}[^\S\n]+(?P<name>[^\s:*\[\]|>#\d-][^\n:：*\[\]|>]{0,140}?)\s?[:：][^\S\n]*$", re.MULTILINE)
# **Jane Doe | Director | Example Org**    **Jane Doe | Example Org:** text    Jane Doe | Director | Example Org: text
PIPED = re.compile(
    rf"(?:(?P<bold>\*\*|__){EMPHASIS})?(?P<name>[^\s:*\[\]|>#\d-][^\n:*\[\]|>]{{0,60}}\|[^\n:*\[\]>]{{1,120}}?)"
    rf"(?:\s?:{EMPHASIS}(?=\s|$)|(?(bold)(?P=bold){EMPHASIS}(?:\s?:(?=\s|$)|[^\S\n]*$)|(?!)))",
    re.MULTILINE,
)
# **Jane Doe**    ### Jane Doe: the whole line is a name, and what it says follows below
ALONE = re.compile(
    r"(?:#{1,6}[^\S\n]+(?:\*\*)?|(?P<bold>\*\*|__))(?P<name>[^\s:*_\[\]|>#\d-][^\n:：*_\[\]|>]{0,100}?)(?:\*\*|__)?[^\S\n]*\n\s*"
    r"(?=[^\W\d_]|[\"“‘(¿¡])"
)
# ○佐藤委員長 text    ○国務大臣（佐藤花子君） text
CIRCLED = re.compile(r"[○◯〇](?P<name>[^\s（）()○]{2,20}(?:[（(][^（）()\n]{2,20}[）)])?)[^\S\n]{1,3}(?=\S)")
# [Jane Doe]: text    [Jane Doe] 11:02:09
BRACKETED = re.compile(
    rf"{EMPHASIS}\[(?P<name>[^\s\[\]\d][^\n:\[\]]{{0,80}})\]{EMPHASIS}(?:[^\S\n]{{1,5}}(?P<start>{STAMP})|[^\S\n]?:)"
    rf"{EMPHASIS}(?=\s|$)(?!\s*(?:<?https?:|[./#]))"
)
# \[00:04:14.11\] at the head of the words
INNER_STAMP = re.compile(rf"\s?\\?\[({STAMP})\\?\][^\S\n]*")
# ... I see. Jane Doe: Thank you. JOHN ROE: Yes.    in a text that lost its line ends
NAME_PART = r"(?:[^\W\d_][\w'’-]{1,24}|[^\W\d_]\.|(?:Dr|Mr|Ms|Mrs|St|Prof)\.)"
INLINE = re.compile(rf"(?<=[.!?…)\]\"”-]\s)(?P<name>{NAME_PART}(?:\s{NAME_PART}){{0,3}}):\s(?=[\w\"“(\[])")
# ... at 15:30 local time Operator: Welcome: the role that opens a text that lost its line ends, after a heading
INLINE_FIRST = re.compile(r"(?<=\s)(?P<name>[A-Z][a-z]{2,24}):\s(?=[A-Z])")
# A line that holds more than one turn may
LONG = re.compile(r"^[^\n]{300,}$", re.MULTILINE)
LEAST_INLINE = 4
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
# Jane Doe (Example Org)
WITH_BRACKET = re.compile(r"([^()]{2,80}?)\s?\(([^()]{2,80})\)")
CODE = re.compile(r"[A-Z][A-Z0-9]{0,4}")
# A sign of speech: it ends as a sentence does.
SENTENCE_END = re.compile(r"[.!?…。！？؟।—-][\"”’)\]*_]*$")
# // TODO    $entry{host}    "Example    B<Note: what no printed name holds, and code does
CODE_SIGN = re.compile(r"[=;{}<>\\$\"@+`|]|//|^\.|\([^)]*$")
CIRCLES = dict.fromkeys("○◯〇", (CIRCLED,))
PATTERNS = {**CIRCLES, "#": (HEADED, HEADED_TIMED, ALONE), "[": (TIMED_BOLD, TIMED_BEFORE, BRACKETED)}
ANY = (TIMED, TIMED_BOLD, TIMED_BEFORE, DASHED, PLAIN, PIPED, ALONE)
WITH_TIMES = (TIMED, HEADED_TIMED)


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


def inline_labels(text: str, start: int = 0) -> dict[str, int]:
    """The names before colons inside the text's long lines, each with how often it stands there."""
    lines = (line for line in LONG.finditer(text, start))
    names = (found["name"] for line in lines for found in INLINE.finditer(text, line.start(), line.end()))
    counts = Counter(name for name in names if is_name_like(name) and (name.isupper() or _is_role_or_person(name)))
    if sum(counts.values()) < LEAST_INLINE or len(counts) < 2:
        return {}
    return {name: count for name, count in counts.items() if " " in name or count > 1 or names_a_role(name)}


def _is_role_or_person(name: str) -> bool:
    return names_a_role(name) or could_be_person(name)


def inline_candidates(text: str, start: int = 0) -> Iterator[Candidate]:
    """Where the names of `inline_labels` stand before a colon inside long lines, after a sentence's end or not."""
    names = inline_labels(text, start)
    if not names:
        return
    pattern = re.compile(rf"(?<![\w.'’-])(?P<name>{'|'.join(map(re.escape, sorted(names, key=len, reverse=True)))}):\s")
    is_opened = False
    for line in LONG.finditer(text, start):
        found = list(pattern.finditer(text, line.start(), line.end()))
        if found and not is_opened:
            found = [*_role_before(text, line.start(), found[0].start()), *found]
        is_opened = is_opened or bool(found)
        yield from map(_inline_candidate, found)


def _role_before(text: str, start: int, end: int) -> list[re.Match[str]]:
    """The role that speaks between a heading and the first name, if one does."""
    found = (role for role in INLINE_FIRST.finditer(text, start, end) if names_a_role(role["name"]))
    return list(islice(found, 1))


def _inline_candidate(found: re.Match[str]) -> Candidate:
    return Candidate(found.start(), found.end(), found["name"], found["name"], None, (), found["name"], False, True)


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
    attribution, role, affiliation = _parted(printed, is_timed=found.re in WITH_TIMES)
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


def _parted(printed: str, is_timed: bool) -> tuple[str, str | None, str | None]:
    """The name, and the role and the affiliation beside it: "Jane Doe, Director, Example Org", "Jane Doe | Host"."""
    name, mark, rest = printed.partition("|" if "|" in printed else ",")
    name, rest = name.strip(), rest.strip()
    if is_of_a_directory(printed):
        return printed, None, None
    is_surname = is_timed and not {" ", ","}.intersection(name + rest) and could_be_person(rest)
    if (
        rest
        and not (names_a_role(name) and could_be_person(rest))
        and (names_a_role(name) or could_be_person(name))
        and not CODE.fullmatch(rest.rstrip("."))
        and not is_surname
    ):
        return name, *_role_and_place([part.strip() for part in rest.split(mark)])
    bracket = WITH_BRACKET.fullmatch(printed)
    if (
        bracket
        and body_of(printed) != bracket.group(1)
        and could_be_person(bracket.group(1))
        and is_place_like(bracket.group(2))
        and not _are_initials(bracket)
        and not names_a_senor(printed)
    ):
        return bracket.group(1).strip(), None, bracket.group(2).strip()
    return printed, None, None


def _role_and_place(parts: list[str]) -> tuple[str | None, str | None]:
    """The role that one of the parts is ("Moderator"), and the other parts."""
    role = next((part for part in parts if names_a_role(part) and role_of(part)), None)
    return role_of(role) if role else None, ", ".join(part for part in parts if part and part != role) or None


def is_place_like(words: str) -> bool:
    """Whether words in brackets say where somebody belongs: each with a capital, and no aside such as "(by video)"."""
    return all(word[0].isupper() or word in PARTICLES for word in words.split()) and not names_a_role(words)


def _are_initials(bracket: re.Match[str]) -> bool:
    """Whether the bracket holds a code of the name's own letters: "Jane Doe (JDO)"."""
    letters = iter(bracket.group(1).casefold())
    return bool(CODE.fullmatch(bracket.group(2))) and all(letter in letters for letter in bracket.group(2).casefold())
