"""Decides what becomes of statements: one, or all of a voice that an editor has read."""

from dataclasses import dataclass

from django.db.models import Count, QuerySet, Sum

from sessions.models import GroundingMatch, Statement, WorkbenchChange
from sessions.models.statement import State
from sessions.workbench.desk import Desk, Seen, WorkbenchError, lock, short
from sessions.workbench.recording import recorded

SAID = {
    State.APPROVED: "Approved",
    State.REJECTED: "Rejected",
    State.HIDDEN: "Hidden",
    State.SUGGESTED: "Suggested again",
}
WORD_FOR_WORD = [GroundingMatch.VERBATIM, GroundingMatch.NORMALISED]


def decide(desk: Desk, seen: Seen, state: State) -> WorkbenchChange:
    """Give the statement that state; one that was merged into another stands on its own again."""
    with recorded(desk, SAID[state], seen) as recording:
        [statement] = recording.statements
        recording.said = f"{SAID[state]}: {short(statement.text)}"
        statement.state, statement.merged_into = state, None
    return recording.change


@dataclass(frozen=True)
class Pile:
    """The statements of a voice that wait for review, as they were seen: their number and the sum of their versions.

    `word_for_word` keeps to those whose words the voice said.
    """

    voice: int
    word_for_word: bool
    number: int
    versions: int


def approve_pile(desk: Desk, pile: Pile) -> WorkbenchChange:
    """Approve all of them, or none where one of them is no longer as it was seen."""
    with recorded(desk, f"Approved {pile.number} together") as recording:
        waiting = _waiting(pile.voice, pile.word_for_word).values("pk")
        recording.add(*lock(desk, pk__in=waiting))
        found = len(recording.statements), sum(one.version for one in recording.statements)
        if found != (pile.number, pile.versions):
            raise WorkbenchError("Somebody changed one of these statements meanwhile. Look at them again.")
        for statement in recording.statements:
            statement.state = State.APPROVED
    return recording.change


def piles(session_id: int) -> dict[int, list[Pile]]:
    """What waits for review, by the voice: what was said word for word, and all of it where that is more."""
    found: dict[int, list[Pile]] = {}
    for word_for_word in (True, False):
        waiting = _waiting_in(Statement.objects.filter(participation__session=session_id), word_for_word)
        counted = waiting.order_by().values_list("participation").annotate(Count("pk"), Sum("version"))
        for voice, number, versions in counted:
            there = found.setdefault(voice, [])
            if [one.number for one in there] != [number]:
                there.append(Pile(voice, word_for_word, number, versions))
    return found


def _waiting(voice: int, word_for_word: bool) -> QuerySet:
    return _waiting_in(Statement.objects.filter(participation=voice), word_for_word)


def _waiting_in(statements: QuerySet, word_for_word: bool) -> QuerySet:
    waiting = statements.filter(state=State.SUGGESTED, is_in_source=True)
    return waiting.filter(grounding__match__in=WORD_FOR_WORD, grounding__flags=[]) if word_for_word else waiting
