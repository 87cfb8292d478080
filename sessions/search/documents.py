"""Turns public records into the documents that the index holds of them."""

from collections.abc import Iterable, Iterator

from django.db.models import Prefetch, QuerySet

from sessions.models import DocumentKind, Participation, SearchDocument, Session, Statement, Turn
from sessions.search.terms import GAP, MOST_TERMS, terms, words
from sessions.transcript import Kind


def session_documents(session: Session) -> Iterator[SearchDocument]:
    """The session's own document, and those of its statements and turns. Turns of a report are no speech."""
    yield from head_documents(Session.objects.filter(pk=session.pk))
    yield from statement_documents(Statement.objects.filter(participation__session=session))
    sources = session.sources.filter(kind=Kind.TRANSCRIPT, is_current=True)
    for source in sources.defer("content"):
        for turn in source.turns.named().order_by("position"):
            yield _turn(turn, source.text, session)


def head_documents(sessions: QuerySet) -> Iterator[SearchDocument]:
    named = Participation.objects.named().select_related("speaker").order_by("pk")
    voices = Prefetch("participations", named, "named_voices")
    for session in sessions.published().select_related("event").prefetch_related(voices):
        names = [voice.name for voice in session.named_voices if voice.attribution or voice.speaker]
        about = [session.event.name if session.event else "", session.code, session.kind, *names]
        reports = [voice.report for voice in session.named_voices]
        texts = [*about, session.summary, session.report, *reports]
        yield _document(DocumentKind.SESSION, session.title, texts, session=session)


def statement_documents(statements: QuerySet) -> Iterator[SearchDocument]:
    for one in statements.public().select_related("participation").iterator(2000):
        owners = {"statement": one, "participation_id": one.participation_id}
        yield _document(DocumentKind.STATEMENT, "", [one.text], **owners, session_id=one.participation.session_id)


def speaker_documents(speakers: QuerySet) -> Iterator[SearchDocument]:
    """A person with the printed names and affiliations of published sessions; of no other."""
    public = Participation.objects.public().order_by("pk")
    shown = speakers.filter(pk__in=public.order_by().filter(speaker__isnull=False).values("speaker"))
    for speaker in shown.prefetch_related(Prefetch("participations", public, "shown_voices")):
        texts = [text for voice in speaker.shown_voices for text in (voice.attribution, voice.affiliation)]
        yield _document(DocumentKind.SPEAKER, speaker.name, dict.fromkeys(texts), speaker=speaker)


def theme_documents(themes: QuerySet) -> Iterator[SearchDocument]:
    for theme in themes:
        yield _document(DocumentKind.THEME, theme.name, [theme.name_fr, theme.name_ar, theme.description], theme=theme)


def turn_text(turn: Turn, text: str, start: int = 0) -> str:
    """The turn's words out of a text that begins at `start` of its source."""
    return "\n\n".join(text[first - start : end - start] for first, end in turn.paragraphs)


def _turn(turn: Turn, text: str, session: Session) -> SearchDocument:
    owners = {"turn": turn, "participation_id": turn.participation_id, "session": session}
    return _document(DocumentKind.TURN, "", [turn_text(turn, text)], **owners)


def _document(kind: DocumentKind, title: str, texts: Iterable[str], **owners) -> SearchDocument:
    """Its `words` go into the vocabulary, not into the row."""
    given = [text for text in texts if text]
    body = f" {GAP} ".join(["", *map(terms, given)]).split(" ")[:MOST_TERMS]
    document = SearchDocument(kind=kind, title=terms(title), body=" ".join(filter(None, body)), **owners)
    document.words = words("\n".join([title, *given]))
    return document
