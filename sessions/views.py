"""The public pages: every queryset starts at what is published."""

from django.conf import settings
from django.contrib.auth.mixins import PermissionRequiredMixin
from django.db.models import Count, F, Prefetch, Q, Sum
from django.http import Http404
from django.shortcuts import redirect
from django.views.generic import DetailView, ListView, TemplateView
from django_filters.views import FilterView

from sessions.facets import chosen_filters, facets
from sessions.filters import SessionFilter
from sessions.marked_text import marked_text
from sessions.models import Event, Session, SessionTheme, Source, Statement, StatementTheme, Theme
from sessions.pages import (
    locate_in_turns,
    marked_turns,
    session_sources,
    session_themes,
    session_turns,
    session_voices,
    with_evidence,
)
from sessions.session_graph import session_graph
from sessions.transcript import Kind
from speakers.addresses import find_by_former_slug


def public_sessions():
    """Published sessions as lists show them."""
    themes = SessionTheme.objects.shown().select_related("theme__basket")
    shown = Prefetch("session_themes", themes, to_attr="shown_themes")
    return Session.objects.published().select_related("event").prefetch_related(shown).newest_first()


class RenamedMixin:
    """A record's old address leads to the new one."""

    def get(self, request, *args, **kwargs):
        try:
            return super().get(request, *args, **kwargs)
        except Http404:
            return redirect(find_by_former_slug(self.get_queryset(), kwargs["slug"]), permanent=True)


class HomeView(TemplateView):
    template_name = "home.html"

    def get_context_data(self, **kwargs):
        shown = Session.objects.published()
        baskets = Theme.objects.filter(basket=None)
        return super().get_context_data(
            sessions=public_sessions()[:6],
            session_count=shown.count(),
            statement_count=Statement.objects.public().count(),
            events=public_events(),
            baskets=baskets.annotate(count=_sessions_tagged("themes__session_themes"))
            .exclude(count=0)
            .order_by("position"),
            **kwargs,
        )


def public_events():
    """Events with published sessions, newest first, with their number."""
    counted = Count("sessions", filter=Q(sessions__in=Session.objects.published()))
    return Event.objects.annotate(count=counted).exclude(count=0).order_by("-starts_on", "search_key")


def _sessions_tagged(path: str) -> Count:
    """How many published sessions carry a theme, along the path to its session themes."""
    shown = Q(**{f"{path}__in": SessionTheme.objects.shown().filter(session__in=Session.objects.published())})
    return Count(f"{path}__session", filter=shown, distinct=True)


class SessionListView(FilterView):
    template_name = "sessions/session_list.html"
    filterset_class = SessionFilter
    context_object_name = "sessions"
    paginate_by = settings.PAGE_SIZE
    strict = False

    def get_queryset(self):
        return public_sessions()

    def get_context_data(self, **kwargs):
        address = self.request.GET.copy()
        address.pop("page", None)
        shown = facets(self.request.GET)
        chosen = chosen_filters(self.request.GET, shown)
        return super().get_context_data(facets=shown, chosen=chosen, address=address.urlencode(), **kwargs)


class SessionDetailView(RenamedMixin, DetailView):
    template_name = "sessions/session_detail.html"
    context_object_name = "session"

    def get_queryset(self):
        return Session.objects.published().select_related("event")

    def get_statements(self):
        return Statement.objects.public().in_reading_order()

    def get_context_data(self, **kwargs):
        voices = session_voices(self.object, self.get_statements())
        sources = session_sources(self.object)
        return super().get_context_data(
            voices=voices,
            listed=self.object.participations.listed().select_related("speaker"),
            themes=session_themes(self.object),
            sources=sources,
            has_report=any(source.is_report for source in sources),
            has_transcript=any(not source.is_report for source in sources),
            has_figures=any(voice.share_of_words for voice in voices),
            has_times=any(voice.share_of_time for voice in voices),
            graph=session_graph(voices),
            **kwargs,
        )


