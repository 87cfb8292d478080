"""ThemeMerge: a merge of two themes that is in force, with all that is needed to part them again."""

from django.conf import settings
from django.db import models

from sessions.models.theme import Theme


class ThemeMerge(models.Model):
    winner = models.ForeignKey(Theme, on_delete=models.PROTECT, related_name="merges")
    loser = models.JSONField(help_text="The theme that was merged away: every field, and its former addresses.")
    moved = models.JSONField(help_text="The ids of the moved rows, by model.")
    doubles = models.JSONField(
        help_text="By model, of each record that had both: [record, the loser's row, the winner's before, and since]."
    )
    phrases = models.JSONField(help_text="The lines that the merge gave the winner.")
    basket = models.BigIntegerField(null=True, help_text="The winner's basket before the merge.")
    made_at = models.DateTimeField(auto_now_add=True)
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, blank=True)

    class Meta:
        default_permissions = ("view",)
        ordering = ["-made_at", "-pk"]

    def __str__(self):
        return f"{self.loser['name']} → {self.winner}"
