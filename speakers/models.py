"""Speaker: a person across sessions, the printed forms of the name, and what editors decided about who is who."""

from django.conf import settings
from django.db import models
from django.urls import reverse
from simple_history.models import HistoricalRecords

from speakers.addresses import Addressed, FormerSlug
from speakers.names import fold

__all__ = ["DistinctPair", "FormerSlug", "Speaker", "SpeakerAlias", "SpeakerMerge"]
from speakers.permissions import EXCHANGED


class Speaker(Addressed):
    """A person. Affiliations belong to participations, so that the past keeps its titles."""

    name = models.CharField(max_length=200, help_text="The full name as the person writes it.")
    search_key = models.CharField(max_length=200, editable=False, db_index=True)
    note = models.TextField(blank=True, help_text="For editors only: what helps to tell this person from others.")
    created_at = models.DateTimeField(auto_now_add=True)
    history = HistoricalRecords()

    class Meta:
        default_permissions = EXCHANGED
        ordering = ["search_key", "pk"]

    def __str__(self):
        return self.name

    def get_absolute_url(self):
        return reverse("speakers:detail", args=[self.slug])

    def slug_source(self):
        return self.name

    def save(self, *args, **kwargs):
        self.search_key = fold(self.name)[:200]
        super().save(*args, **kwargs)


class SpeakerAlias(models.Model):
    """A printed form of a name. One that belongs to two people resolves to nobody."""

    speaker = models.ForeignKey(Speaker, on_delete=models.CASCADE, related_name="aliases")
    name = models.CharField(max_length=200, help_text="Another form of the name as documents print it.")
    search_key = models.CharField(max_length=200, editable=False, db_index=True)

    class Meta:
        ordering = ["search_key", "pk"]
        verbose_name_plural = "speaker aliases"
        constraints = [models.UniqueConstraint(fields=["speaker", "name"], name="one_alias_a_speaker")]

    def __str__(self):
        return self.name

    def save(self, *args, **kwargs):
        self.search_key = fold(self.name)[:200]
        super().save(*args, **kwargs)


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
