"""SessionVersion: what the public saw of a session from one change to the next, kept so that a citation holds."""

from django.db import models
from django.urls import reverse

from sessions.models.session import Session


class SessionVersionQuerySet(models.QuerySet):
    def readable(self):
        """Those of published sessions that nobody withheld."""
        return self.filter(is_withheld=False, session__in=Session.objects.published())


class SessionVersion(models.Model):
    """`content` is all that the pages say, `changes` how it differs from the version before, without its words."""

    session = models.ForeignKey(Session, on_delete=models.CASCADE, related_name="versions")
    number = models.PositiveIntegerField()
    made_at = models.DateTimeField(auto_now_add=True)
    content = models.JSONField()
    changes = models.JSONField(default=list)
    is_withheld = models.BooleanField(
        default=False,
        help_text="Withhold an earlier version whose words must no longer be read. Its number and its day stay.",
    )

    objects = SessionVersionQuerySet.as_manager()

    class Meta:
        default_permissions = ("view", "change")
        ordering = ["session", "-number"]
        constraints = [models.UniqueConstraint(fields=["session", "number"], name="one_version_a_number")]

    def __str__(self):
        return f"version {self.number}"

    def get_absolute_url(self):
        return reverse("sessions:version", args=[self.session.slug, self.number])


class PublishedStatement(models.Model):
    """A key under which a statement once was public: its address says so for ever, whatever became of the statement."""

    key = models.CharField(max_length=8, unique=True)
    session = models.ForeignKey(Session, on_delete=models.CASCADE, related_name="published_statements")

    class Meta:
        default_permissions = ()

    def __str__(self):
        return self.key
