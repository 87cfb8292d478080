"""Lets a record follow its document without losing what a person wrote: the three-way comparison of its fields."""

from datetime import date, time

from django.db import models

# Why the history holds another state than the last edit's.
FOLLOWED = "Its document was read again."


class ImportedRecord(models.Model):
    """`imported` holds what the importer last wrote a field; `conflicts` what it would have written over an edit."""

    imported = models.JSONField(default=dict, blank=True, editable=False)
    conflicts = models.JSONField(default=dict, blank=True, editable=False)
    has_conflicts = models.GeneratedField(
        expression=~models.Q(conflicts={}), output_field=models.BooleanField(), db_persist=True, db_index=True
    )

    class Meta:
        abstract = True

    def save(self, *args, **kwargs):
        """What the record and its document say alike is no conflict, however they came to agree."""
        apart = {name: value for name, value in self.conflicts.items() if _plain(getattr(self, name)) != value}
        self.conflicts = apart
        super().save(*args, **kwargs)

    def is_edited(self, name: str) -> bool:
        """Whether a person changed the field since the importer last wrote it."""
        return name in self.imported and _plain(getattr(self, name)) != self.imported[name]

    def follow(self, **incoming: object) -> set[str]:
        """The names of the fields that the document changed since its last reading. Nothing is saved.

        An unedited field takes the document's value; an edited one stays, and its conflict with the document is kept
        for the editor to decide.
        """
        changed = {name for name, value in incoming.items() if self.imported.get(name, ...) != _plain(value)}
        if self.imported:
            self._change_reason = FOLLOWED
        for name in sorted(changed):
            self._follow_field(name, incoming[name])
        return changed

    def _follow_field(self, name: str, value: object) -> None:
        if not self.is_edited(name) and (name in self.imported or self._is_untouched(name)):
            setattr(self, name, value)
        else:
            self.conflicts = {**self.conflicts, name: _plain(value)}
        self.imported = {**self.imported, name: _plain(value)}

    def _is_untouched(self, name: str) -> bool:
        """Whether a field that no document spoke of yet is still as a new record has it."""
        return getattr(self, name) in (None, "", self._meta.get_field(name).get_default())


def _plain(value: object) -> object:
    """The value as JSON keeps it."""
    return value.isoformat() if isinstance(value, date | time) else value
