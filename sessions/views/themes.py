"""The themes by basket, and a theme's page."""

from django.conf import settings
from django.db.models import Prefetch
from django.utils.translation import get_language_bidi
from django.views.generic import DetailView, ListView

from sessions.models import SessionTheme, Statement, StatementTheme, Theme
from sessions.pages import with_evidence
from sessions.theme_figures import inside, statements_by_year, themes_beside, voices_on
from sessions.trend_chart import trend_columns
from sessions.views.shown import RenamedMixin, public_sessions, sessions_tagged


class ThemeListView(ListView):
    template_name = "sessions/theme_list.html"
    context_object_name = "baskets"

    def get_queryset(self):
        themes = Theme.objects.annotate(count=sessions_tagged("session_themes")).order_by("position", "search_key")
        return Theme.objects.filter(basket=None).prefetch_related(Prefetch("themes", themes, to_attr="counted_themes"))


class ThemeDetailView(RenamedMixin, DetailView):
    template_name = "sessions/theme_detail.html"
    context_object_name = "theme"

    def get_queryset(self):
        return Theme.objects.select_related("basket")

    def get_context_data(self, **kwargs):
        tags = StatementTheme.objects.shown().filter(inside(self.object))
        statements = Statement.objects.public().filter(pk__in=tags.values("statement"))
        years = statements_by_year(statements)
        return super().get_context_data(
            statements=_newest(statements),
            statement_count=sum(year.count for year in years),
            years=years,
            columns=_columns(years),
            voices=voices_on(statements),
            neighbours=themes_beside(statements, self.object),
            themes=self.object.themes.all(),
            **self.get_sessions(),
            **kwargs,
        )

    def get_sessions(self):
        tagged = SessionTheme.objects.shown().filter(inside(self.object))
        sessions = public_sessions().filter(pk__in=tagged.values("session"))
        return {"sessions": sessions[: settings.PAGE_SIZE], "session_count": sessions.count()}


def _newest(statements):
    related = statements.select_related("participation__speaker", "participation__session__event")
    return with_evidence(related.order_by("-pk"))[: settings.PAGE_SIZE]


def _columns(years):
    """The chart of the dated statements; of a single year there is nothing to see."""
    counts = {one.year: one.count for one in years if one.year}
    return trend_columns(counts, get_language_bidi()) if len(counts) > 1 else []
