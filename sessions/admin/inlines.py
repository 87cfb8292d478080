"""Rows of a record's form: its themes, its voices, its evidence."""

from django.contrib import admin

from sessions.models import Evidence, Participation, SessionTheme, StatementTheme
from speakers.admin.labelled_rows import LabelledRows
from speakers.versioned_admin import VersionedInline


class StatementThemeInline(VersionedInline, LabelledRows):
    model = StatementTheme
    fields = ["theme", "state", "score", "matched", "version"]
    readonly_fields = ["score", "matched"]
    autocomplete_fields = ["theme"]
    extra = 0
    verbose_name_plural = "Themes"

    @admin.display(description="phrases", empty_value="-")
    def matched(self, tag):
        return ", ".join(tag.phrases)


class SessionThemeInline(StatementThemeInline):
    model = SessionTheme

    @admin.display(description="phrases", empty_value="-")
    def matched(self, tag):
        phrases = super().matched(tag)
        return f"{phrases} (only in words that are withheld: the public sees no theme)" if tag.is_withheld else phrases


class ParticipationInline(VersionedInline, LabelledRows):
    model = Participation
    fields = ["attribution", "speaker", "role", "affiliation", "version"]
    readonly_fields = ["attribution"]
    autocomplete_fields = ["speaker"]
    show_change_link = True
    can_delete = False
    extra = 0
    max_num = 0
    verbose_name_plural = "Voices and listed people"

    def get_queryset(self, request):
        return super().get_queryset(request).select_related("speaker")


class EvidenceInline(admin.TabularInline):
    """To be looked at: its rows are no part of what the form sends, for a reading makes them anew meanwhile."""

    model = Evidence
    fields = readonly_fields = ["source", "start", "end", "text"]
    extra = max_num = 0
    can_delete = False

    def has_change_permission(self, request, statement=None):
        return False

    def get_queryset(self, request):
        return super().get_queryset(request).select_related("source").defer("source__content", "source__text")
