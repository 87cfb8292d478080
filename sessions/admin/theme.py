"""The editors' page for a theme and its phrases, with what a change of them would do."""

from django.contrib import admin

from sessions.admin.theme_merges import ThemeMergePages
from sessions.models import Theme
from sessions.resources import ThemeResource
from sessions.theme_preview import preview
from speakers.admin import FoldedSearch
from speakers.exchange_admin import ExchangeAdmin
from speakers.versioned_admin import RecordForm, VersionedAdmin

# How many documents a look reads: ten of 10,000 words take a second.
MOST_READ_TYPING, MOST_READ = 10, 100


class ThemeForm(RecordForm):
    """A form that can be looked at: it is then never saved."""

    @property
    def is_preview(self) -> bool:
        return "_preview" in self.data

    @property
    def most_read(self) -> int:
        """While somebody types, an answer has to be there at once."""
        return MOST_READ_TYPING if self.data["_preview"] == "typing" else MOST_READ

    def is_valid(self):
        return super().is_valid() and not self.is_preview


@admin.register(Theme)
class ThemeAdmin(ThemeMergePages, VersionedAdmin, FoldedSearch, ExchangeAdmin):
    form = ThemeForm
    resource_classes = [ThemeResource]
    list_display = ["name", "basket", "position"]
    list_select_related = ["basket"]
    list_filter = [("basket", admin.RelatedOnlyFieldListFilter)]
    search_fields = ["search_key"]
    autocomplete_fields = ["basket"]

    def has_delete_permission(self, request, theme=None):
        """One that stands on something is merged: a page that listed all on which it stands would take seconds."""
        return super().has_delete_permission(request, theme) and not (theme and _is_used(theme))

    def render_change_form(self, request, context, *args, **kwargs):
        form = context["adminform"].form
        if getattr(form, "is_preview", False) and not form.errors:
            context["preview"] = preview(form.instance, form.most_read)
        return super().render_change_form(request, context, *args, **kwargs)


def _is_used(theme):
    return any(rows.exists() for rows in (theme.statement_themes, theme.session_themes, theme.themes))
