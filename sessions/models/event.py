"""Event: the meeting that sessions belong to."""

from django.db import models
from django.urls import reverse

from speakers.addresses import Addressed
from speakers.derived import Derived
from speakers.history.records import EditHistory
from speakers.names import fold
from speakers.permissions import EXCHANGED
from speakers.versions import Versioned


class Event(Versioned, Addressed, Derived):
    name = models.CharField(max_length=200, unique=True, help_text='The name as documents print it: "IGF 2023".')
    search_key = models.CharField(max_length=200, editable=False, db_index=True)
    starts_on = models.DateField(null=True, blank=True, help_text="The first day, where the meeting was held.")
    ends_on = models.DateField(null=True, blank=True, help_text="The last day. Leave it empty if unknown.")
    place = models.CharField(max_length=200, blank=True, help_text='Where it was held: "Kyoto, Japan".')
    time_zone = models.CharField(
        max_length=60,
        blank=True,
        help_text='For display only, for example "Asia/Tokyo". It never fills in a zone that a source leaves out.',
    )
    history = EditHistory(excluded_fields=["version"])

    derived = ("search_key",)

    class Meta:
        default_permissions = EXCHANGED
        ordering = ["-starts_on", "search_key"]

    def __str__(self):
        return self.name

    def get_absolute_url(self):
        return reverse("sessions:event", args=[self.slug])

    def slug_source(self):
        return self.name

    def derive(self):
        self.search_key = fold(self.name)[:200]
