"""Counts what waits for an editor, in one query, each with the list where it waits."""

from dataclasses import dataclass

from django.db.models import Count, QuerySet, Value
from django.urls import reverse

from sessions.conflicts import KINDS, in_conflict
from sessions.models import CorrectionRequest, Participation, QueuedImport, Session, Statement
from sessions.models.correction_request import RequestState
from sessions.models.queued_import import UploadState
from sessions.models.session import Status
from speakers.models import LikelyDuplicate


@dataclass(frozen=True)
class Waiting:
    """A kind of work: `page` and `query` lead to its list, `permission` is what one needs to see it."""

    name: str
    label: str
    meaning: str
    page: str
    query: str
    permission: str
    records: QuerySet
    arguments: tuple[str, ...] = ()


@dataclass(frozen=True)
class Task:
    label: str
    meaning: str
    count: int
    address: str


VOICES, STATEMENTS, SESSIONS, UPLOADS, CORRECTIONS = (
    f"igf_sessions_{model}_changelist"
    for model in ("participation", "statement", "session", "queuedimport", "correctionrequest")
)
CONFLICTS = "igf_sessions_session_conflicts_of"


def _kinds() -> list[Waiting]:
    return [*_claims(), *_conflicts(), *_people(), *_uploads()]


def _claims() -> list[Waiting]:
    return [
        Waiting(
            *("review", "Sessions in review", "Somebody has submitted them, and a Publisher decides."),
            *(SESSIONS, f"status__exact={Status.REVIEW}", "igf_sessions.view_session"),
            Session.objects.filter(status=Status.REVIEW),
        ),
        Waiting(
            *("due", "Planned publications that are due", "Something stands against them, or the plan is not run."),
            *(SESSIONS, "planned=due", "igf_sessions.view_session"),
            Session.objects.due(),
        ),
        Waiting(
            *("statements", "Statements to review", "Nobody has approved or rejected them."),
            *(STATEMENTS, "state__exact=suggested&is_in_source__exact=1", "igf_sessions.view_statement"),
            Statement.objects.to_review(),
        ),
        Waiting(
            *("corrections", "Mistakes reported", "Visitors say that something is wrong, and nobody has answered."),
            *(CORRECTIONS, f"state__exact={RequestState.OPEN}", "igf_sessions.view_correctionrequest"),
            CorrectionRequest.objects.open(),
        ),
    ]


def _people() -> list[Waiting]:
    return [
        Waiting(
            *("voices", "Voices whose person is not known", "They have a name, but nobody has said whose."),
            *(VOICES, "unresolved=named", "igf_sessions.view_participation"),
            Participation.objects.unresolved(),
        ),
        Waiting(
            *("duplicates", "Likely duplicates", "Pairs of people whose names are very like."),
            *("speakers_speaker_duplicates", "", "speakers.view_speaker"),
            LikelyDuplicate.objects.undecided(),
        ),
        Waiting(
            *("figures", "Implausible figures", "Voices slower than 100 or faster than 216 words a minute."),
            *(VOICES, "speed=implausible", "igf_sessions.view_participation"),
            Participation.objects.implausible(),
        ),
    ]


def _conflicts() -> list[Waiting]:
    """What was changed here and in the document, a list for each kind of record."""
    meaning = "The document says something else now than an editor wrote."
    return [
        Waiting(
            *(f"conflicts_{name}", f"Conflicts in {model._meta.verbose_name_plural}", meaning, CONFLICTS),
            *("", f"igf_sessions.view_{name}"),
            in_conflict(model),
            (name,),
        )
        for name, model in KINDS.items()
    ]


def _uploads() -> list[Waiting]:
    may, publish = "igf_sessions.import_session", "igf_sessions.publish_session"
    asked = "An Editor has confirmed them, and they change a session that is published or withdrawn."
    kinds = [
        ("imports", "Failed imports", "Documents that could not be read. Each says why.", UploadState.FAILED, may),
        ("choices", "Uploads that need a choice", "They fit several sessions.", UploadState.CHOICE, may),
        ("previews", "Uploads to confirm", "They were previewed and wait for your word.", UploadState.PREVIEWED, may),
        ("asked", "Uploads that wait for a Publisher", asked, UploadState.PUBLISHER, publish),
    ]
    return [
        Waiting(
            *(name, label, meaning, UPLOADS, f"state__exact={state}", permission),
            QueuedImport.objects.filter(state=state),
        )
        for name, label, meaning, state, permission in kinds
    ]


def waiting_for(user) -> list[Task]:
    """The tasks that the person may see, with their counts and lists."""
    kinds = [kind for kind in _kinds() if user.has_perm(kind.permission)]
    counts = _counts(kinds)
    return [Task(one.label, one.meaning, counts.get(one.name, 0), _address(one)) for one in kinds]


def _address(kind: Waiting) -> str:
    return reverse(f"admin:{kind.page}", args=kind.arguments) + (f"?{kind.query}" if kind.query else "")


def _counts(kinds: list[Waiting]) -> dict[str, int]:
    """The number of records of each kind that has any."""
    counted = [
        kind.records.order_by().annotate(work=Value(kind.name)).values("work").annotate(n=Count("pk")) for kind in kinds
    ]
    rows = [one.values_list("work", "n") for one in counted]
    return dict(rows[0].union(*rows[1:], all=True)) if rows else {}
