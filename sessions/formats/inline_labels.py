"""Finds labels inside the long lines of a text that lost its line ends."""

import re
from collections import Counter
from collections.abc import Iterator
from itertools import islice

from sessions.formats.dialogue_labels import Candidate
from sessions.formats.labels import could_be_person, is_name_like, names_a_role

# ... I see. Jane Doe: Thank you. JOHN ROE: Yes.    in a text that lost its line ends
NAME_PART = r"(?:[^\W\d_][\w'’-]{1,24}|[^\W\d_]\.|(?:Dr|Mr|Ms|Mrs|St|Prof)\.)"
INLINE = re.compile(rf"(?<=[.!?…)\]\"”-]\s)(?P<name>{NAME_PART}(?:\s{NAME_PART}){{0,3}}):\s(?=[\w\"“(\[])")
# ... at 15:30 local time Operator: Welcome: the role that opens a text that lost its line ends, after a heading
INLINE_FIRST = re.compile(r"(?<=\s)(?P<name>[A-Z][a-z]{2,24}):\s(?=[A-Z])")
# A line that holds more than one turn may
LONG = re.compile(r"^[^\n]{300,}$", re.MULTILINE)
LEAST_INLINE = 4


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
