"""The steps from a draft to a published session and back: who may take which, from where, and why it was taken."""

from dataclasses import dataclass

from django.db import transaction

from sessions.models import Session
from sessions.models.session import Status
from sessions.publishing import Objection, objections

CHANGE, PUBLISH = "igf_sessions.change_session", "igf_sessions.publish_session"


class WorkflowError(ValueError):
    """The session is not where the step begins, or the step wants a reason."""


@dataclass(frozen=True)
class Step:
    """A way from some statuses to another; `effect` says what becomes public, `done` completes "The session is ..."."""

    name: str
    label: str
    done: str
    permission: str
    effect: str
    sources: tuple[Status, ...]
    target: Status
    needs_reason: bool = False

    def begins_at(self, session: Session) -> bool:
        return session.status in self.sources


SUBMIT = Step(
    *("submit", "Submit for review", "in review", CHANGE),
    effect="Nothing becomes public. Publishers find the session among those in review, and Editors go on editing it.",
    sources=(Status.DRAFT,),
    target=Status.REVIEW,
)
RETURN = Step(
    *("return", "Return to draft", "a draft again", CHANGE),
    effect="Nothing becomes public. The session leaves the list of those in review.",
    sources=(Status.REVIEW,),
    target=Status.DRAFT,
)
PUBLISH_NOW = Step(
    *("publish", "Publish", "public", PUBLISH),
    effect="Everybody can read and download the session: its title, times, summary and report, its voices with their "
    "names and figures, its transcript, and its statements with evidence and themes. Approved statements are public as "
    "reviewed, suggested ones as machine drafts; rejected and hidden ones, and who is withheld, are not. A version of "
    "it is kept under an address of its own.",
    sources=(Status.DRAFT, Status.REVIEW, Status.WITHDRAWN),
    target=Status.PUBLISHED,
)
WITHDRAW = Step(
    *("withdraw", "Withdraw", "no longer public", PUBLISH),
    effect="The session leaves everything public: its pages, files, statements, search, feed, figures and charts. Its "
    "address says that it was withdrawn. Nothing is deleted.",
    sources=(Status.DRAFT, Status.REVIEW, Status.PUBLISHED),
    target=Status.WITHDRAWN,
    needs_reason=True,
)
REOPEN = Step(
    *("reopen", "Make a draft again", "a draft again", PUBLISH),
    effect="Nothing becomes public. Editors can edit the session again.",
    sources=(Status.WITHDRAWN,),
    target=Status.DRAFT,
)
STEPS = {step.name: step for step in (SUBMIT, RETURN, PUBLISH_NOW, WITHDRAW, REOPEN)}


def steps_for(user, session: Session) -> list[Step]:
    """The steps that this person may take with the session now."""
    return [step for step in STEPS.values() if step.begins_at(session) and user.has_perm(step.permission)]


@transaction.atomic
def take_step(step: Step, session: Session, reason: str = "") -> list[Objection]:
    """What stood against it and was overruled. Raises WorkflowError where the session is elsewhere or no reason given.

    The session is read again under a lock: two people may press the button at once.
    """
    session = Session.objects.select_for_update().get(pk=session.pk)
    if not step.begins_at(session):
        raise WorkflowError(f"{session}: expected one of {_named(step.sources)}, found {session.get_status_display()}")
    against = objections([session])[session.pk] if step is PUBLISH_NOW else []
    if (step.needs_reason or against) and not reason.strip():
        raise WorkflowError(f"{session}: expected a written reason, found none")
    _move(step, session, _kept_reason(step, reason.strip(), against))
    return against


def _move(step: Step, session: Session, reason: str) -> None:
    if step is PUBLISH_NOW:
        session.publish(reason)
    else:
        session.move_to(step.target, reason)


def _kept_reason(step: Step, reason: str, against: list[Objection]) -> str:
    """What the history says: the words of the one who decided, and what was known then."""
    overruled = f"Published in spite of {', '.join(map(str, against))}." if against else ""
    return " ".join(filter(None, [reason or f"{step.label}.", overruled]))


def _named(statuses: tuple[Status, ...]) -> str:
    return ", ".join(status.label for status in statuses)
