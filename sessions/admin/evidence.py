"""The editors' list of evidence: to be looked through and exchanged as a table; spans are set on a statement's page."""

from django.contrib import admin

from sessions.models import Evidence
from sessions.resources import EvidenceResource
from speakers.exchange_admin import TablesAdmin


@admin.register(Evidence)
class EvidenceAdmin(TablesAdmin):
    resource_classes = [EvidenceResource]
    list_display = ["text", "statement", "source", "start", "end"]
    list_select_related = ["statement", "source"]
    ordering = ["statement_id", "start"]  # along an index, where that of the model would sort them all
    list_filter = ["is_imported"]
    search_fields = ["text", "statement__key"]
    search_help_text = "Search for a part of the evidence, or for the key of its statement."
    fields = ["statement", "source", "start", "end", "text"]

    def get_queryset(self, request):
        return super().get_queryset(request).defer("source__content", "source__text")

    def has_add_permission(self, request):
        return False

    def has_change_permission(self, request, evidence=None):
        return False

    def has_delete_permission(self, request, evidence=None):
        return False
