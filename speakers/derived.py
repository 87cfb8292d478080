"""Fields of a record that follow from its other fields, whether it is saved alone or written with many."""

from django.db import models


class Derived(models.Model):
    """`derived` names the fields that `derive` sets."""

    derived: tuple[str, ...] = ()

    class Meta:
        abstract = True

    def save(self, *args, **kwargs):
        self.derive()
        super().save(*args, **kwargs)

    def derive(self) -> None:
        raise NotImplementedError
