"""Turns a record's fields into the text by which an editor knows their values."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from datetime import datetime

from django.db import models
from django.utils.formats import date_format
from django.utils.text import capfirst

# What follows from other fields, or only says when a row was written.
DERIVED = {"search_key", "starts_at", "ends_at", "created_at", "changed_at"}
# The names of related records, by model and primary key.
Names = Mapping[tuple[type[models.Model], object], str]


def shown_fields(model: type[models.Model]) -> list[models.Field]:
    """The fields that a history is about."""
    fields = model.history.model.tracked_fields
    return [field for field in fields if not field.primary_key and field.name not in DERIVED]


def label_of(field: models.Field) -> str:
    return str(capfirst(field.verbose_name))


def related_names(states: Iterable[models.Model], fields: Iterable[models.Field]) -> Names:
    """The names of all records to which the states' foreign keys point, in one query a model."""
    relations = [field for field in fields if field.is_relation]
    wanted = defaultdict(set)
    for state in states:
        for field in relations:
            wanted[field.related_model].add(getattr(state, field.attname))
    return {
        (model, one.pk): str(one)
        for model, keys in wanted.items()
        for one in _with_relations(model).filter(pk__in=keys - {None})
    }


def _with_relations(model: type[models.Model]) -> models.QuerySet:
    """A name may be made of a related record's."""
    return model._base_manager.select_related(*[one.name for one in model._meta.fields if one.many_to_one])


def shown_value(field: models.Field, value: object, names: Names) -> str:
    """The value in words; "" where there is none."""
    if value is None or value == "":
        return ""
    if field.is_relation:
        missing = f"{field.related_model._meta.verbose_name} {value}, which is deleted"
        return names.get((field.related_model, value), missing)
    if field.choices:
        return str(dict(field.flatchoices).get(value, value))
    if isinstance(value, bool):
        return "Yes" if value else "No"
    return shown_moment(value) if isinstance(value, datetime) else str(value)


def shown_moment(moment: datetime) -> str:
    return f"{date_format(moment, 'j M Y, H:i:s')} UTC"
