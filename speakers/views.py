"""The public pages about people: who took part in a published session, where, and with which statements."""

from django.conf import settings
from django.db.models import Count, F, OuterRef, Q, Subquery
from django.views.generic import DetailView, ListView

from sessions.models import Participation, Statement
from sessions.pages import with_evidence
from sessions.speaker_figures import affiliations, names_as_printed
from sessions.speech_totals import speech_totals
from sessions.theme_figures import themes_beside
from sessions.views import RenamedMixin
from sessions.views.gone import GoneSpeakerMixin
from speakers.models import Speaker


class SpeakerListView(ListView):
    template_name = "speakers/speaker_list.html"
    context_object_name = "speakers"
    paginate_by = settings.PAGE_SIZE

    def get_queryset(self):
        return public_speakers()

    def paginate_queryset(self, queryset, page_size):
        """What tells people of one name apart is read for those of the page, not for all that are counted."""
        paginator, page, people, is_paginated = super().paginate_queryset(queryset, page_size)
        known = {"affiliation": _newest_known("affiliation"), "event_name": _newest_known("session__event__name")}
        return paginator, page, people.annotate(**known), is_paginated


def _newest_known(field):
    """Of a person's parts in published sessions the newest that has the field."""
    heard = _newest_first(Participation.objects.public().filter(speaker=OuterRef("pk")))
    return Subquery(heard.exclude(**{field: ""}).exclude(**{field: None}).values(field)[:1])


def public_speakers():
    """People who take part in a published session and are not withheld, with their number of sessions."""
    shown = Q(participations__in=Participation.objects.public())
    counted = Count("participations__session", filter=shown, distinct=True)
    return Speaker.objects.annotate(count=counted).exclude(count=0).order_by("search_key", "pk")


class SpeakerDetailView(GoneSpeakerMixin, RenamedMixin, DetailView):
    template_name = "speakers/speaker_detail.html"
    context_object_name = "speaker"

    def get_queryset(self):
        return public_speakers()

    def get_context_data(self, **kwargs):
        taking_part = list(_taking_part(self.object))
        statements = Statement.objects.public().filter(participation__in=[one.pk for one in taking_part])
        return super().get_context_data(
            participations=taking_part,
            speech=speech_totals(taking_part),
            affiliations=affiliations(taking_part),
            names=names_as_printed(self.object, taking_part),
            themes=themes_beside(statements),
            statements=_newest(statements),
            statement_count=statements.count(),
            **kwargs,
        )


def _taking_part(speaker):
    """The person's parts in published sessions, the newest first, the undated last."""
    shown = Participation.objects.public().filter(speaker=speaker)
    return _newest_first(shown.select_related("session__event").defer("report"))


def _newest_first(taking_part):
    return taking_part.order_by(F("session__start_date").desc(nulls_last=True), "pk")


def _newest(statements):
    related = statements.select_related("participation__speaker", "participation__session__event")
    return with_evidence(related.order_by("-pk"))[: settings.PAGE_SIZE]
