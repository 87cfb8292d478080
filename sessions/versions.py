"""Writes a session's version after each change of what the public sees of it. The only place that does.

bulk_create and update send no signals: whoever uses them on what is public calls `record_later` once afterwards.
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
from speakers.models import Speaker, SpeakerMerge


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


def _of_voices(path: str, name: str) -> Callable[[object], Iterable[int]]:
    """The sessions of the voices whose `path` leads to what the record's field `name` holds."""

    def sessions(instance) -> Iterable[int]:
        heard = Participation.objects.filter(**{path: getattr(instance, name)})
        return heard.values_list("session", flat=True).distinct()

    return sessions


# A saved or deleted record, and the sessions of which the public then sees something else.
TOUCHED = {
    Session: lambda session: [session.pk],
    Participation: lambda voice: [voice.session_id],
    SessionTheme: lambda tag: [tag.session_id],
    Event: lambda event: event.sessions.values_list("pk", flat=True),
    Statement: _of_voices("pk", "participation_id"),
    StatementTheme: _of_voices("statements", "statement_id"),
    Evidence: _of_voices("statements", "statement_id"),
    CorrectionRequest: lambda request: [request.session_id],
    StatementRelation: _of_voices("pk", "participation_id"),
    Speaker: _of_voices("speaker", "pk"),
    SpeakerMerge: _of_voices("speaker", "winner_id"),
}


def connect() -> None:
    for signal in (post_save, post_delete):
        for model, sessions in TOUCHED.items():
            signal.connect(_receiver(sessions), sender=model, weak=False, dispatch_uid=f"versions {id(signal)} {model}")


def _receiver(sessions: Callable[[object], Iterable[int]]) -> Callable:
    def receive(instance, **_):
        if getattr(instance, "pk", None) is not None:
            for pk in sessions(instance):
                record_later(pk)

    return receive
