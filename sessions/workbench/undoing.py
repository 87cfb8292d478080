"""Undoes a change, and does it again: as long as all that it touched is still as it left it."""

from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone

from sessions.models import WorkbenchChange
from sessions.workbench.desk import Desk, WorkbenchError, lock
from sessions.workbench.parts import parts_of, put
from sessions.workbench.recording import save


def undo(desk: Desk, pk: int) -> WorkbenchChange:
    """Put everything back as it was before the change."""
    return _turn(desk, pk, back=True)


def redo(desk: Desk, pk: int) -> WorkbenchChange:
    """Do a change again that was undone."""
    return _turn(desk, pk, back=False)


def last_to_undo(desk: Desk) -> WorkbenchChange | None:
    """The last of the editor's own changes that stands."""
    return _mine(desk).filter(undone_at=None).first()


def last_to_redo(desk: Desk) -> WorkbenchChange | None:
    """What the editor undid last, unless another change of the editor's came after it."""
    made_at = _mine(desk).values_list("made_at", flat=True).first()
    return _mine(desk).filter(undone_at__gt=made_at).order_by("-undone_at").first() if made_at else None


def _mine(desk: Desk) -> QuerySet:
    return WorkbenchChange.objects.filter(session=desk.session, user=desk.user).order_by("-pk")


@transaction.atomic
def _turn(desk: Desk, pk: int, back: bool) -> WorkbenchChange:
    change = WorkbenchChange.objects.select_for_update(of=["self"]).filter(session=desk.session, pk=pk).first()
    if change is None:
        raise WorkbenchError("Expected a change of this session, found none.")
    if change.is_undone == back:
        raise WorkbenchError(f'"{change}" is {"undone" if back else "done"} already.')
    differences = [[owner, part, *(values[::-1] if back else values)] for owner, part, *values in change.differences]
    _put_all(desk, change, differences, f"{'Undone' if back else 'Done again'}: {change} (workbench)")
    change.undone_at = timezone.now() if back else None
    change.save(update_fields=["undone_at"])
    return change


def _put_all(desk: Desk, change: WorkbenchChange, differences: list[list], reason: str) -> None:
    statements = lock(desk, pk__in=change.statement_ids)
    now, held = parts_of(statements), {one.pk: one for one in statements}
    for owner, part, expected, _ in differences:
        if now.get((owner, part)) != expected or (owner and owner not in held):
            raise WorkbenchError(f'"{change}" stays: what it touched was changed since, and that would be lost.')
    for owner, part, _, value in differences:
        put(held, owner, part, value)
    save(statements, differences, reason)
