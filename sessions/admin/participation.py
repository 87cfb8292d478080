"""The editors' page for a voice in a session."""

from django.contrib import admin

from sessions.admin.shown import conflicts
from sessions.models import Participation
from sessions.resources import ParticipationResource
from speakers.exchange_admin import ExchangeAdmin


@admin.register(Participation)
class ParticipationAdmin(ExchangeAdmin):
    resource_classes = [ParticipationResource]
    list_display = ["attribution", "session", "speaker", "role", "affiliation", "spoken_words", "words_per_minute"]
    list_select_related = ["session", "speaker"]
    list_filter = ["role", ("speaker", admin.EmptyFieldListFilter), "session__event"]
    search_fields = ["attribution", "speaker__search_key", "session__search_key"]
    autocomplete_fields = ["session", "speaker"]
    readonly_fields = ["spoken_words", "spoken_seconds", "words_per_minute", "figures_method", "open_conflicts"]

    @admin.display(description="Changed here and in the document")
    def open_conflicts(self, participation):
        return conflicts(participation)
