"""Turns the lines of a subtitle file into which labels before their words ("Ana Silva - ISOC: ...") name a voice."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import NamedTuple

from sessions.formats.boilerplate import SOUND
from sessions.formats.labels import NO_NAMES, is_in_capitals, is_label
from sessions.formats.spoken_pieces import UNNAMED, Voice
from speakers.names import is_placeholder, looks_like_person, person_name, role_of

LONGEST = 70
# Ana Silva - ISOC    Ana Silva – Internet Society
NAME_AND_REST = re.compile(r"([^\s–—-][^–—]{1,50}?)\s+[-–—]\s+(\S.{0,60})")
# Ana Silva, Internet Society    Ana Silva (ISOC)
NAME_AND_MORE = re.compile(r"([^,()]{3,50}?)(?:,\s*([^()]{2,60})|\s*\(([^()]{2,60})\))")
# she/her    PhD
NO_AFFILIATION = re.compile(
    r"\(?(?:she|he|they)\s?/\s?\w+\)?|ph\.?d\.?|m\.?d\.?|mba|ll\.?m\.?|esq\.?|[js]r\.?", re.IGNORECASE
)
# Ana Silva (she/her)
PRONOUNS = re.compile(r"\(?(?:she|he|they)\s?/\s?\w+\)?", re.IGNORECASE)
# https://    10:30    1:1
NO_LABEL_AFTER = re.compile(r"//|\d")


class Labelled(NamedTuple):
    """What may be a label, and the words after it."""

    label: str
    words: str


def label_in(text: str, is_change: bool = False) -> Labelled | None:
    """What may be a label at the head of the text: before a colon, in brackets, or in brackets on a line of its own."""
    if text[0] in "[(":
        return _bracketed(text, is_change)
    place = text.find(":", 0, LONGEST)
    if place < 0 and not text.isascii():
        place = text.find("：", 0, LONGEST)
    if place < 1 or NO_LABEL_AFTER.match(text, place + 1) or _is_inside_a_word(text, place):
        return None
    label = text[:place].strip()
    return Labelled(label, text[place + 1 :].strip()) if label and _may_be_name(label) else None


def _is_inside_a_word(text: str, place: int) -> bool:
    """Whether the colon belongs to a word: "re:invent"."""
    after = text[place + 1 : place + 2]
    return text[place] == ":" and after.islower()


def _may_be_name(label: str) -> bool:
    return not any(sign in label for sign in '.?!"“”;' if not _is_initial(label, sign)) and any(map(str.isalpha, label))


def _is_initial(label: str, sign: str) -> bool:
    """Whether the points of the label stand after initials and titles: "D. Miloshevic", "Dr. Amour"."""
    return sign == "." and all(
        len(word) <= 5 or ("." not in word.rstrip(".") and not word.endswith(".")) for word in label.split()
    )


def _bracketed(text: str, is_change: bool) -> Labelled | None:
    closing = text.find("]" if text[0] == "[" else ")", 1, LONGEST)
    if closing < 0:
        return None
    label, words = text[1:closing].strip(), text[closing + 1 :].strip()
    is_colon = words.startswith((":", "："))
    is_sound = SOUND.fullmatch(text[: closing + 1]) is not None
    if (
        is_sound
        or not label
        or (words and not is_colon and text[0] == "(" and not (is_change or is_placeholder(label)))
    ):
        return None
    is_named = (role_of(label) is not None and is_placeholder(label)) or (
        " " in person_name(label) and looks_like_person(label)
    )
    return Labelled(label, words[1:].strip() if is_colon else words) if is_named else None


@lru_cache(maxsize=65536)
def is_sure(label: str) -> bool:
    """Whether the label names a person or a role by itself, wherever it stands."""
    if " " not in label and label.casefold() in NO_NAMES:
        return False
    if not is_label(label):
        return False
    if role_of(label) or is_placeholder(label):
        return True
    name = PRONOUNS.sub("", voice_of(label).attribution).strip()
    return " " in name and (looks_like_person(name) or (is_in_capitals(name) and len(name) <= 40))


def voices_among(labels: Iterable[tuple[str, bool]], first: str | None, count: int) -> frozenset[str]:
    """The labels that name voices, of those found in `count` cues, each with whether a mark of change stands before it.

    A label that could be any word counts where it comes back; the only label of a file only where it opens the file;
    where at least half of the cues have labels, every name counts, and however odd where it comes back.
    """
    found = list(labels)
    times = Counter(label for label, _ in found)
    marked = {label for label, is_change in found if is_change or (label == first and looks_like_person(label))}
    names = {label for label in times if not _is_common(label) and is_label(label)}
    likely = {label for label in times if is_sure(label)} | {
        label for label in names if times[label] > 1 or label in marked
    }
    if 2 * sum(times[label] for label in names) >= count:
        likely |= names
    if 2 * sum(n for n in times.values() if n > 1) >= count:
        likely |= {label for label, n in times.items() if n > 1 and not _is_common(label)}
    if sum(times[label] for label in likely) == 1 and not likely & marked:
        likely = {label for label in likely if role_of(label)}
    return frozenset(likely)


def _is_common(label: str) -> bool:
    return label.split()[0].casefold().strip(".,") in NO_NAMES and role_of(label) is None


@lru_cache(maxsize=65536)
def voice_of(label: str) -> Voice:
    """The voice as printed, what follows the name taken off: "Ana Silva - ISOC" is Ana Silva of ISOC."""
    dashed = voice_of_span(label)
    found = NAME_AND_MORE.fullmatch(label)
    if dashed.affiliation or dashed.role or not found:
        return dashed
    return _parted(label, found[1], found[2] or found[3])


@lru_cache(maxsize=65536)
def voice_of_span(label: str) -> Voice:
    """The same for the name in a voice span, where a comma parts surname and first name and a bracket says "Guest"."""
    found = NAME_AND_REST.fullmatch(label)
    if not any(map(str.isalnum, label)):
        return UNNAMED
    return _parted(label, found[1], found[2]) if found else Voice(label)


def _parted(label: str, name: str, rest: str) -> Voice:
    if not _is_name(name) or NO_AFFILIATION.fullmatch(rest) or rest.islower():
        return Voice(label)
    role = role_of(rest)
    return (
        Voice(name, role)
        if role and not person_name(rest)
        else Voice(name, role, None if is_placeholder(rest) else rest)
    )


def _is_name(words: str) -> bool:
    return " " in words and role_of(words) is None and looks_like_person(words)


def labels_of(texts: Iterable[tuple[str, bool]]) -> Iterator[tuple[str, bool]]:
    for text, is_change in texts:
        if (found := label_in(text, is_change)) is not None:
            yield found.label, is_change
