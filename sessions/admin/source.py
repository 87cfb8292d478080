"""Sources to look at: they are evidence, so nobody changes them."""

from django.contrib import admin

from sessions.admin.lists import NamedValuesFilter
from sessions.models import Source
from speakers.admin.rows_of_page import PagedList


@admin.register(Source)
class SourceAdmin(PagedList, admin.ModelAdmin):
    """Sources are evidence: nobody changes them."""

    list_display = ["name", "session", "format", "kind", "received_at", "is_current"]
    list_select_related = ["session"]
    list_filter = ["kind", ("format", NamedValuesFilter), "is_current"]
    search_fields = ["name", "sha256", "session__search_key"]
    fields = [
        "name",
        "session",
        "format",
        "kind",
        "reader_version",
        "sha256",
        "received_at",
        "received_by",
        "warnings",
        "text",
    ]

    def get_queryset(self, request):
        return super().get_queryset(request).defer("content", "text")

    def has_add_permission(self, request):
        return False

    def has_change_permission(self, request, source=None):
        return False

    def has_delete_permission(self, request, source=None):
        return False
