"""The public pages about people: who took part in a published session, where, and with which statements."""

from django.conf import settings
from django.db.models import Count, Q
from django.views.generic import DetailView, ListView

from sessions.models import Participation, Session, Statement
from sessions.pages import with_evidence
from sessions.views import RenamedMixin
from speakers.models import Speaker


class SpeakerListView(ListView):
    template_name = "speakers/speaker_list.html"
    context_object_name = "speakers"
    paginate_by = settings.PAGE_SIZE

    def get_queryset(self):
        return public_speakers()


def public_speakers():
    """People who take part in a published session, with their number of sessions."""
    shown = Q(participations__session__in=Session.objects.published())
    counted = Count("participations__session", filter=shown, distinct=True)
    return Speaker.objects.annotate(count=counted).exclude(count=0).order_by("search_key", "pk")


class SpeakerDetailView(RenamedMixin, DetailView):
    template_name = "speakers/speaker_detail.html"
    context_object_name = "speaker"

    def get_queryset(self):
        return public_speakers()

    def get_context_data(self, **kwargs):
        shown = Participation.objects.filter(speaker=self.object, session__in=Session.objects.published())
        statements = Statement.objects.public().filter(participation__in=shown)
        related = statements.select_related("participation__speaker", "participation__session__event")
        return super().get_context_data(
            participations=shown.select_related("session__event").order_by("-session__start_date", "pk"),
            statements=with_evidence(related)[: settings.PAGE_SIZE],
            statement_count=statements.count(),
            **kwargs,
        )
