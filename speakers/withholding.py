"""Lets a record leave everything public at the request of whom it concerns, and come back when they say so."""

from django.db import models
from django.db.models import F
from django.dispatch import Signal
from django.utils import timezone

# Sent with `record` after it was withheld or released.
withholding_changed = Signal()


class WithheldField(models.DateTimeField):
    """Since when a record is withheld. Saving it as it was read earlier never undoes what was decided meanwhile."""

    def pre_save(self, record, add):
        is_decided = getattr(record, "decides_withholding", True)  # a row of a history decides nothing and tells all
        return super().pre_save(record, add) if add or is_decided else F(self.attname)


class Withholdable(models.Model):
    """Only `withhold` and `release` write `withheld_at`; a form, a table, a restored version and an import do not."""

    withheld_at = WithheldField(null=True, blank=True, editable=False)
    decides_withholding = False

    class Meta:
        abstract = True

    @property
    def is_withheld(self) -> bool:
        return self.withheld_at is not None

    def withhold(self, reason: str) -> None:
        """Take the record from everything public; the reason stays in its history."""
        self._decide(self.withheld_at or timezone.now(), f"Withheld: {reason}")

    def release(self, reason: str) -> None:
        self._decide(None, f"No longer withheld: {reason}")

    def _decide(self, moment, reason: str) -> None:
        self.withheld_at, self._change_reason, self.decides_withholding = moment, reason, True
        self.save()
        self.decides_withholding = False
        withholding_changed.send(type(self), record=self)


def withheld_index(name: str) -> models.Index:
    """Finds the few withheld ones among many."""
    return models.Index(fields=["withheld_at"], condition=models.Q(withheld_at__isnull=False), name=name)
