"""WorkbenchChange: one change that an editor made at the workbench, kept so that it can be undone."""

from django.conf import settings
from django.db import models

from sessions.models.session import Session


class WorkbenchChange(models.Model):
    """`differences` holds [statement id or null, part, before, after] for each part that the change touched."""

    session = models.ForeignKey(Session, on_delete=models.CASCADE, related_name="workbench_changes")
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="workbench_changes"
    )
    made_at = models.DateTimeField(auto_now_add=True)
    said = models.CharField(max_length=200)
    differences = models.JSONField()
    undone_at = models.DateTimeField(null=True)

    class Meta:
        default_permissions = ()
        ordering = ["-pk"]
        indexes = [models.Index(fields=["session", "-id"], name="workbench_changes_newest")]

    def __str__(self):
        return self.said

    @property
    def is_undone(self) -> bool:
        return self.undone_at is not None

    @property
    def statement_ids(self) -> set[int]:
        """The statements that it touched; a relation touches both of its ends, before and after."""
        touched = {owner for owner, *_ in self.differences if owner}
        ends = [value for owner, _, *values in self.differences if not owner for value in values if value]
        return touched | {pk for _, *pks, _ in ends for pk in pks if pk}
