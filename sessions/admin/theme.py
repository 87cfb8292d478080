"""The editors' page for a theme and its phrases."""

from django.contrib import admin

from sessions.admin.theme_merges import ThemeMergePages
from sessions.models import Theme
from sessions.resources import ThemeResource
from speakers.admin import FoldedSearch
from speakers.exchange_admin import ExchangeAdmin
from speakers.versioned_admin import VersionedAdmin


@admin.register(Theme)
class ThemeAdmin(ThemeMergePages, VersionedAdmin, FoldedSearch, ExchangeAdmin):
    resource_classes = [ThemeResource]
    list_display = ["name", "basket", "position"]
    list_select_related = ["basket"]
    list_filter = [("basket", admin.RelatedOnlyFieldListFilter)]
    search_fields = ["search_key"]
