"""Undoes a change, and does it again: as long as all that it touched is still as it left it."""

from django.db import transaction

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


def last_of(desk: Desk, is_undone: bool) -> WorkbenchChange | None:
    """The editor's own change to undo or, first undone first, to do again."""
    mine = WorkbenchChange.objects.filter(session=desk.session, user=desk.user, is_undone=is_undone)
    if not is_undone:
        return mine.order_by("-pk").first()
    standing = WorkbenchChange.objects.filter(session=desk.session, user=desk.user, is_undone=False)
    newest = standing.order_by("-pk").values_list("pk", flat=True).first() or 0
    return mine.filter(pk__gt=newest).order_by("pk").first()


@transaction.atomic
def _turn(desk: Desk, pk: int, back: bool) -> WorkbenchChange:
    change = WorkbenchChange.objects.select_for_update(of=["self"]).filter(session=desk.session, pk=pk).first()
    if change is None:
        raise WorkbenchError("Expected a change of this session, found none.")
    if change.is_undone == back:
        raise WorkbenchError(f'"{change}" is {"undone" if back else "done"} already.')
    differences = [[owner, part, *(values[::-1] if back else values)] for owner, part, *values in change.differences]
    _put_all(desk, change, differences, f"{'Undone' if back else 'Done again'}: {change} (workbench)")
    change.is_undone = back
    change.save(update_fields=["is_undone"])
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
