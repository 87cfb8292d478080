"""Writes a session's version after each change of what the public sees of it. The only place that does.

bulk_create and update send no signals: whoever uses them on what is public sends `written` or calls `record_later`.
"""

from collections.abc import Callable, Iterable

from django.db import transaction
from django.db.models import OuterRef, Subquery
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
from sessions.public_record import differences, public_records, statement_keys
from sessions.search.index import update_later
from speakers.bulk_writing import written
from speakers.models import Speaker, SpeakerMerge

SESSIONS_A_TRANSACTION = 100
IDS_A_QUERY = 500


def record_versions(pks: Iterable[int]) -> None:
    """Nothing for a session that is not public, or whose last version says the same."""
    ordered = sorted(pks)
    for start in range(0, len(ordered), SESSIONS_A_TRANSACTION):
        _record(ordered[start : start + SESSIONS_A_TRANSACTION])


@transaction.atomic
def _record(pks: list[int]) -> None:
    locked = Session.objects.published().select_for_update().filter(pk__in=pks)
    records, last = public_records(locked.order_by("pk")), _last_versions(pks)
    made = [_next(pk, last.get(pk), record) for pk, record in records.items()]
    versions = [version for version in made if version]
    SessionVersion.objects.bulk_create(versions)
    said = [(version.session_id, key) for version in versions for key in statement_keys(version.content)]
    rows = [PublishedStatement(key=key, session_id=pk) for pk, key in said]
    PublishedStatement.objects.bulk_create(rows, batch_size=500, ignore_conflicts=True)


def _last_versions(pks: list[int]) -> dict[int, SessionVersion]:
    """The newest version of each session, by the session's id."""
    newest = SessionVersion.objects.filter(session=OuterRef("session")).order_by("-number").values("number")[:1]
    found = SessionVersion.objects.filter(session__in=pks, number=Subquery(newest))
    return {version.session_id: version for version in found}


def _next(pk: int, last: SessionVersion | None, record: dict) -> SessionVersion | None:
    if last is None:
        return SessionVersion(session_id=pk, number=1, content=record, changes=[])
    if {"corrections": [], **last.content} == record:  # the earliest ones knew of none
        return None
    changes = differences(last.content, record)
    return SessionVersion(session_id=pk, number=last.number + 1, content=record, changes=changes)


def record_later(pks: Iterable[int]) -> None:
    """Record the sessions' versions once the transaction is over."""
    update_later(record_versions, pks)


def record_missing() -> None:
    """The first version of what was published before versions were kept."""
    record_versions(Session.objects.published().filter(versions=None).values_list("pk", flat=True))


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
        ordered = sorted({getattr(record, name) for record in (records or [instance])} - {None})
        for start in range(0, len(ordered), IDS_A_QUERY):
            record_later(sessions(set(ordered[start : start + IDS_A_QUERY])))

    return receive
