"""Source: a document as received, immutable; Turn: one voice's uninterrupted contribution in it."""

from django.conf import settings
from django.db import models
from django.db.models.functions import Substr

from sessions.models.participation import Participation, named_only
from sessions.models.session import Session
from sessions.transcript import Kind


class Source(models.Model):
    """Every span in the system counts code points of a Source's `text`; other bytes make another Source."""

    session = models.ForeignKey(Session, on_delete=models.PROTECT, related_name="sources")
    name = models.CharField(max_length=300)
    content = models.BinaryField()
    sha256 = models.CharField(max_length=64, db_index=True)
    format = models.CharField(max_length=40)
    reader_version = models.PositiveIntegerField()
    kind = models.CharField(max_length=10, choices=[(kind.value, kind.value.title()) for kind in Kind])
    text = models.TextField()
    warnings = models.JSONField(default=list, blank=True)
    summary = models.JSONField(
        default=list,
        blank=True,
        help_text="The drafted summary: [a participation's id, or null for the session, start, end, text] a sentence.",
    )
    is_current = models.BooleanField(default=True)
    received_at = models.DateTimeField(auto_now_add=True)
    received_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, blank=True)

    class Meta:
        ordering = ["-received_at", "-pk"]
        indexes = [models.Index(fields=["-received_at", "-id"], name="sources_by_arrival")]
        constraints = [
            models.UniqueConstraint(fields=["session", "sha256", "reader_version"], name="one_source_a_reading")
        ]

    def __str__(self):
        return self.name

    @property
    def is_report(self) -> bool:
        return self.kind == Kind.REPORT


class TurnQuerySet(models.QuerySet):
    def named(self):
        """Those whose words the public may read."""
        return self.filter(named_only())

    def withheld(self):
        return self.exclude(named_only())

    def public(self):
        """Those of the transcripts that anybody may read."""
        current = Source.objects.filter(kind=Kind.TRANSCRIPT, is_current=True)
        return self.named().filter(source__in=current.filter(session__in=Session.objects.published()))

    def with_text(self):
        """Each with its part of the source's text; the whole of it stays in the database."""
        length = models.F("end") - models.F("start")
        return self.annotate(text=Substr("source__text", models.F("start") + 1, length))

    def redacted(self):
        """All of them, each with its voice as the public may read it."""
        return self.prefetch_related(models.Prefetch("participation", Participation.objects.redacted()))


class Turn(models.Model):
    """A span of a Source. Its id and address live on while its text stays the same from reading to reading."""

    source = models.ForeignKey(Source, on_delete=models.PROTECT, related_name="turns")
    participation = models.ForeignKey(Participation, on_delete=models.CASCADE, related_name="turns")
    position = models.PositiveIntegerField()
    start = models.PositiveIntegerField()
    end = models.PositiveIntegerField()
    paragraphs = models.JSONField(help_text="Pairs of offsets [start, end) into the source's text.")
    starts_after_seconds = models.FloatField(null=True)
    ends_after_seconds = models.FloatField(null=True)

    objects = TurnQuerySet.as_manager()

    class Meta:
        ordering = ["source", "position"]

    def __str__(self):
        return f"turn {self.position + 1}"

    @property
    def anchor(self) -> str:
        return f"t-{self.pk}"
