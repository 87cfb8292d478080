"""Keeps the index as the public records are: each function makes the documents of some records anew."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from random import Random

from django.db import connection, transaction
from django.db.models import QuerySet

from sessions.models import DocumentKind, Participation, SearchDocument, SearchWord, Session, Statement, Theme
from sessions.search.backend import backend_of
from sessions.search.documents import (
    head_documents,
    session_documents,
    speaker_documents,
    statement_documents,
    theme_documents,
)
from sessions.search.terms import encode, stem
from speakers.models import Speaker

BATCH = 1000
IDS_AN_UPDATE = 500


@dataclass
class Update:
    """An update of records that waits for the end of the transaction; each of them is updated once."""

    run: Callable[[list[int]], None]
    pks: set[int]
    is_done: bool = False

    def __call__(self) -> None:
        self.is_done = True
        pks = sorted(self.pks)
        for start in range(0, len(pks), IDS_AN_UPDATE):
            self.run(pks[start : start + IDS_AN_UPDATE])


def update_later(run: Callable[[list[int]], None], pks: Iterable[int]) -> None:
    """Run the update after the commit, however often it is asked for; at once outside of a transaction.

    What still waits outlives a rollback of what is done now, or goes with it: so whatever waits may take more records.
    """
    asked = set(pks)
    for _, update, *_ in connection.run_on_commit:
        if isinstance(update, Update) and update.run == run and not update.is_done:
            update.pks |= asked
            return
    if asked:
        transaction.on_commit(Update(run, asked))


def index_sessions(pks: list[int]) -> None:
    """All that sessions bring: nothing once they are no longer public."""
    for pk in pks:
        session = Session.objects.published().filter(pk=pk).first()
        _replace(SearchDocument.objects.filter(session=pk), session_documents(session) if session else ())
    _index_people(session__in=pks)


def index_heads(pks: list[int]) -> None:
    """Sessions' own documents, where what is in them stays and so does whether they are public."""
    _index_heads(Session.objects.filter(pk__in=pks))


def index_events(pks: list[int]) -> None:
    _index_heads(Session.objects.filter(event__in=pks))


def index_people(pks: list[int]) -> None:
    """The people behind these participations."""
    _index_people(id__in=pks)


def index_statements(pks: list[int]) -> None:
    _replace(
        SearchDocument.objects.filter(statement__in=pks), statement_documents(Statement.objects.filter(pk__in=pks))
    )


def index_names(pks: list[int]) -> None:
    """The speakers' own documents; those of the sessions that name them are another update."""
    _index_speakers(pks)


def index_speakers(pks: list[int]) -> None:
    _index_speakers(pks)
    _index_heads(Session.objects.filter(participations__speaker__in=pks).distinct())


def index_themes(pks: list[int]) -> None:
    _replace(SearchDocument.objects.filter(theme__in=pks), theme_documents(Theme.objects.filter(pk__in=pks)))


def rebuild() -> int:
    """The number of documents after everything public was indexed anew; vocabulary and statistics too."""
    SearchDocument.objects.all().delete()
    SearchWord.objects.all().delete()
    for session in _shuffled(Session.objects.published()):
        _replace(SearchDocument.objects.none(), session_documents(session))
    _replace(SearchDocument.objects.none(), speaker_documents(Speaker.objects.all()))
    _replace(SearchDocument.objects.none(), theme_documents(Theme.objects.all()))
    backend_of(connection).tune(connection)
    return SearchDocument.objects.count()


def _shuffled(sessions: QuerySet) -> Iterator[Session]:
    """Of a word in very many documents the last indexed are counted: they shall be of all years."""
    pks = list(sessions.order_by("pk").values_list("pk", flat=True))
    Random(len(pks)).shuffle(pks)
    return (sessions.get(pk=pk) for pk in pks)


def _index_people(**voices: object) -> None:
    """The people behind these participations, and those who by their history once were."""
    known = Participation.objects.filter(**voices), Participation.history.filter(**voices)
    pks = {pk for found in known for pk in found.values_list("speaker", flat=True).distinct()}
    _index_speakers(sorted(pks - {None}))


def _index_speakers(pks: Iterable[int] | QuerySet) -> None:
    _replace(SearchDocument.objects.filter(speaker__in=pks), speaker_documents(Speaker.objects.filter(pk__in=pks)))


def _index_heads(sessions: QuerySet) -> None:
    heads = SearchDocument.objects.filter(kind=DocumentKind.SESSION, session__in=sessions)
    _replace(heads, head_documents(sessions))


@transaction.atomic
def _replace(stale: QuerySet, fresh: Iterable[SearchDocument]) -> None:
    """Where another writer was faster, its documents stay."""
    documents = list(fresh)
    stale.delete()
    SearchDocument.objects.bulk_create(documents, batch_size=BATCH, ignore_conflicts=True)
    words = sorted({word for document in documents for word in document.words})
    rows = [SearchWord(word=word, term=encode(stem(word))) for word in words]
    SearchWord.objects.bulk_create(rows, batch_size=BATCH, ignore_conflicts=True)
