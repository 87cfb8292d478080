"""Rows of a record's form: its themes, its voices, its evidence."""

from django.contrib import admin
from django.forms import BaseInlineFormSet, CheckboxInput

from sessions.models import Evidence, Participation, SessionTheme, StatementTheme
from speakers.versioned_admin import VersionedInline


class LabelledFormSet(BaseInlineFormSet):
    def get_deletion_widget(self):
        return CheckboxInput(attrs={"aria-label": "Delete this row"})


class LabelledRows(admin.TabularInline):
    """A table whose inputs say what they are to those who cannot see its head."""

    formset = LabelledFormSet

    class Media:
        css = {"all": ["igfreports/admin_inlines.css"]}

    def formfield_for_dbfield(self, field, request, **options):
        formfield = super().formfield_for_dbfield(field, request, **options)
        if formfield:
            formfield.widget.attrs.setdefault("aria-label", formfield.label)
        return formfield


class SessionThemeInline(VersionedInline, LabelledRows):
    model = SessionTheme
    fields = ["theme", "state", "score", "phrases", "version"]
    readonly_fields = ["score", "phrases"]
    autocomplete_fields = ["theme"]
    extra = 0
    verbose_name_plural = "Themes"


class StatementThemeInline(SessionThemeInline):
    model = StatementTheme


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
    model = Evidence
    fields = readonly_fields = ["source", "start", "end", "text"]
    extra = max_num = 0
    can_delete = False

    def get_queryset(self, request):
        return super().get_queryset(request).select_related("source").defer("source__content", "source__text")
