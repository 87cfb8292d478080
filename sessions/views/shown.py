"""What every list of the site starts at, and the old addresses that lead to new ones."""

from django.db.models import Count, F, Prefetch, Q
from django.http import Http404
from django.shortcuts import redirect

from sessions.models import Event, Session, SessionTheme
from speakers.addresses import find_by_former_slug


def public_sessions():
    """Published sessions as lists show them."""
    themes = SessionTheme.objects.shown().select_related("theme__basket")
    shown = Prefetch("session_themes", themes, to_attr="shown_themes")
    return Session.objects.published().select_related("event").prefetch_related(shown).newest_first()


def public_events():
    """Events with published sessions, newest first, with their number."""
    counted = Count("sessions", filter=Q(sessions__in=Session.objects.published()))
    return (
        Event.objects.annotate(count=counted)
        .exclude(count=0)
        .order_by(F("starts_on").desc(nulls_last=True), "search_key")
    )


def sessions_tagged(path: str) -> Count:
    """How many published sessions carry a theme, along the path to its session themes."""
    shown = Q(**{f"{path}__in": SessionTheme.objects.shown().filter(session__in=Session.objects.published())})
    return Count(f"{path}__session", filter=shown, distinct=True)


class RenamedMixin:
    """A record's old address leads to the new one."""

    def get(self, request, *args, **kwargs):
        try:
            return super().get(request, *args, **kwargs)
        except Http404:
            return redirect(find_by_former_slug(self.get_queryset(), kwargs["slug"]), permanent=True)
