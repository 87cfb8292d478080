"""Parts a printed label into the name, and the role and the affiliation beside it."""

import re

from sessions.formats.label_words import PARTICLES
from sessions.formats.labels import could_be_person, names_a_role, names_a_senor
from speakers.names import body_of, is_of_a_directory, role_of

# Jane Doe (Example Org)
WITH_BRACKET = re.compile(r"([^()]{2,80}?)\s?\(([^()]{2,80})\)")
CODE = re.compile(r"[A-Z][A-Z0-9]{0,4}")


def parted(printed: str, is_timed: bool) -> tuple[str, str | None, str | None]:
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
