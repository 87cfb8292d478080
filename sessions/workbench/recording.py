"""Records a change while it is made: what it touched was so before and is so after, in one transaction."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

from django.db import transaction

from sessions.models import Statement, WorkbenchChange
from sessions.workbench.desk import Desk, Seen, WorkbenchError, take
from sessions.workbench.parts import Parts, parts_of

REASON_LENGTH = 100  # of a history's reason
# The fields that are saved where nothing else changed.
BESIDE_THE_WORDS = ["state", "position", "merged_into"]


@dataclass
class Recording:
    """The statements in hand; `change` is there once all is saved."""

    said: str
    statements: list[Statement]
    before: Parts
    change: WorkbenchChange | None = field(default=None, init=False)

    def add(self, *statements: Statement) -> None:
        """Take further statements in hand, as they are before the change."""
        self.statements += statements
        self.before |= parts_of(statements)


@contextmanager
def recorded(desk: Desk, said: str, *seen: Seen) -> Iterator[Recording]:
    """What is done to the recording's statements inside the block is saved and kept at its end, or not at all."""
    with transaction.atomic():
        statements = take(desk, seen)
        recording = Recording(said, statements, parts_of(statements))
        yield recording
        differences = compare(recording.before, parts_of(recording.statements))
        if not differences:
            raise WorkbenchError("Nothing changed: it is so already.")
        save(recording.statements, differences, f"{recording.said} (workbench)")
        recording.change = WorkbenchChange.objects.create(
            session=desk.session, user=desk.user, said=recording.said[:200], differences=differences
        )


def compare(before: Parts, after: Parts) -> list[list]:
    """[statement id, part, before, after] of each part that differs; None where there was, or is, none."""
    return [
        [owner, part, before.get((owner, part)), after.get((owner, part))]
        for owner, part in {**before, **after}
        if before.get((owner, part)) != after.get((owner, part))
    ]


def save(statements: list[Statement], differences: list[list], reason: str) -> None:
    """Save every statement that the differences name, with the reason in its history."""
    touched = _touched(differences)
    for statement in statements:
        parts = touched.get(statement.pk)
        if parts is None:
            continue
        statement._change_reason = reason[:REASON_LENGTH]
        statement.save(update_fields=None if any(map(_moves_the_ground, parts)) else BESIDE_THE_WORDS)


def _moves_the_ground(part: str) -> bool:
    """Whether the statement's grounding depends on the part; else nothing is computed again."""
    return part == "text" or part.startswith("evidence")


def _touched(differences: list[list]) -> dict[int, set[str]]:
    """The parts that differ, by statement; a relation touches both of its ends, before and after."""
    touched: dict[int, set[str]] = {}
    for owner, part, before, after in differences:
        ends = [owner] if owner else [pk for value in (before, after) if value for pk in value[1:3] if pk]
        for pk in ends:
            touched.setdefault(pk, set()).update([part] if owner else [])
    return touched
