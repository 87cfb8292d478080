"""Turns a speaker's label as printed ("Moderator 1 – Olga Cavalli") into the role and the name that it holds."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import takewhile

from speakers.names.body_words import is_body, may_be_body
from speakers.names.folding import fold, without_invisible
from speakers.names.label_words import (
    CREDENTIALS,
    DOTTED_TITLES,
    FILLERS,
    LINKS,
    MEETING_BODIES,
    OFFICE_LINKS,
    OFFICE_LINKS_OF_A_PRESIDENT,
    PRESIDED,
    PRESIDING,
    ROLE_WORDS,
    TITLES,
    Role,
    WordKind,
)

LONGEST_LABEL = 200
# "(by video)", "[0:01]", and one that was never closed
BRACKETS = re.compile(r"[(\[{（]([^()\[\]{}（）]*)(?:[)\]}）]|$)")
# "Moderator 1 – Olga", "Journalist · Name", "Moderator: Olga", "Name, Role"
SEPARATOR = re.compile(r"\s*[‒–—―]+\s+|\s+[-‐-―−]+\s*|\s*(?:-{2,}|‑{2,})\s*|\s*[·•|/;:]\s*|\s*(,)\s*")
# "3", "#3", "2nd", "00"
NUMBER = re.compile(r"#?\d+(st|nd|rd|th)?")
# Lind, Bo (External): a guest as a directory has him, surname first
OF_A_DIRECTORY = re.compile(
    r"\s*([^\W\d_][^,()\n]{0,40}), ([^\W\d_][^,()\n]{0,40}) \((?:extern\w*|guest|unverified|invit\w*)\)\s*",
    re.IGNORECASE,
)
CAPS_TITLES = frozenset({"HE", "HH"})
# "H. E. Amandeep", "H.E.Amandeep", "Dr.Gill"
GLUED_TITLE = re.compile(r"\b(H\. ?E\.|(?:Mr|Mrs|Ms|Dr|Prof|Amb|Hon)\.) ?(?=\w)", re.IGNORECASE)
STRAY_MARKS = " \t&*>•·‣▪◦#_~=+^|,;:!?\"'`´‘’‚‛“”„«»…-‐‑–—"


@dataclass(frozen=True)
class Label:
    """A label as read: `name` is "" where it names nobody; `monsieur`: a leading "M." may be a title or an initial.

    `body` is the state or organisation named beside the person: "BRAZIL (ANA REY)", "Ana Rey / ITU".
    """

    name: str = ""
    role: Role | None = None
    monsieur: bool = False
    body: str | None = None


@dataclass(frozen=True)
class _Part:
    words: tuple[str, ...]
    after_comma: bool = False
    bracketed: bool = False


def person_name(attribution: str) -> str:
    """The name left when roles, titles, numbers and stray marks are gone, as printed; "" where nothing is left."""
    return read_label(attribution).name


def role_of(attribution: str) -> Role | None:
    """The role that the label's words say; None where they say none."""
    return read_label(attribution).role


def is_placeholder(attribution: str) -> bool:
    """Whether the label names nobody: "Moderator 1", "Audience", "". A delegation ("Kenya") is no placeholder."""
    return not read_label(attribution).name


def is_of_a_directory(attribution: str) -> bool:
    """Whether the label is a guest's name as a directory prints it: "Lind, Bo (External)"."""
    return OF_A_DIRECTORY.fullmatch(attribution) is not None


def read_label(attribution: str) -> Label:
    """The Label that the attribution says."""
    return _read_label(attribution[:LONGEST_LABEL])


@lru_cache(maxsize=8192)
def _read_label(attribution: str) -> Label:
    label, text = Label(), without_invisible(attribution.replace("_", " "))
    guest = OF_A_DIRECTORY.fullmatch(text)
    text = f"{guest[2]} {guest[1]}" if guest else text
    for part in _parts(GLUED_TITLE.sub(lambda title: title[1].replace(" ", "") + " ", text)):
        label = _with_part(label, part)
    return label


def _parts(text: str) -> Iterator[_Part]:
    outside = BRACKETS.sub(" ", text).strip(STRAY_MARKS)
    pieces = SEPARATOR.split(outside)
    for piece, comma in zip(pieces[::2], [None, *pieces[1::2]], strict=True):
        yield _Part(tuple(piece.split()), after_comma=bool(comma))
    for bracket in BRACKETS.findall(text):
        yield _Part(tuple(bracket.split()), bracketed=bool(outside))


def _with_part(label: Label, part: _Part) -> Label:
    lead = _leading(part.words)
    role, rest = _role_in(lead, part.words), _trimmed(part.words[len(lead) :])
    if len(rest) > 1 and ROLE_WORDS.get(_key(rest[-1])) is Role.MODERATOR:
        role, rest = role or Role.MODERATOR, rest[:-1]
    if not rest:
        aside = label.name and part.after_comma and role is Role.CHAIR
        return label if aside else replace(label, role=label.role or role)
    if label.name:
        return _with_second_name(label, rest, role, part.bracketed)
    if part.bracketed and not _is_full_name(rest):
        return label
    return Label(_joined(rest), label.role or role, bool(lead) and fold(lead[-1]) == "m.")


