"""Which edits touch which documents, in one place. What was deleted takes its documents with it by foreign key.

bulk_create and update send no signals: whoever uses them on what is searched sends `written` or calls `update_later`.
"""

from collections.abc import Callable
from functools import partial

from django.db.models.signals import post_delete, post_save

from sessions.models import Event, Participation, Session, Statement, Theme
from sessions.search.index import (
    index_events,
    index_heads,
    index_sessions,
    index_speakers,
    index_statements,
    index_themes,
    index_voices,
    update_later,
)
from speakers.bulk_writing import written
from speakers.models import Speaker, SpeakerMerge
from speakers.withholding import withholding_changed

# A saved record, and the record whose documents change with it.
SAVED = [
    (Session, index_sessions, "pk"),
    (Participation, index_sessions, "session_id"),
    (Statement, index_statements, "pk"),
    (Event, index_events, "pk"),
    (Speaker, index_speakers, "pk"),
    (Theme, index_themes, "pk"),
    (SpeakerMerge, index_speakers, "winner_id"),
]
DELETED = [
    (Participation, index_sessions, "session_id"),
    (Participation, index_speakers, "speaker_id"),
    (SpeakerMerge, index_speakers, "winner_id"),
]
# Records that were written in bulk, and how their documents are made anew, by many ids.
WRITTEN = {
    Session: index_heads,
    Participation: index_voices,
    Statement: index_statements,
    Event: index_events,
    Speaker: index_speakers,
    Theme: index_themes,
}


def connect() -> None:
    withholding_changed.connect(index_withheld, dispatch_uid="index_withheld")
    for signal, table in ((post_save, SAVED), (post_delete, DELETED)):
        for model, update, name in table:
            uid = f"search {id(signal)} {model} {name}"
            signal.connect(_receiver(update, name), sender=model, weak=False, dispatch_uid=uid)
    for model, update in WRITTEN.items():
        written.connect(partial(_index_many, update), sender=model, weak=False, dispatch_uid=f"search written {model}")


def _index_many(update: Callable[[list[int]], None], records: list, **_) -> None:
    update_later(update, [record.pk for record in records])


def index_withheld(sender, record, **_) -> None:
    """All that was said by somebody who was withheld or came back; a session and a voice were saved on their own."""
    if isinstance(record, Speaker):
        said = Session.objects.filter(participations__speaker=record)
        update_later(index_sessions, said.values_list("pk", flat=True))


def _receiver(update: Callable[[list[int]], None], name: str) -> Callable:
    def receive(instance, **_):
        update_later(update, {getattr(instance, name)} - {None})

    return receive
