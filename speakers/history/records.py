"""Keeps a record's states from its first edit on: what was written in bulk gets a history only when it is edited."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar

from django.db.models.signals import pre_save
from django.utils import timezone
from simple_history.models import HistoricalRecords

FIRST_STATE = "As it was before its first edit."
by_machine = ContextVar("by_machine", default=False)


class EditHistory(HistoricalRecords):
    """Before a record without a history is saved, the state that stands in the database is kept."""

    def finalize(self, sender, **kwargs):
        super().finalize(sender, **kwargs)
        if sender is self.cls:
            pre_save.connect(self.keep_first_state, sender=sender, weak=False)

    def keep_first_state(self, sender, instance, raw=False, **kwargs):
        history = sender.history
        if raw or instance._state.adding or history.filter(**{sender._meta.pk.attname: instance.pk}).exists():
            return
        for stored in sender._base_manager.filter(pk=instance.pk):
            first_state(history, stored).save()

    def post_delete(self, instance, using=None, **kwargs):
        if not by_machine.get():
            super().post_delete(instance, using=using, **kwargs)


def first_state(history, stored):
    """The entry, unsaved, that keeps how a record stands in the database."""
    state = {field.attname: getattr(stored, field.attname) for field in history.model.tracked_fields}
    return history.model(history_date=timezone.now(), history_type="+", history_change_reason=FIRST_STATE, **state)


def keep_first_states(model, pks: set[int]) -> None:
    """The same for many records, before they are changed in bulk."""
    name = model._meta.pk.attname
    known = set(model.history.filter(**{f"{name}__in": pks}).order_by().values_list(name, flat=True))
    stored = model._base_manager.filter(pk__in=pks - known)
    model.history.model.objects.bulk_create([first_state(model.history, one) for one in stored], batch_size=500)


@contextmanager
def deleting_by_machine() -> Iterator[None]:
    """What is deleted inside was found by the machine, is found no more, and was never a person's: no history."""
    token = by_machine.set(True)
    try:
        yield
    finally:
        by_machine.reset(token)
