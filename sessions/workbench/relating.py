"""Says that a statement agrees with, or differs from, a statement of another voice; judges what was suggested."""

from django.db.models import Q

from sessions.models import RelationKind, Statement, StatementRelation, WorkbenchChange
from sessions.models.theme import TagState
from sessions.workbench.desk import Desk, Seen, WorkbenchError, short
from sessions.workbench.recording import recorded

SAID = {TagState.ACCEPTED: "Accepted", TagState.REJECTED: "Rejected"}


def relate(desk: Desk, seen: Seen, kind: RelationKind, key: str) -> WorkbenchChange:
    """The statement of that kind with the other; a suggestion that says the same is accepted by it."""
    other = Statement.objects.kept().filter(participation__session=desk.session, key=key).first()
    if other is None:
        raise WorkbenchError(f'Expected a statement of "{desk.session}", found none with the key {key}.')
    with recorded(desk, f"{kind.label} with {short(other.text)}", seen) as recording:
        [statement] = recording.statements
        if statement.participation_id == other.participation_id:
            raise WorkbenchError("Expected statements of two voices: nobody agrees or differs with oneself.")
        ends = {"statement": statement, "to_statement": other, "kind": kind}
        relation = StatementRelation.objects.filter(**ends).first() or StatementRelation(**ends)
        relation.participation, relation.to_participation = statement.participation, other.participation
        relation.state = TagState.ACCEPTED
        relation.save()
    return recording.change


def judge(desk: Desk, seen: Seen, relation: int, state: TagState) -> WorkbenchChange:
    """Accept or reject a relation that begins or ends at the statement."""
    with recorded(desk, SAID[state], seen) as recording:
        [statement] = recording.statements
        ends = Q(statement=statement) | Q(to_statement=statement)
        found = StatementRelation.objects.filter(ends, pk=relation).first()
        if found is None:
            raise WorkbenchError("Expected a relation of this statement, found none.")
        recording.said = f"{SAID[state]}: {found}"
        found.state = state
        found.save()
    return recording.change
