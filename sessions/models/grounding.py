"""StatementGrounding: how far the words that were spoken hold a statement; computed again on every edit."""

from django.db import models

from sessions.models.source import Source
from sessions.models.statement import Statement


class GroundingMatch(models.TextChoices):
    VERBATIM = "verbatim", "Word for word"
    NORMALISED = "normalised", "Word for word but for case and marks"
    NEAR = "near", "Nearly word for word"
    PARAPHRASE = "paraphrase", "Paraphrase"
    ASK = "ask", "To be checked"
    UNSUPPORTED = "unsupported", "Not found in what the voice said"


SUPPORTED = [GroundingMatch.VERBATIM, GroundingMatch.NORMALISED, GroundingMatch.NEAR, GroundingMatch.PARAPHRASE]


class StatementGrounding(models.Model):
    """Against the transcript `source`; a statement without one stands on a report alone, which never grounds itself."""

    statement = models.OneToOneField(Statement, on_delete=models.CASCADE, related_name="grounding")
    source = models.ForeignKey(Source, on_delete=models.PROTECT, related_name="groundings")
    match = models.CharField(max_length=12, choices=GroundingMatch, db_index=True)
    score = models.FloatField(help_text="1 for a quotation, else the part of its words that were found.")
    flags = models.JSONField(default=list, help_text="What the statement says otherwise: a number, a name, a negation.")
    spans = models.JSONField(default=list, help_text="Pairs of offsets [start, end) into the source's text.")

    class Meta:
        ordering = ["statement"]

    def __str__(self):
        return f"{self.get_match_display()} ({self.score:.2f})"

    @property
    def is_supported(self) -> bool:
        return self.match in SUPPORTED
