"""Finds the session that a document belongs to, or says why it cannot tell."""

from collections.abc import Iterator

from django.db.models import Q, QuerySet

from sessions.importing.options import ImportConflict, ImportOptions
from sessions.models import Event, Session
from sessions.transcript import Transcript
from speakers.addresses import FormerSlug, slug_of
from speakers.names import fold

# Titles that many sessions of one event share: without a date they say nothing.
GENERIC_TITLE = {
    "opening",
    "closing",
    "opening session",
    "closing session",
    "opening ceremony",
    "closing ceremony",
    "opening plenary",
    "closing plenary",
    "main session",
    "plenary",
    "plenary session",
    "open forum",
    "workshop",
    "high level session",
    "open microphone session",
}


def find_session(transcript: Transcript, sha256: str, event: Event | None, options: ImportOptions) -> Session | None:
    """The document's session, None where it is a new one. Raises ImportConflict where several could be meant."""
    if options.session:
        return _named(options.session)
    same_document = Session.objects.filter(sources__sha256=sha256).distinct()
    if options.new_session:
        return same_document.filter(import_key=own_key(event, sha256)).first()
    is_new_event = event is not None and event.pk is None
    for candidates in (same_document, *(() if is_new_event else _of_the_event(transcript, event, sha256))):
        if candidates is not None and candidates.exists():
            return _only(candidates)
    return None


def _of_the_event(transcript: Transcript, event: Event | None, sha256: str) -> Iterator[QuerySet | None]:
    """The event's sessions of the same code, then those of the same title and day, then the one first read as that."""
    yield Session.objects.filter(event=event, code=transcript.code) if event and transcript.code else None
    yield _of_the_same_title(transcript, event)
    yield Session.objects.filter(import_key=import_key(transcript, event, sha256))


def import_key(transcript: Transcript, event: Event | None, sha256: str) -> str:
    """What two imports of one session have in common, so that the database lets only one of them make it."""
    if event and transcript.code:
        return f"{event.slug}/{slug_of(transcript.code)}"
    day = transcript.starts.day.isoformat() if transcript.starts else ""
    title = fold(transcript.title)[:150] if transcript.title else sha256
    return f"{event.slug if event else ''}/{title}/{day}"


def own_key(event: Event | None, sha256: str) -> str:
    """The import key of a session that an editor told apart from those it resembles."""
    return f"{event.slug if event else ''}/{sha256}"


def _named(slug: str) -> Session:
    former = FormerSlug.objects.filter(model=Session._meta.label_lower, slug=slug).values("object_id")
    session = Session.objects.filter(Q(slug=slug) | Q(pk__in=former)).first()
    if session is None:
        raise ImportConflict(f'expected the slug of a session, found "{slug}", which no session has')
    return session


def _of_the_same_title(transcript: Transcript, event: Event | None) -> QuerySet | None:
    """By the title that a session has, or that its document has and an editor changed."""
    if not transcript.title:
        return None
    same_title = Q(search_key=fold(transcript.title)[:400]) | Q(imported__title=transcript.title[:400])
    named = Session.objects.filter(same_title, event=event)
    if transcript.starts:
        return named.filter(Q(start_date=transcript.starts.day) | Q(start_date=None))
    if fold(transcript.title) in GENERIC_TITLE and named.exists():
        raise _question(f'a date beside the title "{transcript.title}"', named)
    return named


def _only(candidates: QuerySet) -> Session:
    if candidates.count() > 1:
        raise _question("a document of one session", candidates)
    return candidates.get()


def _question(expected: str, candidates: QuerySet) -> ImportConflict:
    slugs = tuple(candidates.order_by("slug").values_list("slug", flat=True)[:8])
    found = f"a document that fits {', '.join(slugs)}"
    return ImportConflict(f"expected {expected}, found {found}: name one with --session", slugs)
