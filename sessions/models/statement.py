"""Statement: a curated claim of one participation; Evidence: the spans of the source that carry it."""

from django.db import models
from django.urls import reverse
from django.utils.text import Truncator

from sessions.models.imported import ImportedRecord
from sessions.models.participation import Participation, named_only
from sessions.models.plain_text import PlainTextField
from sessions.models.session import Session
from sessions.models.source import Source, Turn
from speakers.history.records import EditHistory
from speakers.permissions import EXCHANGED
from speakers.versions import Versioned


class State(models.TextChoices):
    SUGGESTED = "suggested", "Suggested"
    APPROVED = "approved", "Approved"
    REJECTED = "rejected", "Rejected"
    HIDDEN = "hidden", "Hidden"


class StatementQuerySet(models.QuerySet):
    def shown(self):
        """Approved ones, and suggested ones that are still in the source; none of who is withheld."""
        decided = models.Q(state=State.APPROVED) | models.Q(state=State.SUGGESTED, is_in_source=True)
        return self.filter(decided, named_only())

    def public(self):
        """The shown ones of published sessions; a suggested one is public under the label that it is a draft."""
        return self.shown().filter(participation__session__in=Session.objects.published())

    def kept(self):
        """Those that no editor took back and nobody withheld; they may have left the source since."""
        return self.exclude(state__in=[State.REJECTED, State.HIDDEN]).filter(named_only())

    def to_review(self):
        """The shown ones that nobody has reviewed."""
        return self.filter(state=State.SUGGESTED, is_in_source=True)

    def in_reading_order(self):
        return self.order_by("participation__voice_position", "position", "pk")


class Statement(Versioned, ImportedRecord):
    participation = models.ForeignKey(
        Participation,
        on_delete=models.CASCADE,
        related_name="statements",
        verbose_name="voice",
        help_text="The voice whose claim it is.",
    )
    key = models.CharField(max_length=8, unique=True, editable=False)
    text = PlainTextField(help_text="One claim in one sentence. Its evidence stays bound to the source.")
    state = models.CharField(
        max_length=10,
        choices=State,
        default=State.SUGGESTED,
        db_index=True,
        help_text="Suggested is public as a draft, approved as reviewed; rejected and hidden are not public.",
    )
    position = models.PositiveIntegerField(default=0, help_text="Statements of a voice stand in this order.")
    is_in_source = models.BooleanField("still in the source", default=True, editable=False)
    merged_into = models.ForeignKey("self", on_delete=models.SET_NULL, null=True, editable=False, related_name="merged")
    created_at = models.DateTimeField(auto_now_add=True)
    history = EditHistory(excluded_fields=["imported", "conflicts", "has_conflicts", "version"])

    objects = StatementQuerySet.as_manager()

    class Meta:
        default_permissions = EXCHANGED
        ordering = ["participation", "position", "pk"]
        indexes = [
            models.Index(fields=["participation", "position"], name="statements_in_order"),
            models.Index(fields=["state", "is_in_source"], name="statements_by_state"),
            models.Index(fields=["position"], condition=models.Q(has_conflicts=True), name="statements_in_conflict"),
        ]

    def __str__(self):
        return Truncator(self.text).chars(80)

    def get_absolute_url(self):
        return reverse("sessions:statement", args=[self.key])

    @property
    def is_shown(self) -> bool:
        """Whether an editor lets it stand; the same as `shown` for a record at hand."""
        return self.state == State.APPROVED or (self.state == State.SUGGESTED and self.is_in_source)

    @property
    def is_machine_draft(self) -> bool:
        """Nobody has reviewed it: public only under that label."""
        return self.state == State.SUGGESTED


class EvidenceQuerySet(models.QuerySet):
    def public(self):
        """Those that hold no word of who is withheld, where one reaches into another voice's turn."""
        withheld = Turn.objects.withheld().order_by()
        inside = {"source": models.OuterRef("source"), "start__lt": models.OuterRef("end")}
        reached = withheld.filter(**inside, end__gt=models.OuterRef("start"))
        return self.filter(~models.Q(source__in=withheld.values("source")) | ~models.Exists(reached))


class Evidence(models.Model):
    """A supporting fact: the code points [start, end) of its source's text."""

    statement = models.ForeignKey(Statement, on_delete=models.CASCADE, related_name="evidence")
    source = models.ForeignKey(Source, on_delete=models.PROTECT, related_name="evidence")
    start = models.PositiveIntegerField()
    end = models.PositiveIntegerField()
    text = models.TextField(help_text="The source's characters at that span, kept so that the binding can be checked.")
    is_imported = models.BooleanField(default=False, editable=False)
    history = EditHistory()

    objects = EvidenceQuerySet.as_manager()

    class Meta:
        default_permissions = EXCHANGED
        ordering = ["statement", "start"]
        verbose_name_plural = "evidence"
        constraints = [
            models.UniqueConstraint(fields=["statement", "source", "start", "end"], name="one_evidence_a_span"),
            models.CheckConstraint(condition=models.Q(start__lt=models.F("end")), name="evidence_is_not_empty"),
        ]

    def __str__(self):
        return Truncator(self.text).chars(80)
