"""The list of sessions, and a session's page with its preview and its transcript."""

from django.conf import settings
from django.contrib.auth.mixins import PermissionRequiredMixin
from django.db.models import Q
from django.http import Http404
from django.utils.functional import cached_property
from django.views.generic import DetailView
from django_filters.views import FilterView

from sessions.agreements import session_agreements
from sessions.corrections import corrections
from sessions.drafted_summary import drafted_summary, with_summaries
from sessions.facets import chosen_filters, facets
from sessions.filters import SessionFilter
from sessions.key_points import key_points
from sessions.models import Session, Source, Statement, StatementRelation
from sessions.pages import (
    marked_turns,
    session_people,
    session_themes,
    session_turns,
    session_voices,
    session_with_sources,
    with_evidence,
)
from sessions.related_sessions import related_sessions
from sessions.search.holding import sessions_holding
from sessions.session_graph import session_graph
from sessions.transcript import Kind
from sessions.views.gone import GoneSessionMixin
from sessions.views.shown import RenamedMixin, public_sessions

MOST_CORRECTIONS = 5


class SessionListView(FilterView):
    template_name = "sessions/session_list.html"
    filterset_class = SessionFilter
    context_object_name = "sessions"
    paginate_by = settings.PAGE_SIZE
    strict = False

    @cached_property
    def holding(self):
        """The sessions that hold what is typed; all of them where nothing is."""
        words = self.request.GET.get("q", "")
        return Q(pk__in=sessions_holding(words)) if words.strip() else Q()

    def get_queryset(self):
        return public_sessions().filter(self.holding)

    def get_context_data(self, **kwargs):
        address = self.request.GET.copy()
        address.pop("page", None)
        shown = facets(self.request.GET, Session.objects.published().filter(self.holding))
        form = kwargs["filter"].form
        not_dates = {name: form[name].value() for name in ("since", "until") if name in form.errors}
        chosen = [one for one in chosen_filters(self.request.GET, shown) if one.facet not in not_dates]
        return super().get_context_data(
            facets=shown,
            chosen=chosen,
            not_dates=list(not_dates.values()),
            address=address.urlencode(),
            **kwargs,
        )


class SessionDetailView(GoneSessionMixin, RenamedMixin, DetailView):
    template_name = "sessions/session_detail.html"
    context_object_name = "session"

    def get_queryset(self):
        return Session.objects.published()

    def get_object(self, queryset=None):
        """The session; `sources` are read with it."""
        found = session_with_sources(self.get_queryset(), self.kwargs["slug"])
        if found is None:
            raise Http404
        session, self.sources = found
        return session

    def get_statements(self):
        return Statement.objects.public().in_reading_order()

    def get_relations(self):
        return StatementRelation.objects.public()

    def get_context_data(self, **kwargs):
        session, sources = self.object, self.sources
        has_transcript = any(not source.is_report for source in sources)
        turns = list(session_turns(session)) if has_transcript else []
        people = session_people(session, self.get_statements())
        heard = session_voices(people.heard, turns)
        summary = drafted_summary(sources, heard, turns)
        versions = list(session.versions.defer("content"))
        corrected, amended = list(session.correction_requests.public()), corrections(versions)
        drafted = [] if session.summary else summary.session
        return super().get_context_data(
            **self.get_analysis(with_summaries(heard, summary), session_themes(session), drafted),
            listed=people.listed,
            withheld=people.withheld,
            sources=sources,
            has_report=any(source.is_report for source in sources),
            has_transcript=has_transcript,
            summary=drafted,
            agreements=session_agreements(session, turns, self.get_relations()),
            versions=versions,
            corrections=amended[:MOST_CORRECTIONS],
            corrected=corrected,
            has_corrections=bool(corrected or amended),
            **kwargs,
        )

    def get_analysis(self, voices, themes, drafted):
        """What is worked out from the voices, the themes and the drafted summary."""
        return {
            "voices": voices,
            "themes": themes,
            "has_figures": any(voice.share_of_words for voice in voices),
            "has_times": any(voice.share_of_time for voice in voices),
            "graph": session_graph(voices),
            "key_points": key_points(themes, voices, {sentence.text for sentence in drafted}),
            "related": related_sessions(self.object, themes) if themes else [],
        }


class SessionPreviewView(PermissionRequiredMixin, SessionDetailView):
    """The page as it would look published, for staff, with a banner that says so."""

    permission_required = "igf_sessions.view_session"
    extra_context = {"is_preview": True}

    def get_queryset(self):
        return Session.objects.all()

    def get_statements(self):
        return Statement.objects.shown().in_reading_order()

    def get_relations(self):
        return StatementRelation.objects.shown()


class TranscriptView(GoneSessionMixin, RenamedMixin, DetailView):
    """Every turn of the session's transcript with its own address."""

    template_name = "sessions/transcript.html"
    context_object_name = "session"

    def get_queryset(self):
        transcripts = Source.objects.filter(kind=Kind.TRANSCRIPT, is_current=True)
        return Session.objects.published().select_related("event").filter(sources__in=transcripts)

    def get_context_data(self, **kwargs):
        source = self.object.sources.get(kind=Kind.TRANSCRIPT, is_current=True)
        turns = list(source.turns.redacted())
        statements = with_evidence(Statement.objects.public().filter(evidence__source=source).distinct())
        return super().get_context_data(
            source=source,
            turns=marked_turns(source, turns, statements),
            has_times=any(turn.starts_after_seconds is not None for turn in turns),
            **kwargs,
        )
