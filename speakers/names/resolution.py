"""What became of an attribution: a Resolution, with the people in question and the reason in an editor's words."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

MOST_SUGGESTIONS = 5


@dataclass(frozen=True)
class Candidate:
    """A person on a session's list: `key` is the caller's own, `aliases` are printed forms known to mean the person."""

    key: str
    name: str
    aliases: tuple[str, ...] = ()


class Outcome(StrEnum):
    """What became of an attribution; only MATCH names a person."""

    MATCH = "match"
    AMBIGUOUS = "ambiguous"
    SUGGEST = "suggest"
    NEW = "new"
    PLACEHOLDER = "placeholder"


@dataclass(frozen=True)
class Resolution:
    """The outcome; `key` only of a match; `candidates`: the keys in question, best first (of a match its own)."""

    outcome: Outcome
    key: str | None
    candidates: tuple[str, ...]
    reason: str


NOBODY_NAMED = Resolution(Outcome.PLACEHOLDER, None, (), "names no person")


def decided(keys: Iterable[str], reason: str, reason_for_several: str) -> Resolution | None:
    """A match where one key is left, ambiguous where several are, None where none is."""
    found = tuple(dict.fromkeys(keys))
    if len(found) > 1:
        return Resolution(Outcome.AMBIGUOUS, None, found, reason_for_several)
    return Resolution(Outcome.MATCH, found[0], found, reason) if found else None


def suggested(keys: Iterable[str], reason: str) -> Resolution:
    """A suggestion of these keys for an editor to confirm; a new name where there are none."""
    found = tuple(dict.fromkeys(keys))[:MOST_SUGGESTIONS]
    return Resolution(Outcome.SUGGEST if found else Outcome.NEW, None, found, reason)
