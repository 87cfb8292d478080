"""FailedSignIn: that a wrong password came, for as long as it takes to slow down who guesses."""

from datetime import timedelta

from django.db import models
from django.utils import timezone

KEEP = timedelta(minutes=15)


class FailedSignInQuerySet(models.QuerySet):
    def recent(self):
        return self.filter(failed_at__gt=timezone.now() - KEEP)

    def forget(self):
        self.filter(failed_at__lte=timezone.now() - KEEP).delete()


class FailedSignIn(models.Model):
    """`trace` leads back to no network and to no name; nothing says whether somebody of that name exists."""

    trace = models.CharField(max_length=64, db_index=True)
    failed_at = models.DateTimeField(default=timezone.now, db_index=True)

    objects = FailedSignInQuerySet.as_manager()

    class Meta:
        default_permissions = ()

    def __str__(self):
        return f"{self.failed_at:%Y-%m-%d %H:%M}"
