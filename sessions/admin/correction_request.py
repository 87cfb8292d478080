"""The editors' page for mistakes that visitors report: to read, to correct, and to answer."""

from django.contrib import admin
from django.urls import reverse
from django.utils.html import format_html
from django.utils.text import Truncator

from sessions.models import CorrectionRequest
from sessions.models.correction_request import RequestState
from sessions.roles import PUBLISH
from speakers.admin import FoldedSearch
from speakers.history.pages import HistoryAdmin
from speakers.versioned_admin import RecordForm, VersionedAdmin


class AnswerForm(RecordForm):
    """An answer is a sentence; one that everybody will read is a Publisher's."""

    may_publish = False

    def clean_state(self):
        state = self.cleaned_data["state"]
        if RequestState.ACCEPTED in (state, self.initial.get("state")) and not self.may_publish:
            self.add_error("state", "Everybody reads the answer to an accepted request, so a Publisher decides on it.")
        return state

    def clean(self):
        cleaned = super().clean()
        if cleaned.get("state") in (RequestState.ACCEPTED, RequestState.DECLINED) and not cleaned.get("answer"):
            self.add_error("answer", "Write in a sentence what was corrected, or why nothing was.")
        return cleaned


@admin.register(CorrectionRequest)
class CorrectionRequestAdmin(VersionedAdmin, FoldedSearch, HistoryAdmin):
    form = AnswerForm
    list_display = ["sent_at", "kind", "session", "beginning", "state", "answered_at", "answered_by"]
    list_filter = ["state", "kind", "session__event"]
    list_per_page = 50
    show_full_result_count = False
    search_fields = ["session__search_key"]
    date_hierarchy = "sent_at"
    readonly_fields = [
        *["kind", "about", "page", "text", "reachable_at", "sent_at", "answered_at", "answered_by"],
    ]
    fieldsets = [
        ("What a visitor reports", {"fields": ["kind", "about", "page", "text", "reachable_at", "sent_at"]}),
        ("Your answer", {"fields": ["state", "answer", "answered_at", "answered_by"]}),
    ]

    def get_form(self, request, record=None, change=False, **options):
        form = super().get_form(request, record, change, **options)
        return type(form.__name__, (form,), {"may_publish": request.user.has_perm(PUBLISH)})

    def get_queryset(self, request):
        related = ["session", "answered_by", "statement", "turn__participation__speaker"]
        return super().get_queryset(request).select_related(*related)

    def save_model(self, request, record, form, change):
        record.decide(request.user)
        super().save_model(request, record, form, change)

    def has_add_permission(self, request):
        return False

    @admin.display(description="what it says")
    def beginning(self, record):
        return Truncator(record.text).chars(80)

    @admin.display(description="About")
    def about(self, record):
        """The record to correct, as a link to its page here."""
        one = record.statement or (record.turn and record.turn.participation) or record.session
        page = reverse(f"admin:{one._meta.app_label}_{one._meta.model_name}_change", args=[one.pk])
        kind = "Turn of " if record.turn else ""
        return format_html('{}<a href="{}">{}</a>', kind, page, one)

    @admin.display(description="Public page")
    def page(self, record):
        return format_html('<a href="{}">{}</a>', record.address, record.address)

    @admin.display(description="Wants an answer at")
    def reachable_at(self, record):
        """The visitor's address while it is kept."""
        return format_html('<a href="mailto:{0}">{0}</a>', record.contact) if record.contact else "No address."
