"""Writes many records at once as save() would write each of them: derived fields, addresses, versions and history."""

from collections.abc import Iterator

from django.db import models
from django.dispatch import Signal
from simple_history.utils import bulk_create_with_history, bulk_update_with_history

from speakers.addresses import Addressed, unique_slugs
from speakers.derived import Derived
from speakers.history.records import keep_first_states
from speakers.versions import Versioned

BATCH = 500
# Sent once for all the `records` of a model (the sender) that were written in bulk, which no save announces.
written = Signal()


def write_new(records: list[models.Model], reason: str = "") -> None:
    """Create the records of one model, each with its first entry of history."""
    if not records:
        return
    model = type(records[0])
    _give_slugs(model, records)
    for record in records:
        _complete(record)
    if hasattr(model, "history"):
        bulk_create_with_history(records, model, batch_size=BATCH, default_change_reason=reason)
    else:
        model._base_manager.bulk_create(records, batch_size=BATCH)


def write_changed(records: list[models.Model], names: set[str], reason: str = "") -> None:
    """Write the named fields of records of one model, what follows from them, and an entry of history for each."""
    if not records:
        return
    model = type(records[0])
    for record in records:
        _complete(record)
    if hasattr(model, "history"):
        for some in _batches(records):
            keep_first_states(model, {record.pk for record in some})
    kept = sorted({*names, *_derived(model)})
    if hasattr(model, "history"):
        bulk_update_with_history(records, model, kept, batch_size=BATCH, default_change_reason=reason)
    elif kept:
        model._base_manager.bulk_update(records, kept, batch_size=BATCH)


def _batches(records: list) -> Iterator[list]:
    return (records[start : start + BATCH] for start in range(0, len(records), BATCH))


def _give_slugs(model: type[models.Model], records: list[models.Model]) -> None:
    if issubclass(model, Addressed):
        missing = [record for record in records if not record.slug]
        given = [record.slug for record in records if record.slug]
        slugs = unique_slugs(model, [record.slug_source() for record in missing], given)
        for record, slug in zip(missing, slugs, strict=True):
            record.slug = slug


def _complete(record: models.Model) -> None:
    if isinstance(record, Derived):
        record.derive()
    if isinstance(record, Versioned):
        record.version += 1


def _derived(model: type[models.Model]) -> list[str]:
    derived = list(model.derived) if issubclass(model, Derived) else []
    return [*derived, "version"] if issubclass(model, Versioned) else derived
