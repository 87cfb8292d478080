"""Counts the savings of a record, so that a form can tell whether somebody else saved it meanwhile."""

from django.db import models


class Versioned(models.Model):
    """`version` rises with every save(); what is written in bulk leaves it alone."""

    version = models.PositiveIntegerField(default=0, editable=False)

    class Meta:
        abstract = True

    def save(self, *args, update_fields=None, **kwargs):
        self.version += 1
        if update_fields is not None:
            update_fields = {*update_fields, "version"}
        super().save(*args, update_fields=update_fields, **kwargs)
