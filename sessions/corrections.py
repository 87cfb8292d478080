"""Turns what versions say of their changes into a few lines for the reader: how many of what changed how."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, replace

from sessions.models import SessionVersion

# What amends or takes back what was read before. What an editor approves, adds or files under a theme corrects nothing,
# and a withheld voice was no mistake.
CORRECTING = {"statement changed", "statement removed", "voice changed", "voice removed", "session changed"}
WORDS_AND_LINKS = {"summary", "report", "disclaimer", "recording_url", "official_url"}


@dataclass(frozen=True)
class Change:
    """`what` is "statement approved", "voice changed", "session changed" and the like."""

    what: str
    count: int


@dataclass(frozen=True)
class Changed:
    version: SessionVersion
    changes: tuple[Change, ...]


def changes_since_publication(versions: Iterable[SessionVersion]) -> list[Changed]:
    """Of every version but the first, in the order given."""
    return [Changed(one, _changes(one)) for one in versions if one.number > 1]


def corrections(versions: Iterable[SessionVersion]) -> list[Changed]:
    """Of each version that corrects something, that alone; what a reported mistake led to is told in its own words."""
    found = [replace(one, changes=_correcting(one.changes)) for one in changes_since_publication(versions)]
    return [one for one in found if one.changes]


def _correcting(changes: tuple[Change, ...]) -> tuple[Change, ...]:
    return tuple(change for change in changes if change.what in CORRECTING)


def _changes(version: SessionVersion) -> tuple[Change, ...]:
    counts = Counter(_what(*change) for change in version.changes)
    return tuple(Change(what, count) for what, count in counts.items())


def _what(part: str, of: int | str | None, how: str) -> str:
    """The event is a fact of the session; its summary and its links may come later without having been wrong."""
    if part == "event":
        return "session changed"
    return "session completed" if part == "session" and of in WORDS_AND_LINKS else f"{part} {how}"
