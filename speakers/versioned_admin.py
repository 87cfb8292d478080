"""Forms that refuse to overwrite what somebody else saved meanwhile, and show both versions instead."""

from copy import copy
from dataclasses import dataclass

from django import forms
from django.contrib.admin.utils import flatten_fieldsets
from django.core.exceptions import ValidationError
from django.forms.models import InlineForeignKeyField, model_to_dict
from django.template.loader import render_to_string

OF_THE_FORM = ("version", "why")


@dataclass(frozen=True)
class Difference:
    """A field of which the form holds another value than the record has now."""

    label: str
    yours: object
    theirs: object


class VersionedForm(forms.ModelForm):
    """Carries the version that its reader saw, and is valid only while the record has it. Use it in a transaction."""

    version = forms.IntegerField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if not self.instance._state.adding:
            self.initial["version"] = self.instance.version

    def clean(self):
        cleaned = super().clean()
        if not self.instance._state.adding and self.has_changed():
            theirs = self._meta.model._base_manager.select_for_update().get(pk=self.instance.pk)
            if theirs.version != self.cleaned_data.get("version"):
                self._refuse(theirs)
        return cleaned

    def validate_unique(self):
        """Of a row inside another record too: there Django leaves out every constraint that names the record."""
        super().validate_unique()
        if any(isinstance(field, InlineForeignKeyField) for field in self.fields.values()):
            try:
                self.instance.validate_constraints(exclude=self._get_validation_exclusions())
            except ValidationError as error:
                self._update_errors(error)

    def _refuse(self, theirs):
        """Show both versions; the form keeps what was typed, and saving it once more is the editor's decision."""
        differences = self._differences(theirs)
        self.data = self.data.copy()
        self.data[self.add_prefix("version")] = theirs.version
        if differences:
            shown = {"differences": differences, "saving": theirs.history.select_related("history_user").first()}
            self.add_error(None, render_to_string("admin/_two_versions.html", shown))

    def _differences(self, theirs):
        mine, now = copy(self.instance), model_to_dict(theirs)
        changed = [name for name in self.fields if name in now and self._differs(name, now[name])]
        for name in changed:
            setattr(mine, name, self.cleaned_data.get(name))
        return [Difference(self[name].label, _shown(mine, name), _shown(theirs, name)) for name in changed]

    def _differs(self, name, value):
        return self.fields[name].has_changed(self.fields[name].prepare_value(value), self[name].data)


def _shown(record, name):
    """A field's value as its page shows it."""
    display = getattr(record, f"get_{name}_display", None)
    return display() if display else getattr(record, name, None)


class RecordForm(VersionedForm):
    """The form of a whole record, which asks why it is changed."""

    why = forms.CharField(
        required=False,
        max_length=500,
        label="Why you change it",
        widget=forms.TextInput(attrs={"class": "vTextField"}),
        help_text="Kept in the history, for editors only. You may leave it empty.",
    )


class VersionedAdmin:
    """An admin whose form carries the version and asks for the reason. Together with a model that is Versioned."""

    form = RecordForm

    def get_fieldsets(self, request, record=None):
        fieldsets = [(title, _of_the_record(options)) for title, options in super().get_fieldsets(request, record)]
        if record and self.has_change_permission(request, record):
            fieldsets.append((None, {"fields": ["why"]}))
            fieldsets.append((None, {"fields": ["version"], "classes": ["hidden"]}))
        return fieldsets

    def get_form(self, request, record=None, change=False, **options):
        return super().get_form(request, record, change, **_of_the_model(self, request, record, options))

    def save_model(self, request, record, form, change):
        """A form that changed nothing of the record itself leaves it, its version and its history alone."""
        if not change or form.has_changed():
            record._change_reason = form.cleaned_data.get("why") or getattr(record, "_change_reason", None)
            super().save_model(request, record, form, change)


class VersionedInline:
    """Rows that carry their versions; the admin around them opens the transaction."""

    form = VersionedForm

    def get_formset(self, request, record=None, **options):
        return super().get_formset(request, record, **_of_the_model(self, request, record, options))


def _of_the_record(options):
    """Without what the form carries beside the record's own fields."""
    return {**options, "fields": [name for name in options["fields"] if name not in OF_THE_FORM]}


def _of_the_model(model_admin, request, record, options):
    """The options of a form whose version is its own field and not the model's; no fields at all ask for every one."""
    if "fields" not in options:
        options = {**options, "fields": flatten_fieldsets(model_admin.get_fieldsets(request, record))}
    return _of_the_record(options) if options["fields"] else options