class SessionPreviewView(PermissionRequiredMixin, SessionDetailView):
    """The page as it would look published, for staff, with a banner that says so."""

    permission_required = "igf_sessions.view_session"
    extra_context = {"is_preview": True}

    def get_queryset(self):
        return Session.objects.select_related("event")

    def get_statements(self):
        return Statement.objects.shown().in_reading_order()


class TranscriptView(RenamedMixin, DetailView):
    """Every turn of the session's transcript with its own address."""

    template_name = "sessions/transcript.html"
    context_object_name = "session"

    def get_queryset(self):
        transcripts = Source.objects.filter(kind=Kind.TRANSCRIPT, is_current=True)
        return Session.objects.published().select_related("event").filter(sources__in=transcripts)

    def get_context_data(self, **kwargs):
        source = self.object.sources.get(kind=Kind.TRANSCRIPT, is_current=True)
        turns = list(source.turns.select_related("participation__speaker"))
        statements = with_evidence(Statement.objects.public().filter(evidence__source=source).distinct())
        return super().get_context_data(source=source, turns=marked_turns(source, turns, statements), **kwargs)


class StatementDetailView(DetailView):
    template_name = "sessions/statement_detail.html"
    context_object_name = "statement"
    slug_field = slug_url_kwarg = "key"

    def get_queryset(self):
        statements = Statement.objects.public().select_related(
            "participation__speaker", "participation__session__event"
        )
        return with_evidence(statements)

    def get_context_data(self, **kwargs):
        locate_in_turns([self.object], session_turns(self.object.participation.session))
        for evidence in self.object.shown_evidence:
            evidence.pieces = marked_text(evidence.text, [self.object])
        return super().get_context_data(**kwargs)


class EventListView(ListView):
    template_name = "sessions/event_list.html"
    context_object_name = "events"

    def get_queryset(self):
        return public_events()


class EventDetailView(RenamedMixin, DetailView):
    template_name = "sessions/event_detail.html"
    context_object_name = "event"

    def get_queryset(self):
        return public_events()

    def get_context_data(self, **kwargs):
        sessions = public_sessions().filter(event=self.object)
        return super().get_context_data(sessions=sessions, themes=_themes_of(sessions), **kwargs)


def _themes_of(sessions):
    """The issues of these sessions, the most frequent first, among equals the strongest."""
    tags = SessionTheme.objects.shown().filter(session__in=sessions.order_by()).order_by()
    rows = tags.values(slug=F("theme__slug"), name=F("theme__name"), basket=F("theme__basket__slug"))
    counted = rows.annotate(count=Count("session", distinct=True), weight=Sum("score"))
    return counted.order_by("-count", F("weight").desc(nulls_last=True), "name")[:12]


class ThemeListView(ListView):
    template_name = "sessions/theme_list.html"
    context_object_name = "baskets"

    def get_queryset(self):
        themes = Theme.objects.annotate(count=_sessions_tagged("session_themes")).order_by("position", "search_key")
        return Theme.objects.filter(basket=None).prefetch_related(Prefetch("themes", themes, to_attr="counted_themes"))


class ThemeDetailView(RenamedMixin, DetailView):
    template_name = "sessions/theme_detail.html"
    context_object_name = "theme"

    def get_queryset(self):
        return Theme.objects.select_related("basket")

    def get_context_data(self, **kwargs):
        inside = Q(theme=self.object) | Q(theme__basket=self.object)
        tags = StatementTheme.objects.shown().filter(inside)
        statements = Statement.objects.public().filter(pk__in=tags.values("statement")).order_by("-pk")
        related = statements.select_related("participation__speaker", "participation__session__event")
        sessions = public_sessions().filter(pk__in=SessionTheme.objects.shown().filter(inside).values("session"))
        return super().get_context_data(
            sessions=sessions[: settings.PAGE_SIZE],
            statements=with_evidence(related)[: settings.PAGE_SIZE],
            statement_count=statements.count(),
            session_count=sessions.count(),
            themes=self.object.themes.all(),
            **kwargs,
        )
