"""StatementRelation: one voice of a session that agrees or differs with another, and where it says so."""

from django.db import models

from sessions.models.participation import Participation, named_only
from sessions.models.session import Session
from sessions.models.source import Source
from sessions.models.statement import Statement
from sessions.models.theme import TagState
from speakers.history.records import EditHistory
from speakers.versions import Versioned


class RelationKind(models.TextChoices):
    AGREES = "agrees", "Agrees"
    DIFFERS = "differs", "Differs"


class StatementRelationQuerySet(models.QuerySet):
    def shown(self):
        """Accepted ones, and suggested ones still in the source; none of a voice or statement that is not shown."""
        decided = models.Q(state=TagState.ACCEPTED) | models.Q(state=TagState.SUGGESTED, is_in_source=True)
        people = named_only(), named_only("to_participation")
        return self.filter(decided, *people, _is_shown("statement"), _is_shown("to_statement"))

    def public(self):
        return self.shown().filter(participation__session__in=Session.objects.published())

    def in_reading_order(self):
        return self.order_by(models.F("start").asc(nulls_last=True), "participation__voice_position", "pk")


def _is_shown(name: str) -> models.Q:
    return models.Q(**{name: None}) | models.Q(**{f"{name}__in": Statement.objects.shown()})


class StatementRelation(Versioned):
    """A statement may be unknown on either side, the voices are not; `imported` is what the machine suggested."""

    participation = models.ForeignKey(
        Participation,
        on_delete=models.CASCADE,
        related_name="relations",
        verbose_name="voice",
        help_text="The voice that agrees or differs.",
    )
    statement = models.ForeignKey(
        Statement,
        on_delete=models.CASCADE,
        null=True,
        blank=True,
        related_name="relations",
        help_text="The statement in which it does so. Leave it empty where no statement holds it.",
    )
    kind = models.CharField(
        max_length=10, choices=RelationKind, help_text="Whether the one agrees with the other or differs."
    )
    to_participation = models.ForeignKey(
        Participation,
        on_delete=models.CASCADE,
        related_name="relations_to",
        verbose_name="other voice",
        help_text="The voice with whom it agrees or differs.",
    )
    to_statement = models.ForeignKey(
        Statement,
        on_delete=models.CASCADE,
        null=True,
        blank=True,
        related_name="relations_to",
        help_text="What was said there. Leave it empty where only the person is known.",
    )
    state = models.CharField(
        max_length=10,
        choices=TagState,
        default=TagState.ACCEPTED,
        db_index=True,
        help_text="What you reject is not suggested again.",
    )
    source = models.ForeignKey(
        Source, on_delete=models.PROTECT, null=True, editable=False, related_name="statement_relations"
    )
    start = models.PositiveIntegerField(null=True, editable=False)
    end = models.PositiveIntegerField(null=True, editable=False)
    text = models.TextField(blank=True, editable=False)  # the source's characters at that span
    is_in_source = models.BooleanField("still in the source", default=True, editable=False)
    imported = models.JSONField(default=dict, blank=True, editable=False)
    history = EditHistory(excluded_fields=["imported", "source", "start", "end", "text", "is_in_source", "version"])

    objects = StatementRelationQuerySet.as_manager()

    class Meta:
        ordering = ["participation", "start", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=~models.Q(participation=models.F("to_participation")), name="nobody_agrees_with_oneself"
            ),
        ]

    def __str__(self):
        return f"{self.participation} {self.get_kind_display().lower()} with {self.to_participation}"