def _with_second_name(label: Label, words: tuple[str, ...], role: Role | None, is_bracketed: bool) -> Label:
    """The label of which a body is one name and a person the other, whichever stands first; else as it was."""
    name = _joined(words)
    if _is_full_name(words) and may_be_body(label.name) and not may_be_body(name):
        return Label(name, label.role or role, body=label.name)
    is_beside = may_be_body(name) if is_bracketed and " " in label.name else is_body(name)
    return replace(label, body=name) if label.body is None and is_beside and not may_be_body(label.name) else label


def _leading(words: tuple[str, ...]) -> tuple[str, ...]:
    """The words before the name; all of them where no name follows."""
    run = tuple(takewhile(lambda word: word_kind(word) is not WordKind.NAME or _is_caps_title(word, words), words))
    kinds = [word_kind(word) for word in run]
    if len(run) == len(words) and set(kinds) != {WordKind.LINK}:
        return words
    kept = max((n for n, kind in enumerate(kinds, 1) if kind not in (WordKind.FILLER, WordKind.LINK)), default=0)
    rest = words[kept:]
    names_nobody = (kept and _key(rest[0]) in OFFICE_LINKS) or (len(rest) == 1 and _is_letter(rest[0]))
    return words if names_nobody or _is_office(words[:kept], rest) else words[:kept]


def _is_office(lead: tuple[str, ...], rest: tuple[str, ...]) -> bool:
    """Whether what follows a president is no name but what he is president of: "Président de la République"."""
    over = next((_key(word) for word in rest if _key(word) not in LINKS), "")
    return over in PRESIDED and not PRESIDING.isdisjoint(piece for word in lead for piece in _key(word).split("-"))


@lru_cache(maxsize=8192)
def word_kind(word: str) -> WordKind:
    """What a word of a label is; of a word with hyphens ("Co-Chair") the most telling part counts."""
    if fold(word) in DOTTED_TITLES:
        return WordKind.TITLE
    kinds = {_kind(piece) for piece in _key(word).split("-")}
    order = (WordKind.NAME, WordKind.ROLE, WordKind.TITLE, WordKind.NUMBER)
    return next((kind for kind in order if kind in kinds), min(kinds))


def _kind(piece: str) -> WordKind:
    bare = piece.rstrip("0123456789") or piece
    if bare in ROLE_WORDS:
        return WordKind.ROLE
    if bare in TITLES:
        return WordKind.TITLE
    if NUMBER.fullmatch(piece):
        return WordKind.NUMBER
    if piece in LINKS:
        return WordKind.LINK
    return WordKind.NAME if any(map(str.isalpha, piece)) and piece not in FILLERS else WordKind.FILLER


def _key(word: str) -> str:
    return fold(word).strip(".,'\"!?*&")


def _role_in(lead: tuple[str, ...], words: tuple[str, ...]) -> Role | None:
    keys = [piece.rstrip("0123456789") for word in lead for piece in _key(word).split("-")]
    if "special" in keys:
        return None
    if lead == words and PRESIDING.intersection(keys):
        return Role.CHAIR if _presides(keys) else None
    return _strongest([ROLE_WORDS[key] for key in keys if key in ROLE_WORDS])


def _presides(keys: list[str]) -> bool:
    """Whether the president is that of the meeting: a president of a state or of an organisation may be its guest."""
    return OFFICE_LINKS_OF_A_PRESIDENT.isdisjoint(keys) or not MEETING_BODIES.isdisjoint(keys)


def _strongest(roles: list[Role]) -> Role | None:
    """The first role; "Speaker" only says little, so any other word beside it wins."""
    return next((role for role in roles if role is not Role.SPEAKER), roles[0] if roles else None)


def _trimmed(words: tuple[str, ...]) -> tuple[str, ...]:
    """The words without marks at either end, and without the numbers and credentials after a name."""
    while words and not any(map(str.isalpha, words[0])):
        words = words[1:]
    while words and not _is_name_end(words[-1], len(words)):
        words = words[:-1]
    return words


def _is_name_end(word: str, count: int) -> bool:
    if not any(map(str.isalpha, word)):
        return False
    return count == 1 or not (_key(word) in CREDENTIALS or NUMBER.fullmatch(_key(word)))


def _joined(words: tuple[str, ...]) -> str:
    name = " ".join(words).strip(STRAY_MARKS).lstrip(".")
    return name.rstrip(".") if len(name.split()[-1].rstrip(".")) > 3 else name


def _is_full_name(words: tuple[str, ...]) -> bool:
    return len(words) > 1 and all(word[0].isupper() for word in words)


def _is_letter(word: str) -> bool:
    return len(_key(word)) == 1 and word[0].isascii()


def _is_caps_title(word: str, words: tuple[str, ...]) -> bool:
    """Whether "HE" stands for His Excellency: in capitals before a name in mixed case, so never in "HE WEI"."""
    return word in CAPS_TITLES and len(words) > 2 and not any(other.isupper() for other in words if other is not word)
