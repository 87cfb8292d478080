"""The events, and an event's page."""

from django.conf import settings
from django.db.models import Count, F, Sum
from django.views.generic import DetailView, ListView

from sessions.event_figures import event_figures
from sessions.models import SessionTheme
from sessions.models.theme import label_at
from sessions.views.shown import RenamedMixin, public_events, public_sessions


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
        return super().get_context_data(
            sessions=sessions[: settings.PAGE_SIZE],
            themes=_themes_of(sessions),
            figures=event_figures(self.object),
            **kwargs,
        )


def _themes_of(sessions):
    """The issues of these sessions, the most frequent first, among equals the strongest."""
    tags = SessionTheme.objects.shown().filter(session__in=sessions.order_by()).order_by()
    rows = tags.values(slug=F("theme__slug"), label=label_at("theme"), basket=F("theme__basket__slug"))
    counted = rows.annotate(count=Count("session", distinct=True), weight=Sum("score"))
    return counted.order_by("-count", F("weight").desc(nulls_last=True), "theme__name")[:12]
