"""The editors' page for the site's own texts."""

from django.contrib import admin
from simple_history.admin import SimpleHistoryAdmin

from sessions.models import Page
from speakers.versioned_admin import VersionedAdmin


@admin.register(Page)
class PageAdmin(VersionedAdmin, SimpleHistoryAdmin):
    list_display = ["title", "slug", "language", "changed_at"]
    list_filter = ["language"]
    search_fields = ["title", "slug"]
    fields = ["title", "slug", "language", "body"]

    def view_on_site(self, page):
        return page.get_absolute_url()
