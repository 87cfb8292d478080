"""DetachedEvidence: what an editor took away from a statement, so that no reading of the document brings it back."""

from django.db import models
from django.utils.text import Truncator

from sessions.models.source import Source
from sessions.models.statement import Statement


class DetachedEvidence(models.Model):
    """The code points [start, end) of its source's text; attaching them again takes this row away."""

    statement = models.ForeignKey(Statement, on_delete=models.CASCADE, related_name="detached_evidence")
    source = models.ForeignKey(Source, on_delete=models.PROTECT, related_name="detached_evidence")
    start = models.PositiveIntegerField()
    end = models.PositiveIntegerField()
    text = models.TextField()
    is_imported = models.BooleanField(help_text="Whether a document had brought it.")
    detached_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        default_permissions = ()
        ordering = ["statement", "start"]
        constraints = [
            models.UniqueConstraint(fields=["statement", "source", "start", "end"], name="one_detachment_a_span")
        ]

    def __str__(self):
        return Truncator(self.text).chars(80)
