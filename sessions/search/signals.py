"""Which edits touch which documents, in one place. What was deleted takes its documents with it by foreign key.

bulk_create and update send no signals: whoever uses them on what is searched sends `written` or calls `update_later`.
"""

from collections.abc import Callable
from functools import partial

from django.db import transaction
from django.db.models.signals import post_delete, post_save

from sessions.models import Event, Participation, Session, Statement, Theme
from sessions.search.index import (
    index_event,
    index_events,
    index_session,
    index_sessions,
    index_speaker,
    index_speakers,
    index_statement,
    index_statements,
    index_theme,
    index_themes,
    index_voices,
    update_later,
)
from speakers.bulk_writing import written
from speakers.models import Speaker, SpeakerMerge
from speakers.withholding import withholding_changed

# A saved (or, in the second table, deleted) record, and the record whose documents change with it.
SAVED = {
    Session: (index_session, "pk"),
    Participation: (index_session, "session_id"),
    Statement: (index_statement, "pk"),
    Event: (index_event, "pk"),
    Speaker: (index_speaker, "pk"),
    Theme: (index_theme, "pk"),
    SpeakerMerge: (index_speaker, "winner_id"),
}
# Records that were written in bulk, and how their documents are made anew, by many ids.
WRITTEN = {
    Session: index_sessions,
    Participation: index_voices,
    Statement: index_statements,
    Event: index_events,
    Speaker: index_speakers,
    Theme: index_themes,
}
IDS_A_QUERY = 500
DELETED = {
    Participation: (index_session, "session_id"),
    SpeakerMerge: (index_speaker, "winner_id"),
}


def connect() -> None:
    withholding_changed.connect(index_withheld, dispatch_uid="index_withheld")
    for signal, table in ((post_save, SAVED), (post_delete, DELETED)):
        for model, (update, name) in table.items():
            signal.connect(
                _receiver(update, name), sender=model, weak=False, dispatch_uid=f"search {id(signal)} {model}"
            )
    for model, update in WRITTEN.items():
        written.connect(partial(_index_many, update), sender=model, weak=False, dispatch_uid=f"search written {model}")


def _index_many(update: Callable[[list[int]], None], records: list, **_) -> None:
    """After the commit, as the others."""
    pks = [record.pk for record in records]
    for start in range(0, len(pks), IDS_A_QUERY):
        transaction.on_commit(partial(update, pks[start : start + IDS_A_QUERY]))


def index_withheld(sender, record, **_) -> None:
    """All that was said by somebody who was withheld or came back; a session and a voice were saved on their own."""
    if isinstance(record, Speaker):
        for pk in Session.objects.filter(participations__speaker=record).distinct().values_list("pk", flat=True):
            update_later(index_session, pk)


def _receiver(update: Callable[[int], None], name: str) -> Callable:
    def receive(instance, **_):
        update_later(update, getattr(instance, name))

    return receive
