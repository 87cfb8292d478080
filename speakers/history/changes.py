"""Turns the kept states of a record, and of the rows inside it, into its changes: who, when, why and what."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime

from django.core.paginator import Page, Paginator
from django.db import models
from django.utils.text import Truncator, capfirst

from speakers.history.records import FIRST_STATE
from speakers.history.shown_values import Names, label_of, related_names, shown_fields, shown_value
from speakers.history.word_differences import Piece, is_changed, word_differences

CHANGES_A_PAGE = 25
# The rows inside a record whose changes are the record's own: the field that names a row, then what else is told.
Parts = Mapping[type[models.Model], tuple[str, ...]]


@dataclass(frozen=True)
class FieldChange:
    label: str
    pieces: list[Piece]


@dataclass(frozen=True)
class Change:
    """`row` names the row inside the record; "" for the record itself, whose kept state then has the id `state`."""

    state: int
    row: str
    what: str
    who: str
    when: datetime
    why: str
    fields: list[FieldChange]


@dataclass(frozen=True)
class _Place:
    """Where one kept state stands: `before` is the id of the same row's state before it."""

    when: datetime
    model: type[models.Model]
    state: int
    before: int | None


def changes_of(record: models.Model, parts: Parts, page: str | None) -> Page:
    """A page of the record's changes, the newest first; its number of queries does not depend on the changes."""
    model = type(record)
    places = _places(model, {model._meta.pk.attname: record.pk})
    for part in parts:
        places += _places(part, {_owner(part, model).attname: record.pk})
    places.sort(key=lambda place: (place.when, place.model is model, place.state), reverse=True)
    found = Paginator(places, CHANGES_A_PAGE).get_page(page)
    found.object_list = _changes(found.object_list, model, parts)
    return found


def change_of(state: models.Model) -> Change:
    """What one kept state changed, its fields in full."""
    model = state.instance_type
    same = {model._meta.pk.attname: getattr(state, model._meta.pk.attname)}
    place = next(place for place in _places(model, same) if place.state == state.history_id)
    return _changes([place], model, {})[0]


def _owner(part: type[models.Model], model: type[models.Model]) -> models.Field:
    """The foreign key of a row inside a record to it."""
    return next(field for field in part._meta.fields if field.related_model is model)


def _places(model: type[models.Model], same: dict[str, object]) -> list[_Place]:
    places, last = [], {}
    rows = model.history.filter(**same).order_by("history_date", "history_id")
    for when, state, key in rows.values_list("history_date", "history_id", model._meta.pk.attname):
        places.append(_Place(when, model, state, last.get(key)))
        last[key] = state
    return places


def _changes(places: Iterable[_Place], model: type[models.Model], parts: Parts) -> list[Change]:
    places = list(places)
    states = {one: _states([place for place in places if place.model is one]) for one in [model, *parts]}
    names: dict = {}
    for one, kept in states.items():
        names |= related_names(kept.values(), _told(one, model, parts))
    return [_change(place, states[place.model], model, parts, names) for place in places]


def _states(places: list[_Place]) -> dict[int, models.Model]:
    """The kept states of one model and those before them, by id."""
    wanted = {state for place in places for state in (place.state, place.before) if state}
    if not wanted:
        return {}
    return places[0].model.history.select_related("history_user").in_bulk(wanted)


def _told(one: type[models.Model], model: type[models.Model], parts: Parts) -> list[models.Field]:
    return shown_fields(model) if one is model else [one._meta.get_field(name) for name in parts[one]]


def _change(place: _Place, states: dict[int, models.Model], model, parts: Parts, names: Names) -> Change:
    state, before = states[place.state], states.get(place.before)
    fields, row = _told(place.model, model, parts), ""
    if place.model is not model:
        name = shown_value(fields[0], getattr(state, fields[0].attname), names)
        row = f"{capfirst(place.model._meta.verbose_name)} “{Truncator(name).chars(120)}”"
        before, fields = (before, fields) if state.history_type == "~" else (None, fields[1:])
    is_shown = before is not None or bool(row)
    changed = [_field_change(field, before, state, names) for field in fields] if is_shown else []
    return Change(
        state=state.history_id,
        row=row,
        what=_what(state),
        who=str(state.history_user or ""),
        when=state.history_date,
        why=state.history_change_reason or "",
        fields=[one for one in changed if is_changed(one.pieces)],
    )


def _what(state: models.Model) -> str:
    is_first = state.history_type == "+" and state.history_change_reason == FIRST_STATE
    return "As imported" if is_first else state.get_history_type_display()


def _field_change(field: models.Field, before: models.Model | None, after: models.Model, names: Names) -> FieldChange:
    old, new = (shown_value(field, getattr(one, field.attname), names) if one else "" for one in (before, after))
    if after.history_type == "-" and before is None:
        old, new = new, ""
    return FieldChange(label_of(field), word_differences(old, new))
