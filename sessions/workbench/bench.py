"""What the workbench shows: all of a session, or what one change has touched."""

from dataclasses import dataclass, field

from django.db.models import Count, Exists, OuterRef, Q

from sessions.models import Session, Statement, WorkbenchChange
from sessions.models.session import Status
from sessions.workbench.cards import SHOWN, VoiceCards, cards, voices
from sessions.workbench.deciding import piles
from sessions.workbench.desk import Desk
from sessions.workbench.documents import MarkedSource, current_sources, marked_sources, marks, turns_that_hold

MOST_CHANGES = 20
# A change of more statements than this is shown by the whole page.
MOST_TOUCHED = 30


@dataclass(frozen=True)
class Counts:
    """How many statements of the session each list shows."""

    review: int
    kept: int
    all: int

    @property
    def reviewed(self) -> int:
        return self.kept - self.review


@dataclass(frozen=True)
class Bench:
    session: Session
    counts: Counts
    changes: list[WorkbenchChange]
    sources: list[MarkedSource]
    voices: list[VoiceCards]
    following: Session | None = field(default=None)


def whole_bench(desk: Desk, which: str, opened: str = "") -> Bench:
    """Everything, in a fixed number of queries whatever the number of turns and statements."""
    session = desk.session
    sources = marked_sources(current_sources(session), marks(session, which))
    shown = voices(session, which, opened)
    return Bench(session, counts(session), changes(session), sources, shown, next_to_review(session))


def touched_bench(desk: Desk, change: WorkbenchChange, which: str) -> Bench | None:
    """The cards, turns and voices that a change touched; None where they are so many that all may be shown again."""
    session, pks = desk.session, change.statement_ids
    if len(pks) > MOST_TOUCHED:
        return None
    statements = cards(Statement.objects.filter(pk__in=pks))
    _place(statements, which)
    held = turns_that_hold(_places(change, statements))
    sources = marked_sources(current_sources(session), marks(session, which), held)
    waiting, by_voice = piles(session.pk), {}
    for one in statements:
        by_voice.setdefault(one.participation, []).append(one)
    shown = [VoiceCards(voice, each, waiting.get(voice.pk, [])) for voice, each in by_voice.items()]
    return Bench(session, counts(session), changes(session), sources, shown)


def counts(session: Session) -> Counts:
    of_kind = {name: Count("pk", filter=fits) for name, fits in SHOWN.items()}
    return Counts(**Statement.objects.filter(participation__session=session).aggregate(**of_kind))


def changes(session: Session) -> list[WorkbenchChange]:
    return list(session.workbench_changes.select_related("user").defer("differences")[:MOST_CHANGES])


def next_to_review(session: Session) -> Session | None:
    """Another session that is not public yet and whose statements wait, of the same event before the others."""
    waiting = Statement.objects.to_review().filter(participation__session=OuterRef("pk"))
    open_ones = Session.objects.filter(Exists(waiting), status__in=[Status.DRAFT, Status.REVIEW]).exclude(pk=session.pk)
    same_event = Q(event=session.event_id) if session.event_id else Q(event=None)
    return open_ones.filter(same_event).newest_first().first() or open_ones.newest_first().first()


def _place(statements: list[Statement], which: str) -> None:
    """Tells each statement behind which one of the list it stands; one that the list lacks stays where it is."""
    voices = {one.participation_id for one in statements}
    shown = Statement.objects.filter(SHOWN[which], participation__in=voices).order_by("participation", "position", "pk")
    before, last = {}, (None, "")
    for voice, key in shown.values_list("participation", "key"):
        before[key] = last[1] if last[0] == voice else ""
        last = (voice, key)
    for one in statements:
        one.after = before.get(one.key)


def _places(change: WorkbenchChange, statements: list[Statement]) -> set[tuple[int, int, int]]:
    """Where the evidence of the statements stands, and where it stood before the change."""
    parts = [part.split() for _, part, *_ in change.differences if part.startswith("evidence")]
    here = {(row.source_id, row.start, row.end) for one in statements for row in one.shown_evidence}
    return here | {tuple(map(int, where)) for _, *where in parts}
