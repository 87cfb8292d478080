"""Orders the statements of a voice."""

from django.db.models import F

from sessions.models import Statement, WorkbenchChange
from sessions.workbench.desk import Desk, Seen, WorkbenchError, lock, short
from sessions.workbench.recording import Recording, recorded


def move(desk: Desk, seen: Seen, later: bool) -> WorkbenchChange:
    """Swap the statement with the kept one of its voice before it, or with the one after it."""
    with recorded(desk, "Moved", seen) as recording:
        [statement] = recording.statements
        recording.said = f"Moved {'down' if later else 'up'}: {short(statement.text)}"
        number_places(recording)
        neighbour = _neighbour(desk, statement, later)
        recording.add(neighbour)
        statement.position, neighbour.position = neighbour.position, statement.position
    return recording.change


def make_room(recording: Recording, count: int) -> int:
    """The first of `count` free places behind the statement in hand; what follows moves on, which is no edit of it."""
    [statement] = recording.statements
    number_places(recording)
    behind = Statement.objects.filter(participation=statement.participation_id, position__gt=statement.position)
    behind.update(position=F("position") + count)
    return statement.position + 1


def number_places(recording: Recording) -> None:
    """Give every statement of the voice in hand a place of its own: a report and a transcript each count from 0."""
    [statement] = recording.statements
    ordered = list(Statement.objects.filter(participation=statement.participation_id).order_by("position", "pk"))
    if len({one.position for one in ordered}) == len(ordered):
        return
    for place, one in enumerate(ordered):
        one.position = place
    Statement.objects.bulk_update(ordered, ["position"], batch_size=500)
    statement.position = recording.before[statement.pk, "position"] = ordered[ordered.index(statement)].position


def _neighbour(desk: Desk, statement: Statement, later: bool) -> Statement:
    kept = Statement.objects.kept().filter(participation=statement.participation_id)
    if later:
        found = kept.filter(position__gt=statement.position).order_by("position").first()
    else:
        found = kept.filter(position__lt=statement.position).order_by("-position").first()
    if found is None:
        raise WorkbenchError(f"It is the {'last' if later else 'first'} statement of this voice already.")
    return lock(desk, pk=found.pk)[0]
