"""QueuedImport: an uploaded document on its way into the records, with its preview, its choices and its result."""

from uuid import uuid4

from django.conf import settings
from django.db import models
from django.db.models import Q

from sessions.models.session import Session


class UploadState(models.TextChoices):
    WAITING = "waiting", "Waiting"
    PREVIEWED = "previewed", "Previewed"
    CHOICE = "choice", "Needs a choice"
    PUBLISHER = "publisher", "Waits for a Publisher"
    IMPORTED = "imported", "Imported"
    FAILED = "failed", "Failed"
    SKIPPED = "skipped", "Left out"


# What an editor can still decide about.
OPEN_STATES = (UploadState.WAITING, UploadState.PREVIEWED, UploadState.CHOICE, UploadState.PUBLISHER)
CONFIRMABLE = (UploadState.PREVIEWED, UploadState.PUBLISHER)
# What an import does, or did, by its outcome.
IN_WORDS = {
    "created": "A new session",
    "updated": "A session that exists is updated",
    "unchanged": "Nothing changes: it was read before",
}


class QueuedImportQuerySet(models.QuerySet):
    def pending(self):
        """What a worker does next: previews that are missing, and imports that an editor has confirmed."""
        return self.filter(
            Q(state=UploadState.WAITING) | Q(state__in=CONFIRMABLE, is_confirmed=True),
        ).order_by("pk")

    def without_a_question(self):
        """What can be imported without asking anybody anything."""
        return self.filter(state__in=[UploadState.WAITING, UploadState.PREVIEWED])

    def light(self):
        """For lists: without the bytes and the records."""
        return self.defer("content", "preview", "report", "voices").select_related("session", "uploaded_by")


class QueuedImport(models.Model):
    """`preview` and `report` are an import's record, made before and after it was confirmed.

    `voices` says who a voice is, by its attribution: {"speaker": a slug} or {"same_as": another attribution}.
    """

    batch = models.UUIDField(default=uuid4, help_text="What was uploaded together.")
    name = models.CharField(max_length=300)
    content = models.BinaryField(blank=True, default=b"")  # emptied by the import: the Source has the bytes then
    sha256 = models.CharField(max_length=64, blank=True)
    event = models.CharField(max_length=200, blank=True)
    language = models.CharField(max_length=20, blank=True)
    publish = models.BooleanField(default=False)
    chosen_session = models.CharField(max_length=100, blank=True, help_text="The slug of the session it belongs to.")
    is_new_session = models.BooleanField(default=False)
    voices = models.JSONField(default=dict, blank=True)
    state = models.CharField(max_length=10, choices=UploadState, default=UploadState.WAITING, db_index=True)
    is_confirmed = models.BooleanField(default=False)
    confirmed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, blank=True, related_name="+"
    )
    preview = models.JSONField(null=True, blank=True)
    report = models.JSONField(null=True, blank=True)
    outcome = models.CharField(max_length=10, blank=True)
    title = models.CharField(max_length=400, blank=True)
    error = models.TextField(blank=True)
    session = models.ForeignKey(Session, on_delete=models.SET_NULL, null=True, blank=True, related_name="+")
    uploaded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, blank=True, related_name="+"
    )
    uploaded_at = models.DateTimeField(auto_now_add=True)
    imported_at = models.DateTimeField(null=True, blank=True)

    objects = QueuedImportQuerySet.as_manager()

    class Meta:
        default_permissions = ()  # who may import sessions may upload
        verbose_name = "upload"
        ordering = ["-pk"]
        constraints = [models.UniqueConstraint(fields=["batch", "name", "sha256"], name="one_upload_a_batch")]

    def __str__(self):
        return self.name

    @property
    def result(self) -> str:
        """What will happen, what happened, or why nothing did; "" of an upload that nobody has looked at."""
        return self.error or IN_WORDS.get(self.outcome, "")

    @property
    def is_open(self) -> bool:
        return self.state in OPEN_STATES
