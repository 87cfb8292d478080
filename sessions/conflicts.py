"""Turns what was changed here and in a document into pairs of texts, and settles each as an editor decides."""

import json
from collections.abc import Iterable
from copy import copy
from dataclasses import dataclass
from enum import StrEnum
from hashlib import sha256

from django.core.exceptions import ValidationError
from django.db import models, transaction

from sessions.models import Participation, Session, Statement
from speakers.history.shown_values import label_of, related_names, shown_value
from speakers.history.word_differences import Piece, word_differences

# The records that follow documents, by the name of their kind, each with the path to its session.
KINDS = {"session": Session, "participation": Participation, "statement": Statement}
TO_SESSION = {Session: "", Participation: "session", Statement: "participation__session"}
RELATED = {
    Session: ["event"],
    Participation: ["session", "speaker"],
    Statement: ["participation__session", "participation__speaker"],
}


class ConflictError(ValueError):
    """The conflict is not the one that the editor saw, or what was chosen cannot stand."""


class Choice(StrEnum):
    """Whose text stands; the value completes "The text is ..."."""

    OURS = "ours"
    DOCUMENT = "the document’s"
    OWN = "written by hand"


@dataclass(frozen=True)
class Conflict:
    """One field of which an editor wrote one thing and a later reading of the document another.

    `pieces` lead from our text to the document's, `seen` changes with either. `is_text`: one can write it by hand.
    """

    name: str
    label: str
    ours: str
    pieces: list[Piece]
    seen: str
    is_text: bool


def in_conflict(model: type[models.Model], session: int | None = None) -> models.QuerySet:
    """The records of the model that wait for a decision, of one session or of all."""
    path = TO_SESSION[model]
    found = model.objects.filter(has_conflicts=True, **({path or "pk": session} if session else {}))
    session_key = f"{path}__search_key" if path else "search_key"
    return found.select_related(*RELATED[model]).order_by(session_key, "pk")


def session_of(record: models.Model) -> Session:
    return record if isinstance(record, Session) else getattr(record, "session", None) or record.participation.session


def conflicts_of(records: Iterable[models.Model]) -> list[tuple[models.Model, list[Conflict]]]:
    """Each record, all of one model, with its conflicts in the order of its fields.

    It takes one query for each other model to which the fields point.
    """
    records = list(records)
    documents = [_as_document(record) for record in records]
    names = related_names([*records, *documents], {field for record in records for field in fields_in_conflict(record)})
    pairs = zip(records, documents, strict=True)
    return [
        (ours, [_conflict(field, ours, theirs, names) for field in fields_in_conflict(ours)]) for ours, theirs in pairs
    ]


@transaction.atomic
def settle(record: models.Model, name: str, choice: Choice, seen: str, text: str = "") -> str:
    """What was decided, as a sentence, which the history keeps too. Raises ConflictError and then changes nothing."""
    record = type(record).objects.select_for_update().get(pk=record.pk)
    field = next((one for one in fields_in_conflict(record) if one.attname == name), None)
    if field is None or _digest(record, field) != seen:
        raise ConflictError(f"{record}: expected the conflict that you saw, found another one. Look at it again.")
    said = _decide(record, field, choice, text)
    record._change_reason = said
    record.save()
    return said


def _decide(record: models.Model, field: models.Field, choice: Choice, text: str) -> str:
    label = label_of(field).lower()
    if choice == Choice.OURS:
        said = f"Decided a conflict: our own {label} stays."
    else:
        value = record.conflicts[field.attname] if choice == Choice.DOCUMENT else text.strip()
        _set(record, field, value)
        said = f"Decided a conflict: the {label} is {choice} now."
    record.conflicts = {key: value for key, value in record.conflicts.items() if key != field.attname}
    return said


def _set(record: models.Model, field: models.Field, value: object) -> None:
    """Write the value. Raises ConflictError where the record's own rules refuse it."""
    name = str(record)
    try:
        setattr(record, field.attname, field.clean(value, record))
        record.validate_unique()
        record.validate_constraints()
    except ValidationError as error:
        raise ConflictError(f"{name}, {label_of(field).lower()}: {' '.join(error.messages)}") from error


def fields_in_conflict(record: models.Model) -> list[models.Field]:
    """The fields in conflict: a relation's conflict is about its key."""
    return [field for field in record._meta.concrete_fields if field.attname in record.conflicts]


def edits_of(record: models.Model) -> list[tuple[str, list[Piece]]]:
    """(label, pieces from what the importer last wrote to what stands now) of each field that a person changed."""
    fields = [one for one in record._meta.concrete_fields if record.is_edited(one.attname)]
    draft = _with(record, record.imported, fields)
    names = related_names([record, draft], fields)
    shown = [[shown_value(field, getattr(one, field.attname), names) for one in (draft, record)] for field in fields]
    return [(label_of(field), word_differences(*values)) for field, values in zip(fields, shown, strict=True)]


def _as_document(record: models.Model) -> models.Model:
    """The record as its document says it."""
    return _with(record, record.conflicts, fields_in_conflict(record))


def _with(record: models.Model, values: dict, fields: Iterable[models.Field]) -> models.Model:
    """A copy of the record with these values, as JSON keeps them."""
    other = copy(record)
    for field in fields:
        setattr(other, field.attname, field.to_python(values[field.attname]))
    return other


def _conflict(field: models.Field, ours: models.Model, theirs: models.Model, names) -> Conflict:
    mine, said = (shown_value(field, getattr(one, field.attname), names) for one in (ours, theirs))
    is_text = not (field.is_relation or field.choices)
    return Conflict(field.attname, label_of(field), mine, word_differences(mine, said), _digest(ours, field), is_text)


def _digest(record: models.Model, field: models.Field) -> str:
    """What tells this conflict from the one that it becomes when either side changes."""
    sides = [str(getattr(record, field.attname)), record.conflicts[field.attname]]
    return sha256(json.dumps(sides).encode()).hexdigest()[:16]
