"""The editors' list of evidence: to be looked through and exchanged as a table; spans are set on a statement's page."""

from django.contrib import admin
from django.db.models import Q

from sessions.admin.claim_search import ClaimSearch
from sessions.models import Evidence, Statement
from sessions.resources import EvidenceResource
from speakers.exchange_admin import TablesAdmin


@admin.register(Evidence)
class EvidenceAdmin(ClaimSearch, TablesAdmin):
    resource_classes = [EvidenceResource]
    list_display = ["text", "statement", "source", "start", "end"]
    list_select_related = ["statement", "source"]
    ordering = ["statement_id", "start"]  # along an index, where that of the model would sort them all
    list_filter = ["is_imported"]
    search_help_text = "Search for a part of the evidence, or for the key of its statement."
    fields = ["statement", "source", "start", "end", "text"]

    def named(self, word):
        return Q(statement__in=Statement.objects.filter(key=word).values("pk"))

    def get_queryset(self, request):
        return super().get_queryset(request).defer("source__content", "source__text")

    def has_add_permission(self, request):
        return False

    def has_change_permission(self, request, evidence=None):
        return False

    def has_delete_permission(self, request, evidence=None):
        return False
