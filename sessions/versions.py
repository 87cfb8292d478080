"""Writes a session's version after each change of what the public sees of it. The only place that does.

bulk_create and update send no signals: whoever uses them on what is public sends `written` or calls `record_later`.
"""

from collections.abc import Callable, Iterable

from django.db import transaction
from django.db.models.signals import post_delete, post_save

from sessions.models import (
    CorrectionRequest,
    Event,
    Evidence,
    Participation,
    PublishedStatement,
    Session,
    SessionTheme,
    SessionVersion,
    Statement,
    StatementRelation,
    StatementTheme,
)
from sessions.public_record import differences, public_record, statement_keys
from sessions.search.index import update_later
from speakers.bulk_writing import written
from speakers.models import Speaker, SpeakerMerge

IDS_A_QUERY = 500


@transaction.atomic
def record_version(pk: int) -> None:
    """Nothing for a session that is not public, or whose last version says the same."""
    session = Session.objects.published().select_for_update().filter(pk=pk).first()
    if session is None:
        return
    record, last = public_record(session), session.versions.first()
    if last and {"corrections": [], **last.content} == record:  # the earliest ones knew of none
        return
    number, changes = (last.number + 1, differences(last.content, record)) if last else (1, [])
    SessionVersion.objects.create(session=session, number=number, content=record, changes=changes)
    rows = [PublishedStatement(key=key, session=session) for key in statement_keys(record)]
    PublishedStatement.objects.bulk_create(rows, batch_size=500, ignore_conflicts=True)


def record_later(pk: int) -> None:
    """Record the session's version once the transaction is over."""
    update_later(record_version, pk)


def record_missing() -> None:
    """The first version of what was published before versions were kept."""
    for pk in Session.objects.published().filter(versions=None).values_list("pk", flat=True):
        record_version(pk)


def _of_voices(path: str, name: str) -> tuple[str, Callable[[set], Iterable[int]]]:
    """The field, and the sessions of the voices whose `path` leads to what the records' field `name` holds."""

    def sessions(values: set) -> Iterable[int]:
        heard = Participation.objects.filter(**{f"{path}__in": values})
        return heard.values_list("session", flat=True).distinct()

    return name, sessions


def _own(values: set) -> Iterable[int]:
    return values


def _of_events(values: set) -> Iterable[int]:
    return Session.objects.filter(event__in=values).values_list("pk", flat=True)


# Saved, deleted or bulk-written records: one of their fields, and the sessions of which, by what that field holds, the
# public then sees something else.
TOUCHED = {
    Session: ("pk", _own),
    Participation: ("session_id", _own),
    SessionTheme: ("session_id", _own),
    Event: ("pk", _of_events),
    Statement: _of_voices("pk", "participation_id"),
    StatementTheme: _of_voices("statements", "statement_id"),
    Evidence: _of_voices("statements", "statement_id"),
    CorrectionRequest: ("session_id", _own),
    StatementRelation: _of_voices("pk", "participation_id"),
    Speaker: _of_voices("speaker", "pk"),
    SpeakerMerge: _of_voices("speaker", "winner_id"),
}


def connect() -> None:
    for signal in (post_save, post_delete, written):
        for model, (name, sessions) in TOUCHED.items():
            uid = f"versions {id(signal)} {model}"
            signal.connect(_receiver(name, sessions), sender=model, weak=False, dispatch_uid=uid)


def _receiver(name: str, sessions: Callable[[set], Iterable[int]]) -> Callable:
    def receive(instance=None, records=(), **_):
        values = {getattr(record, name) for record in (records or [instance])} - {None}
        for start in range(0, len(values), IDS_A_QUERY):
            for pk in sessions(set(sorted(values)[start : start + IDS_A_QUERY])):
                record_later(pk)

    return receive
