"""The editors' page for the site's own texts."""

from django.contrib import admin

from sessions.models import Page
from speakers.history.pages import HistoryAdmin
from speakers.versioned_admin import VersionedAdmin

OTHER_LANGUAGES = "Each language has a text of its own: what changes in one should change in the others too."


@admin.register(Page)
class PageAdmin(VersionedAdmin, HistoryAdmin):
    list_display = ["title", "slug", "language", "changed_at"]
    list_filter = ["language"]
    search_fields = ["title", "slug"]
    fieldsets = [(None, {"fields": ["title", "slug", "language", "body"], "description": OTHER_LANGUAGES})]

    def view_on_site(self, page):
        return page.get_absolute_url()
