"""Rows inside a record's form as a table whose inputs say what they are to those who cannot see its head."""

from django.contrib import admin
from django.forms import BaseInlineFormSet, CheckboxInput


class LabelledFormSet(BaseInlineFormSet):
    def get_deletion_widget(self):
        return CheckboxInput(attrs={"aria-label": "Delete this row"})


class LabelledRows(admin.TabularInline):
    formset = LabelledFormSet

    class Media:
        css = {"all": ["igfreports/admin_inlines.css"]}

    def formfield_for_dbfield(self, field, request, **options):
        formfield = super().formfield_for_dbfield(field, request, **options)
        if formfield:
            formfield.widget.attrs.setdefault("aria-label", formfield.label)
        return formfield
