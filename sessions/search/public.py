"""Which documents anybody may find, decided when somebody searches: rows the index should have lost are not found."""

from django.db.models import Exists, OuterRef, Q, QuerySet

from sessions.models import (
    DocumentKind,
    Participation,
    SearchDocument,
    Session,
    SessionTheme,
    Statement,
    StatementTheme,
    Theme,
)
from sessions.models.participation import named_only


def public_documents() -> QuerySet:
    published = Session.objects.published().values("pk")
    statements = Statement.objects.public().filter(pk=OuterRef("statement"))
    heard = Participation.objects.public().filter(speaker=OuterRef("speaker"))
    return SearchDocument.objects.filter(
        Q(kind=DocumentKind.SESSION, session__in=published)
        | Q(named_only(), kind=DocumentKind.TURN, session__in=published)
        | Q(Exists(statements), kind=DocumentKind.STATEMENT)
        | Q(Exists(heard), kind=DocumentKind.SPEAKER)
        | Q(kind=DocumentKind.THEME)
    )


def narrowing(facet: str, values: tuple[str, ...]) -> Q:
    """Documents of any of the values: what the facet's choices let through."""
    return NARROWINGS[facet](values)


def _by_kind(kinds: tuple[str, ...]) -> Q:
    return Q(kind__in=kinds)


def _by_theme(slugs: tuple[str, ...]) -> Q:
    """A basket includes its themes. A turn has the themes of its session."""
    inside = Theme.objects.filter(Q(slug__in=slugs) | Q(basket__slug__in=slugs)).values("pk")
    sessions = SessionTheme.objects.shown().filter(theme__in=inside).values("session")
    statements = StatementTheme.objects.shown().filter(theme__in=inside).values("statement")
    by_session = Q(kind__in=[DocumentKind.SESSION, DocumentKind.TURN], session__in=sessions)
    return by_session | Q(statement__in=statements) | Q(theme__in=inside)


def _by_event(slugs: tuple[str, ...]) -> Q:
    return _in_sessions(Session.objects.published().filter(event__slug__in=slugs))


def _by_year(years: tuple[str, ...]) -> Q:
    numbers = [int(year) for year in years if year.isascii() and year.isdigit() and len(year) == 4]
    return _in_sessions(Session.objects.published().filter(start_date__year__in=numbers))


def _in_sessions(sessions: QuerySet) -> Q:
    people = Participation.objects.named().filter(session__in=sessions.values("pk"), speaker__isnull=False)
    return Q(session__in=sessions.values("pk")) | Q(speaker__in=people.values("speaker"))


def _by_voice(lookup: str):
    """A statement or turn of such a voice, a session with one, a person who was one in public."""

    def by_voice(values: tuple[str, ...]) -> Q:
        voices = Participation.objects.public().filter(**{lookup: values})
        people = voices.filter(speaker__isnull=False).values("speaker")
        sessions = Q(kind=DocumentKind.SESSION, session__in=voices.values("session"))
        return Q(participation__in=voices.values("pk")) | sessions | Q(speaker__in=people)

    return by_voice


NARROWINGS = {
    "kind": _by_kind,
    "theme": _by_theme,
    "event": _by_event,
    "speaker": _by_voice("speaker__slug__in"),
    "group": _by_voice("stakeholder_group__in"),
    "region": _by_voice("region__in"),
    "year": _by_year,
}
