"""Finds the published sessions that share the most with a session's themes."""

from django.db.models import Count, QuerySet, Sum

from sessions.models import Session, SessionTheme

MOST_RELATED = 5


def related_sessions(session: Session, themes: list[SessionTheme]) -> QuerySet:
    """At most five other sessions with `shared`, the number of themes in common; the strongest in them first."""
    ids = [row.theme_id for row in themes]
    same = SessionTheme.objects.shown().filter(theme__in=ids).order_by().values("pk")
    others = Session.objects.published().exclude(pk=session.pk).filter(session_themes__in=same)
    counted = others.annotate(shared=Count("session_themes"), weight=Sum("session_themes__score"))
    return counted.select_related("event").order_by("-shared", "-weight", "search_key")[:MOST_RELATED]
