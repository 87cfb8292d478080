"""Which edits touch which documents, in one place. What was deleted takes its documents with it by foreign key.

bulk_create and update send no signals: whoever uses them on what is searched sends `written` or calls `update_later`.
"""

from collections.abc import Callable, Iterable
from functools import partial

from django.db.models.signals import post_delete, post_save

from sessions.models import Event, Participation, Session, Statement, Theme
from sessions.search.index import (
    index_events,
    index_heads,
    index_names,
    index_people,
    index_sessions,
    index_speakers,
    index_statements,
    index_themes,
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


def _own(records: list) -> Iterable[int]:
    return [record.pk for record in records]


def _sessions(voices: list) -> Iterable[int]:
    return {voice.session_id for voice in voices}


def _sessions_of_people(speakers: list) -> Iterable[int]:
    heard = Participation.objects.filter(speaker__isnull=False).values_list("speaker", "session")
    wanted = {speaker.pk for speaker in speakers}
    return {session for speaker, session in heard.iterator() if speaker in wanted}


# Records that were written in bulk, an update, and the ids that it takes: those of a session once, however many of its
# voices or people were written.
WRITTEN = [
    (Session, index_heads, _own),
    (Participation, index_heads, _sessions),
    (Participation, index_people, _own),
    (Statement, index_statements, _own),
    (Event, index_events, _own),
    (Speaker, index_names, _own),
    (Speaker, index_heads, _sessions_of_people),
    (Theme, index_themes, _own),
]


def connect() -> None:
    withholding_changed.connect(index_withheld, dispatch_uid="index_withheld")
    for signal, table in ((post_save, SAVED), (post_delete, DELETED)):
        for model, update, name in table:
            uid = f"search {id(signal)} {model} {name}"
            signal.connect(_receiver(update, name), sender=model, weak=False, dispatch_uid=uid)
    for model, update, ids in WRITTEN:
        uid = f"search written {model} {update.__name__}"
        written.connect(partial(_index_many, update, ids), sender=model, weak=False, dispatch_uid=uid)


def _index_many(update: Callable, ids: Callable[[list], Iterable[int]], records: list, **_) -> None:
    update_later(update, ids(records))


def index_withheld(sender, record, **_) -> None:
    """All that was said by somebody who was withheld or came back; a session and a voice were saved on their own."""
    if isinstance(record, Speaker):
        said = Session.objects.filter(participations__speaker=record)
        update_later(index_sessions, said.values_list("pk", flat=True))


def _receiver(update: Callable[[list[int]], None], name: str) -> Callable:
    def receive(instance, **_):
        update_later(update, {getattr(instance, name)} - {None})

    return receive
