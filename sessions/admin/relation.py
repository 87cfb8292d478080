"""The editors' page for agreements and differences: their own, and what was suggested."""

from django.contrib import admin

from sessions.admin.decisions import DecisionsAdmin
from sessions.admin.guard import PublishedGuard
from sessions.models import StatementRelation
from sessions.models.theme import TagState
from speakers.admin.rows_of_page import PagedList
from speakers.history.pages import HistoryAdmin
from speakers.versioned_admin import VersionedAdmin


@admin.register(StatementRelation)
class StatementRelationAdmin(PagedList, DecisionsAdmin, PublishedGuard, VersionedAdmin, HistoryAdmin):
    session_path = "participation__session"
    list_display = ["participation", "kind", "to_participation", "text", "state"]
    list_select_related = ["participation__speaker", "to_participation__speaker"]
    list_filter = ["state", "kind", "participation__session__event"]
    search_fields = ["text", "participation__speaker__search_key", "participation__session__search_key"]
    autocomplete_fields = ["participation", "statement", "to_participation", "to_statement"]
    fields = ["participation", "statement", "kind", "to_participation", "to_statement", "state", "text"]
    readonly_fields = ["text"]
    actions = ["accept", "reject"]

    @admin.action(description="Accept the selected relations", permissions=["change"])
    def accept(self, request, relations):
        return self.decide(request, relations, TagState.ACCEPTED)

    @admin.action(description="Reject the selected relations", permissions=["change"])
    def reject(self, request, relations):
        return self.decide(request, relations, TagState.REJECTED)

    def has_delete_permission(self, request, relation=None):
        """What the machine suggested is rejected, not deleted: else the next reading would suggest it again."""
        return super().has_delete_permission(request, relation) and not (relation and relation.imported)
