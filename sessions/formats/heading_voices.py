"""Tells the headings that set in who speaks ("#### Ana") from those of chapters, and finds the roles between them."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from sessions.formats.dialogue_labels import Candidate
from sessions.formats.labels import names_a_role
from sessions.formats.lone_words import TALKED

HEADING = re.compile(r"^(#{1,6})[^\S\n]", re.MULTILINE)
# Unknown Speaker, on a line of its own below a blank one and above words
BARE = re.compile(r"\n[^\S\n]*\n[^\S\n]*([^\W\d_][^\n:.!?*#|]{3,40}?)[^\S\n]*\n(?=[^\S\n]*[^\W\d_])")
LEAST_NAMES, LEAST_SHARE, LEAST_TALK = 2, 0.8, 0.6
SECTION = 600


def without_chapters(text: str, found: Sequence[Candidate]) -> list[Candidate]:
    """The candidates without headings of one word, unless several come back, nearly alone, and talk follows them."""
    words = [one for one in found if _is_word(one)]
    counts = Counter(one.attribution for one in words)
    returning = [one for one in words if counts[one.attribution] > 1]
    if not words:
        return list(found)
    names = {one.attribution for one in returning if _are_voices(text, returning)}
    return [one for one in found if not _is_word(one) or one.attribution in names]


def _is_word(one: Candidate) -> bool:
    return one.is_alone and " " not in one.attribution and not names_a_role(one.attribution)


def _are_voices(text: str, returning: Sequence[Candidate]) -> bool:
    levels = Counter(len(found.group(1)) for found in HEADING.finditer(text))
    alike = max(levels[_level(text, one)] for one in returning)
    talk = sum(bool(TALKED.search(_section(text, one))) for one in returning)
    return (
        len({one.attribution for one in returning}) >= LEAST_NAMES
        and len(returning) >= LEAST_SHARE * alike
        and talk >= LEAST_TALK * len(returning)
    )


def _level(text: str, one: Candidate) -> int:
    found = HEADING.match(text, one.start)
    return len(found.group(1)) if found else 0


def _section(text: str, one: Candidate) -> str:
    """The first words below the heading, as far as the next one."""
    return text[one.words : one.words + SECTION].split("\n#", 1)[0]


def bare_roles(text: str, start: int, found: Sequence[Candidate]) -> Iterator[Candidate]:
    """Roles that lost the marks that names on lines of their own have: "Unknown Speaker"; nothing where none have."""
    if not any(one.is_alone for one in found):
        return
    for line in BARE.finditer(text, start):
        label = line.group(1)
        if " " in label and names_a_role(label):
            yield Candidate(line.start(1), line.end(), label, label, None, (), "", False, False, is_alone=True)
