"""The first page: what is new, the events and the themes by basket."""

from django.db.models import F, Prefetch
from django.views.generic import TemplateView

from sessions.models import Session, Statement, Theme
from sessions.views.shown import public_events, public_sessions, sessions_tagged

BY_DATE = (F("start_date").desc(nulls_last=True), "start_time", "search_key", "pk")


class HomeView(TemplateView):
    template_name = "home.html"

    def get_context_data(self, **kwargs):
        newest = public_sessions().order_by(F("published_at").desc(nulls_last=True), *BY_DATE)
        return super().get_context_data(
            sessions=newest[:6],
            session_count=Session.objects.published().count(),
            statement_count=Statement.objects.public().count(),
            events=public_events(),
            baskets=_baskets(),
            **kwargs,
        )


def _baskets():
    """The baskets with the themes inside that published sessions are about, the most frequent first."""
    themes = Theme.objects.annotate(count=sessions_tagged("session_themes")).exclude(count=0)
    inside = Prefetch("themes", themes.order_by("-count", "position", "search_key"), to_attr="counted_themes")
    baskets = Theme.objects.annotate(count=sessions_tagged("themes__session_themes")).exclude(count=0)
    return baskets.order_by("position").prefetch_related(inside)
