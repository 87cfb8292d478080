"""The editors' page for the versions of published sessions: to be read, and withheld where that must be."""

from django.contrib import admin

from sessions.models import SessionVersion


@admin.register(SessionVersion)
class SessionVersionAdmin(admin.ModelAdmin):
    list_display = ["session", "number", "made_at", "is_withheld"]
    list_select_related = ["session"]
    list_filter = ["is_withheld"]
    list_per_page = 50
    show_full_result_count = False
    search_fields = ["session__search_key"]
    fields = ["session", "number", "made_at", "is_withheld"]
    readonly_fields = ["session", "number", "made_at"]

    def get_queryset(self, request):
        return super().get_queryset(request).defer("content", "changes")

    def has_add_permission(self, request):
        return False

    def has_delete_permission(self, request, version=None):
        return False
