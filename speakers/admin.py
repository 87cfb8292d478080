"""The editors' pages for people."""

from django.contrib import admin

from speakers.exchange_admin import ExchangeAdmin
from speakers.models import Speaker, SpeakerAlias
from speakers.names import fold
from speakers.resources import SpeakerResource


class AliasInline(admin.TabularInline):
    model = SpeakerAlias
    extra = 1
    verbose_name = "other name"
    verbose_name_plural = "Other names that mean this person"


class FoldedSearch:
    """Searches in the folded keys, so that "elan" finds "Élan" on every database."""

    def get_search_results(self, request, queryset, search_term):
        return super().get_search_results(request, queryset, fold(search_term))


@admin.register(Speaker)
class SpeakerAdmin(FoldedSearch, ExchangeAdmin):
    resource_classes = [SpeakerResource]
    list_display = ["name", "slug"]
    search_fields = ["search_key", "aliases__search_key"]
    inlines = [AliasInline]
    fields = ["name", "slug", "note"]
