"""Brings a record back to an earlier state, through the form in which a person may edit it and by its rules alone."""

from django.db import models
from django.forms import ModelForm

from speakers.history.shown_values import shown_moment
from speakers.versioned_admin import OF_THE_FORM


def restoring_form(
    form_class: type[ModelForm], record: models.Model, state: models.Model, version: object
) -> ModelForm:
    """The record's form as if the person had typed the earlier state into it; `version` is what the person saw."""
    kept = {field.attname: getattr(state, field.attname) for field in state.tracked_fields}
    shown = form_class(instance=record)
    names = [name for name in shown.fields if name not in OF_THE_FORM]
    typed: dict[str, object] = {}
    for name in names:
        attname = record._meta.get_field(name).attname
        typed |= _typed(shown, name, kept[attname] if attname in kept else shown[name].value())
    typed |= {shown.add_prefix("version"): version, shown.add_prefix("why"): reason_of(state)}
    return form_class(typed, instance=record)


def reason_of(state: models.Model) -> str:
    return f"Restored the state of {shown_moment(state.history_date)}."


def _typed(form: ModelForm, name: str, value: object) -> dict[str, object]:
    """What a browser would send of the field: a moment goes in two inputs."""
    widget, prefixed = form.fields[name].widget, form.add_prefix(name)
    value = form.fields[name].prepare_value(value)
    parts = widget.decompress(value) if hasattr(widget, "decompress") else None
    sent = {f"{prefixed}_{place}": part for place, part in enumerate(parts)} if parts else {prefixed: value}
    return {key: "" if one is None else one for key, one in sent.items()}
