"""The editors' page for a statement and the evidence that carries it."""

from django.contrib import admin
from django.db.models import Q

from sessions.admin.claim_search import ClaimSearch, voices_named
from sessions.admin.decisions import DecisionsAdmin
from sessions.admin.guard import PublishedGuard
from sessions.admin.inlines import EvidenceInline, StatementThemeInline
from sessions.admin.lists import ConflictsFilter
from sessions.admin.shown import against_draft, conflicts
from sessions.admin.statement_form import StatementForm
from sessions.admin.workbench import CHANGES
from sessions.importing.keys import give_keys
from sessions.models import Evidence, Statement, StatementTheme
from sessions.models.statement import State
from sessions.resources import StatementResource
from sessions.restored_parts import restore, restored_parts
from speakers.exchange_admin import ExchangeAdmin
from speakers.versioned_admin import VersionedAdmin


@admin.register(Statement)
class StatementAdmin(ClaimSearch, DecisionsAdmin, PublishedGuard, VersionedAdmin, ExchangeAdmin):
    form = StatementForm
    resource_classes = [StatementResource]
    session_path = "participation__session"
    list_display = ["text", "participation", "session", "state", "is_in_source"]
    ordering = ["participation_id", "position", "pk"]  # along an index, where that of the model would sort them all
    list_select_related = ["participation__speaker", "participation__session"]
    list_filter = ["state", "is_in_source", ConflictsFilter, "participation__session__event"]
    search_help_text = "Search for a part of the text, of the person's or the session's name, or for the whole key."
    autocomplete_fields = ["participation"]
    readonly_fields = ["key", "is_in_source", "open_conflicts", "changed_since_draft"]
    history_parts = {StatementTheme: ("theme", "state"), Evidence: ("text",)}
    restoring_scope = (
        "Themes and evidence come back with the text; what nobody ever edited of them stays, as does the key."
    )
    inlines = [EvidenceInline, StatementThemeInline]
    actions = ["approve", "reject"]

    def named(self, word):
        return Q(key=word) | Q(participation__in=voices_named(word))

    @admin.display(ordering="participation__session__search_key")
    def session(self, statement):
        return statement.participation.session

    @admin.display(description="Changed here and in the document")
    def open_conflicts(self, statement):
        return conflicts(statement)

    @admin.display(description="Changed here since it was drafted")
    def changed_since_draft(self, statement):
        return against_draft(statement)

    def get_actions(self, request):
        """None that deletes: evidence and addresses hang on a statement, so it is rejected or hidden, and stays."""
        return {name: action for name, action in super().get_actions(request).items() if name != "delete_selected"}

    @admin.action(description="Approve the selected statements", permissions=["change"])
    def approve(self, request, statements):
        return self.decide(request, statements, State.APPROVED)

    @admin.action(description="Reject the selected statements", permissions=["change"])
    def reject(self, request, statements):
        return self.decide(request, statements, State.REJECTED)

    def parts_to_restore(self, request, statement, state):
        """For those alone who may change themes and evidence."""
        return restored_parts(statement, state) if request.user.has_perms(CHANGES) else []

    def restore_parts(self, statement, parts):
        restore(statement, parts)

    def save_model(self, request, statement, form, change):
        if not statement.key:
            give_keys([statement])
        super().save_model(request, statement, form, change)
