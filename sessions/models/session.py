"""Session: one sitting of an event, with its times as printed and the one definition of what is public."""

from django.core.exceptions import ValidationError
from django.db import models
from django.urls import reverse
from django.utils import timezone

from sessions.models.event import Event
from sessions.models.imported import ImportedRecord
from sessions.models.languages import typed_language
from sessions.models.plain_text import PlainTextField
from sessions.zones import instant
from speakers.addresses import Addressed
from speakers.derived import Derived
from speakers.history.records import EditHistory
from speakers.names import fold
from speakers.permissions import EXCHANGED
from speakers.versions import Versioned
from speakers.withholding import Withholdable

ENDS_BEFORE = "Expected an end after the start. Where a session ended after midnight, its end has a date of its own."


class Status(models.TextChoices):
    DRAFT = "draft", "Draft"
    REVIEW = "review", "In review"
    PUBLISHED = "published", "Published"
    WITHDRAWN = "withdrawn", "Withdrawn"


class SessionQuerySet(models.QuerySet):
    def published(self):
        """The only definition of public: every public page, count, facet and file starts here."""
        return self.filter(status=Status.PUBLISHED, withheld_at=None)

    def due(self):
        """Those that were to be published by now and are not."""
        return self.filter(status__in=[Status.DRAFT, Status.REVIEW], publish_on__lte=timezone.now())

    def newest_first(self):
        return self.order_by(models.F("start_date").desc(nulls_last=True), "start_time", "search_key", "pk")


class Session(Versioned, Withholdable, Addressed, ImportedRecord, Derived):
    """Local times are kept as printed; `starts_at` and `ends_at` only where the zone is known."""

    event = models.ForeignKey(
        Event,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="sessions",
        help_text="The meeting that the session belongs to. Leave it empty if unknown.",
    )
    code = models.CharField(max_length=60, blank=True, help_text='The code in the programme: "WS #209".')
    title = models.CharField(max_length=400, help_text="The title as documents print it, without the event.")
    search_key = models.CharField(max_length=400, editable=False, db_index=True)
    kind = models.CharField(max_length=60, blank=True, help_text='The kind of session: "Workshop", "Main session".')
    start_date = models.DateField(null=True, blank=True, help_text="Local date as printed. Leave it empty if unknown.")
    start_time = models.TimeField(null=True, blank=True, help_text="Local time as printed. Leave it empty if unknown.")
    end_date = models.DateField(null=True, blank=True, help_text="The next day where it ended after midnight.")
    end_time = models.TimeField(null=True, blank=True, help_text="Local time as printed. Leave it empty if unknown.")
    zone = models.CharField(
        max_length=60,
        blank=True,
        help_text='The time zone as the document prints it: "UTC". Leave it empty if it says none.',
    )
    starts_at = models.DateTimeField(null=True, blank=True, editable=False)
    ends_at = models.DateTimeField(null=True, blank=True, editable=False)
    language = models.CharField(max_length=20, blank=True, help_text='As a code: "en". Leave it empty if unknown.')
    summary = PlainTextField(
        blank=True, help_text="What the session came to, in a few sentences; an empty line parts paragraphs."
    )
    report = PlainTextField(blank=True, help_text="The report of a session whose document names no voices.")
    disclaimer = PlainTextField(blank=True, help_text="Word for word as the document prints it.")
    recording_url = models.URLField(
        max_length=500, blank=True, help_text="The address of the recording, if there is one."
    )
    official_url = models.URLField(max_length=500, blank=True, help_text="The official record of the session.")
    status = models.CharField(max_length=10, choices=Status, default=Status.DRAFT, db_index=True)
    published_at = models.DateTimeField(null=True, blank=True, editable=False)
    publish_on = models.DateTimeField(
        null=True,
        blank=True,
        help_text="From this time on, in UTC, the session is published by itself, unless something stands against it "
        "then. Leave it empty to publish by hand.",
    )
    import_key = models.CharField(max_length=300, unique=True, null=True, blank=True, editable=False)
    created_at = models.DateTimeField(auto_now_add=True)
    history = EditHistory(
        excluded_fields=["search_key", "imported", "conflicts", "has_conflicts", "version"],
    )

    derived = ("search_key", "starts_at", "ends_at")
    objects = SessionQuerySet.as_manager()

    class Meta:
        default_permissions = EXCHANGED
        permissions = [("publish_session", "Can publish and withdraw sessions")]
        ordering = ["-start_date", "start_time", "search_key"]

    def __str__(self):
        return self.title

    def get_absolute_url(self):
        return reverse("sessions:detail", args=[self.slug])

    def slug_source(self):
        return f"{self.event.name if self.event else ''} {self.title}"

    def derive(self):
        self.search_key = fold(self.title)[:400]
        self.starts_at = instant(self.start_date, self.start_time, self.zone)
        self.ends_at = instant(self.end_date, self.end_time, self.zone)

    def clean_fields(self, exclude=None):
        """A language is one that there is, and kept as the documents' are."""
        super().clean_fields(exclude)
        if "language" not in (exclude or ()):
            try:
                self.language = typed_language(self.language)
            except ValidationError as error:
                raise ValidationError({"language": error}) from None

    def clean(self):
        """An end after the start; only what is there on both sides is compared."""
        super().clean()
        start, end = (self.start_date, self.start_time), (self.end_date or self.start_date, self.end_time)
        if start[0] and (end[0] < start[0] or (end[0] == start[0] and all((*start, *end)) and end[1] < start[1])):
            raise ValidationError({"end_date": ENDS_BEFORE})

    @property
    def is_public(self) -> bool:
        return self.status == Status.PUBLISHED and not self.is_withheld

    def publish(self, reason: str = "Published.") -> None:
        """Show the session to everybody; the day of its first publication stays."""
        self.published_at = self.published_at or timezone.now()
        self.move_to(Status.PUBLISHED, reason)

    def withdraw(self, reason: str = "Withdrawn.") -> None:
        self.move_to(Status.WITHDRAWN, reason)

    def move_to(self, status: Status, reason: str) -> None:
        """Give the session another status and keep in its history why; a planned publication is settled by it."""
        if status in (Status.PUBLISHED, Status.WITHDRAWN):
            self.publish_on = None
        self.status, self._change_reason = status, reason
        self.save()
