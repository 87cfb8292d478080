"""Which published sessions a visitor asked for: the state of the list page's address, turned into a queryset."""

import django_filters
from django import forms
from django.db.models import Q

from sessions.models import Participation, Session, SessionTheme


class SlugsField(forms.MultipleChoiceField):
    """Any slugs; one that does not exist finds nothing, instead of an error."""

    def to_python(self, value):
        """With the mark of what cannot be read where a NUL was, which PostgreSQL refuses."""
        return [slug.replace("\0", "\ufffd") for slug in super().to_python(value)]

    def valid_value(self, value):
        return True


class SlugsFilter(django_filters.Filter):
    field_class = SlugsField


class SessionFilter(django_filters.FilterSet):
    """OR inside a facet, AND across facets. A basket includes its themes."""

    q = django_filters.CharFilter(method="filter_text", label="Words", strip=False)
    theme = SlugsFilter(method="filter_theme", label="Theme")
    event = SlugsFilter(method="filter_event", label="Event")
    speaker = SlugsFilter(method="filter_speaker", label="Speaker")
    since = django_filters.DateFilter("start_date", "gte", label="From", widget=forms.DateInput({"type": "date"}))
    until = django_filters.DateFilter("start_date", "lte", label="To", widget=forms.DateInput({"type": "date"}))

    class Meta:
        model = Session
        fields = ["q", "theme", "event", "speaker", "since", "until"]

    def filter_theme(self, sessions, name, slugs):
        chosen = Q(theme__slug__in=slugs) | Q(theme__basket__slug__in=slugs)
        return sessions.filter(pk__in=SessionTheme.objects.shown().filter(chosen).values("session"))

    def filter_event(self, sessions, name, slugs):
        return sessions.filter(event__slug__in=slugs)

    def filter_speaker(self, sessions, name, slugs):
        return sessions.filter(pk__in=Participation.objects.named().filter(speaker__slug__in=slugs).values("session"))

    def filter_text(self, sessions, name, words):
        """The page asks the search index once, before any filter: the sessions given here hold the words."""
        return sessions
