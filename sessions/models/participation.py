"""Participation: one voice, or one listed person, in one session."""

from datetime import datetime

from django.db import models
from django.utils.translation import gettext as _

from sessions.models.imported import ImportedRecord
from sessions.models.plain_text import PlainTextField
from sessions.models.session import Session
from sessions.models.withheld import PublicVoices
from speakers.derived import Derived
from speakers.history.records import EditHistory
from speakers.models import Speaker
from speakers.names import is_placeholder
from speakers.permissions import EXCHANGED
from speakers.versions import Versioned
from speakers.withholding import Withholdable, withheld_index

# The speeds at which people speak before an audience.
PLAUSIBLE_WORDS_PER_MINUTE = (100, 216)


class FiguresMethod(models.TextChoices):
    MEASURED = "measured", "Measured"
    ESTIMATED = "estimated", "Estimated"
    UNKNOWN = "unknown", "Unknown"


class ParticipationQuerySet(models.QuerySet):
    def redacted(self):
        """All of them as the public may read them: of who is withheld the place alone."""
        voices = self.select_related("speaker")
        voices._iterable_class = PublicVoices
        return voices

    def named(self):
        """Those of whom the public may know; what is counted, found or linked starts here."""
        return self.filter(withheld_at=None, speaker__withheld_at=None)

    def public(self):
        return self.named().filter(session__in=Session.objects.published())

    def withheld(self):
        """Those who asked to be left out, as a person or in one session."""
        return self.filter(models.Q(withheld_at__isnull=False) | models.Q(speaker__withheld_at__isnull=False))

    def voices(self):
        """Those who were heard, in the document's order."""
        return self.filter(voice_position__isnull=False).order_by("voice_position")

    def listed(self):
        """Those whom the document lists, in its order, heard or not."""
        return self.filter(listed_position__isnull=False).order_by("listed_position")

    def unresolved(self):
        """The voices that have a name, but nobody knows yet whose; a role or a group is nobody for good."""
        return self.filter(speaker=None, voice_position__isnull=False, is_placeholder=False)

    def implausible(self):
        """Those whose speed no speaker keeps up: a time or a text that went to the wrong voice."""
        low, high = PLAUSIBLE_WORDS_PER_MINUTE
        return self.filter(models.Q(words_per_minute__lt=low) | models.Q(words_per_minute__gt=high))


def named_only(path: str = "participation") -> models.Q:
    """Rows of named voices alone, along the path: the withheld are few and found by their own index."""
    by_voice = Participation.objects.order_by().filter(withheld_at__isnull=False)
    by_person = Participation.objects.order_by().filter(speaker__withheld_at__isnull=False)
    return ~models.Q(**{f"{path}__in": by_voice}) & ~models.Q(**{f"{path}__in": by_person})


class Participation(Versioned, Withholdable, ImportedRecord, Derived):
    """`listed_position` is empty for who was heard but not listed, `voice_position` for who was listed but silent."""

    session = models.ForeignKey(
        Session, on_delete=models.CASCADE, related_name="participations", help_text="The session of the voice."
    )
    attribution = models.CharField(max_length=200, blank=True, help_text="The voice's name as the document prints it.")
    speaker = models.ForeignKey(
        Speaker,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="participations",
        help_text="The person behind the voice. Leave it empty until you know: a role is not a person.",
    )
    role = models.CharField(max_length=30, blank=True, help_text='The role in this session: "moderator", "speaker".')
    affiliation = models.CharField(max_length=300, blank=True, help_text="The affiliation at the time of the session.")
    stakeholder_group = models.CharField(
        max_length=80, blank=True, help_text='The group at the time of the session: "Civil society", "Government".'
    )
    region = models.CharField(
        max_length=80, blank=True, help_text="The region that the person spoke for. Leave it empty if unknown."
    )
    listed_position = models.PositiveIntegerField(null=True, blank=True, editable=False)
    voice_position = models.PositiveIntegerField(null=True, blank=True, editable=False)
    report = PlainTextField(blank=True, help_text="The curated report of what this voice said, paragraph by paragraph.")
    spoken_words = models.PositiveIntegerField(null=True, blank=True, editable=False)
    spoken_seconds = models.FloatField(null=True, blank=True, editable=False)
    words_per_minute = models.PositiveIntegerField(null=True, blank=True, editable=False)
    figures_method = models.CharField(
        max_length=10, choices=FiguresMethod, default=FiguresMethod.UNKNOWN, editable=False
    )
    is_placeholder = models.BooleanField(default=False, editable=False)
    figures_coverage = models.FloatField(null=True, blank=True, editable=False)
    unresolved = models.JSONField(default=dict, blank=True, editable=False)
    history = EditHistory(
        excluded_fields=["imported", "conflicts", "has_conflicts", "unresolved", "version", "is_placeholder"],
        history_change_reason_field=models.TextField(null=True),
    )
    is_redacted = False

    derived = ("is_placeholder",)
    objects = ParticipationQuerySet.as_manager()

    class Meta:
        default_permissions = EXCHANGED
        verbose_name = "voice"
        ordering = ["session", "voice_position", "listed_position", "pk"]
        constraints = [models.UniqueConstraint(fields=["session", "attribution"], name="one_voice_a_session")]
        indexes = [
            models.Index(
                fields=["is_placeholder", "session"],
                condition=models.Q(speaker=None, voice_position__isnull=False),
                name="voices_without_a_person",
            ),
            models.Index(fields=["words_per_minute"], name="voices_by_speed"),
            withheld_index("withheld_voices"),
        ]

    def __str__(self):
        return self.name

    def save(self, *args, **kwargs):
        if self.is_redacted:
            raise ValueError("expected a whole voice, found what the public may read of one who is withheld")
        super().save(*args, **kwargs)

    def derive(self):
        self.is_placeholder = is_placeholder(self.attribution)

    @property
    def withheld_since(self) -> datetime | None:
        """When the voice or its person was withheld; None where the public may read both."""
        return self.withheld_at or (self.speaker.withheld_at if self.speaker else None)

    @property
    def name(self) -> str:
        """The person's name where one is known, else the attribution as printed."""
        if self.is_redacted:
            return _("Withheld at the speaker’s request")
        return self.speaker.name if self.speaker else self.attribution or "Unnamed voice"

    @property
    def anchor(self) -> str:
        """The voice's place on the session's page; the record's id, so that it outlives a corrected name."""
        return f"v-{self.pk}"
