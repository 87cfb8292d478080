"""Merges two statements of one voice; the address of the one that goes leads to the one that stays."""

from sessions.models import Statement, StatementRelation, WorkbenchChange
from sessions.models.statement import State
from sessions.workbench.desk import Desk, Seen, WorkbenchError, short
from sessions.workbench.recording import recorded
from sessions.workbench.wording import give_rows


def merge(desk: Desk, seen: Seen, other: Seen) -> WorkbenchChange:
    """The first holds the words of both in their order, with the evidence, themes and relations of both.

    It stays approved only where both were: nobody has reviewed the words together.
    """
    with recorded(desk, "Merged", seen, other) as recording:
        winner, loser = recording.statements
        _check(winner, loser)
        recording.said = f"Merged: {short(winner.text)}"
        winner.text = " ".join(one.text for one in sorted(recording.statements, key=lambda one: (one.position, one.pk)))
        if winner.state == State.APPROVED and loser.state != State.APPROVED:
            winner.state = State.SUGGESTED
        loser.state, loser.merged_into = State.REJECTED, winner
        give_rows(loser, winner)
        _lead_relations(loser, winner)
    return recording.change


def _check(winner: Statement, loser: Statement) -> None:
    if winner == loser or winner.participation_id != loser.participation_id:
        raise WorkbenchError("Expected two statements of one voice.")
    gone = next((one for one in (winner, loser) if one.state in (State.REJECTED, State.HIDDEN)), None)
    if gone:
        raise WorkbenchError(
            f"It is {gone.get_state_display().lower()}: {short(gone.text)} Only what is kept can be merged."
        )


def _lead_relations(loser: Statement, winner: Statement) -> None:
    """What agreed or differed with the one now does so with the other."""
    for end in ("statement", "to_statement"):
        for relation in StatementRelation.objects.filter(**{end: loser}):
            setattr(relation, end, winner)
            relation.save()
