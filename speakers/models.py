"""Speaker: a person across sessions, the printed forms of the name, and what editors decided about who is who."""

from django.conf import settings
from django.db import models
from django.urls import reverse

from speakers.addresses import Addressed, FormerSlug
from speakers.derived import Derived
from speakers.history.records import EditHistory
from speakers.names import fold
from speakers.permissions import EXCHANGED
from speakers.versions import Versioned
from speakers.withholding import Withholdable, withheld_index

__all__ = ["DistinctPair", "FormerSlug", "LikelyDuplicate", "Speaker", "SpeakerAlias", "SpeakerMerge"]


class Speaker(Versioned, Withholdable, Addressed, Derived):
    """A person. Affiliations belong to participations, so that the past keeps its titles."""

    name = models.CharField(max_length=200, help_text="The full name as the person writes it.")
    search_key = models.CharField(max_length=200, editable=False, db_index=True)
    note = models.TextField(blank=True, help_text="For editors only: what helps to tell this person from others.")
    is_compared = models.BooleanField(default=False, editable=False)
    created_at = models.DateTimeField(auto_now_add=True)
    history = EditHistory(
        excluded_fields=["version", "is_compared"],
        history_change_reason_field=models.TextField(null=True),
    )

    derived = ("search_key", "is_compared")

    class Meta:
        default_permissions = EXCHANGED
        ordering = ["search_key", "pk"]
        indexes = [
            models.Index(fields=["is_compared"], condition=models.Q(is_compared=False), name="speakers_to_compare"),
            withheld_index("withheld_speakers"),
        ]

    def __str__(self):
        return self.name

    def get_absolute_url(self):
        return reverse("speakers:detail", args=[self.slug])

    def slug_source(self):
        return self.name

    def derive(self):
        self.search_key = fold(self.name)[:200]
        self.is_compared = False  # the name may be another one now


class SpeakerAlias(Versioned, Derived):
    """A printed form of a name. One that belongs to two people resolves to nobody."""

    speaker = models.ForeignKey(Speaker, on_delete=models.CASCADE, related_name="aliases")
    name = models.CharField(max_length=200, help_text="Another form of the name as documents print it.")
    search_key = models.CharField(max_length=200, editable=False, db_index=True)
    history = EditHistory(excluded_fields=["search_key", "version"])

    class Meta:
        ordering = ["search_key", "pk"]
        verbose_name_plural = "speaker aliases"
        constraints = [models.UniqueConstraint(fields=["speaker", "name"], name="one_alias_a_speaker")]

    def __str__(self):
        return self.name

    def derive(self):
        self.search_key = fold(self.name)[:200]

    def save(self, *args, **kwargs):
        super().save(*args, **kwargs)
        Speaker.objects.filter(pk=self.speaker_id).update(is_compared=False)


class SpeakerMerge(models.Model):
    """A merge in force: all that is needed to part the two again."""

    winner = models.ForeignKey(Speaker, on_delete=models.PROTECT, related_name="merges")
    loser = models.JSONField(help_text="The speaker who was merged away: id, slug, name, note and aliases.")
    moved = models.JSONField(help_text="The ids of the moved rows, by model.")
    added = models.JSONField(default=list, help_text="The aliases that the merge gave the winner.")
    made_at = models.DateTimeField(auto_now_add=True)
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, blank=True)

    class Meta:
        ordering = ["-made_at"]

    def __str__(self):
        return f"{self.loser['name']} → {self.winner}"


class DistinctPair(models.Model):
    """Two speakers of whom an editor said that they are not the same person; the lower id stands first."""

    first = models.ForeignKey(Speaker, on_delete=models.CASCADE, related_name="+")
    second = models.ForeignKey(Speaker, on_delete=models.CASCADE, related_name="+")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["first", "second"], name="one_declaration_a_pair")]

    def __str__(self):
        return f"{self.first} ≠ {self.second}"


class LikelyDuplicateQuerySet(models.QuerySet):
    def undecided(self):
        """The pairs of whom no editor said that they are not the same person, the likest first."""
        same_pair = {"first": models.OuterRef("first"), "second": models.OuterRef("second")}
        declared = DistinctPair.objects.filter(**same_pair)
        return self.exclude(models.Exists(declared)).order_by("-score", "first", "second")


class LikelyDuplicate(models.Model):
    """Two speakers whose names are so like that they may be one person; the lower id stands first."""

    first = models.ForeignKey(Speaker, on_delete=models.CASCADE, related_name="+")
    second = models.ForeignKey(Speaker, on_delete=models.CASCADE, related_name="+")
    score = models.FloatField(help_text="How like the two names are, 0 to 1.")
    first_name = models.CharField(max_length=200, help_text="The name of the first that is like one of the second.")
    second_name = models.CharField(max_length=200)

    objects = LikelyDuplicateQuerySet.as_manager()

    class Meta:
        default_permissions = ()
        constraints = [models.UniqueConstraint(fields=["first", "second"], name="one_likeness_a_pair")]
        indexes = [models.Index(fields=["-score", "first", "second"], name="likest_pairs_first")]

    def __str__(self):
        return f"{self.first} ≈ {self.second}"

    @property
    def reason(self) -> str:
        """Why the pair is worth a look, as a sentence for an editor."""
        if fold(self.first_name) == fold(self.second_name):
            return f"Both are called {self.first_name}."
        return f"{self.first_name} and {self.second_name} are like each other: {self.score:.2f}, where 1 is one name."
