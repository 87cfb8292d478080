"""The desk of one editor in one session, and the statements taken onto it: locked, and as they were seen."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.contrib.auth.models import AbstractBaseUser

from sessions.models import Session, Statement

# So much of a text is printed in a sentence about it.
SHORT = 120


def short(text: object) -> str:
    """The text, cut where it is long, for a sentence about it."""
    words = " ".join(str(text).split())
    return words if len(words) <= SHORT else f"{words[: SHORT - 1].rstrip()}…"


class WorkbenchError(ValueError):
    """A sentence that says why nothing was changed."""


class StaleStatement(WorkbenchError):
    """Somebody else changed the statement after it was shown."""

    def __init__(self, statement: Statement):
        self.statement = statement
        super().__init__(f"Somebody else changed this statement after you opened it: {short(statement.text)}")


@dataclass(frozen=True)
class Desk:
    session: Session
    user: AbstractBaseUser | None


@dataclass(frozen=True)
class Seen:
    """A statement by its key, and the version of it that stood on the editor's screen."""

    key: str
    version: int


def take(desk: Desk, seen: Iterable[Seen]) -> list[Statement]:
    """The statements under a lock, in the order they were asked for; raises where one is not as it was seen."""
    seen = list(seen)
    locked = {one.key: one for one in lock(desk, key__in=[one.key for one in seen])}
    for one in seen:
        if one.key not in locked:
            raise WorkbenchError(f'Expected a statement of "{desk.session}", found none with the key {one.key}.')
        if locked[one.key].version != one.version:
            raise StaleStatement(locked[one.key])
    return [locked[one.key] for one in seen]


def lock(desk: Desk, **which: object) -> list[Statement]:
    """The statements of the session that fit, locked in the same order by everybody."""
    statements = Statement.objects.select_for_update(of=["self"]).filter(participation__session=desk.session, **which)
    return list(statements.select_related("participation__speaker", "participation__session").order_by("pk"))
