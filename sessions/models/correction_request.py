"""CorrectionRequest: a visitor's word that a statement or a turn is wrong, and what an editor answered."""

from datetime import timedelta

from django.conf import settings
from django.core.validators import MaxLengthValidator, MinLengthValidator
from django.db import models
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from simple_history.models import HistoricalRecords

from sessions.models.participation import named_only
from sessions.models.plain_text import PlainTextField
from sessions.models.session import Session
from sessions.models.source import Turn
from sessions.models.statement import Statement
from speakers.versions import Versioned

KEEP_CONTACT = timedelta(days=90)
# The limit of a day needs it; nothing else does.
KEEP_SENDER = timedelta(days=1)


class Mistake(models.TextChoices):
    WORDS = "words", _("This was not said so")
    VOICE = "voice", _("Somebody else said it")
    FACT = "fact", _("A name, a role, a date or another fact is wrong")
    EVIDENCE = "evidence", _("The source does not carry it")
    OTHER = "other", _("Something else")


class RequestState(models.TextChoices):
    OPEN = "open", "Open"
    ACCEPTED = "accepted", "Accepted"
    DECLINED = "declined", "Declined"


class CorrectionRequestQuerySet(models.QuerySet):
    def open(self):
        return self.filter(state=RequestState.OPEN)

    def accepted(self):
        return self.filter(state=RequestState.ACCEPTED)

    def public(self):
        """What was corrected, the latest first: nothing about who is withheld, nor what nobody can place any more."""
        accepted = self.accepted().filter(session__in=Session.objects.published())
        placed = accepted.exclude(statement=None, turn=None)
        named = placed.filter(named_only("statement__participation"), named_only("turn__participation"))
        return named.select_related("statement", "turn").order_by("-answered_at", "-pk")

    def forget_reporters(self, now=None) -> tuple[int, int]:
        """Erase who sent what: the trace of the sender after a day, the contact after 90. How many of each."""
        now = now or timezone.now()
        traced = self.exclude(sender="").filter(sent_at__lte=now - KEEP_SENDER)
        reachable = self.exclude(contact="").filter(sent_at__lte=now - KEEP_CONTACT)
        return traced.update(sender=""), reachable.update(contact="")


class CorrectionRequest(Versioned):
    """About a statement or a turn; where that is gone since, about its session. Its own words are never public."""

    session = models.ForeignKey(Session, on_delete=models.CASCADE, related_name="correction_requests")
    statement = models.ForeignKey(Statement, on_delete=models.SET_NULL, null=True, related_name="correction_requests")
    turn = models.ForeignKey(Turn, on_delete=models.SET_NULL, null=True, related_name="correction_requests")
    kind = models.CharField(max_length=10, choices=Mistake)
    text = PlainTextField(
        _("What should it say, and how do you know?"),
        validators=[MinLengthValidator(10), MaxLengthValidator(2000)],
        help_text=_("10 to 2,000 characters. Only editors read it."),
    )
    contact = models.EmailField(
        _("Your e-mail address"),
        blank=True,
        help_text=_("If you want an answer. You may leave it empty; it is erased after 90 days."),
    )
    sender = models.CharField(max_length=64, blank=True, editable=False)
    sent_at = models.DateTimeField(default=timezone.now, editable=False, db_index=True)
    state = models.CharField(
        max_length=10,
        choices=RequestState,
        default=RequestState.OPEN,
        db_index=True,
        help_text="What you decided. Everybody reads the answer to an accepted request.",
    )
    answer = PlainTextField(
        blank=True,
        help_text="What was corrected, or why nothing was, in a sentence. Of an accepted request everybody reads it "
        "on the session’s page and the statement’s, with its date; the visitor’s own words are never shown. "
        "Write nothing in it that the correction took away.",
    )
    answered_at = models.DateTimeField(null=True, editable=False)
    answered_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, editable=False)
    history = HistoricalRecords(excluded_fields=["contact", "sender", "version"])

    objects = CorrectionRequestQuerySet.as_manager()

    class Meta:
        default_permissions = ("change", "delete", "view")
        ordering = ["-sent_at", "-pk"]
        verbose_name = "mistake"

    def __str__(self):
        return f"Sent {self.sent_at:%Y-%m-%d %H:%M}"

    @property
    def anchor(self) -> str:
        return f"c-{self.pk}"

    @property
    def is_placed(self) -> bool:
        """Whether the public can still read what it is about."""
        return bool(self.turn or (self.statement and self.statement.is_shown))

    @property
    def address(self) -> str:
        """The public place of what it is about."""
        if self.statement:
            return self.statement.get_absolute_url()
        page = reverse("sessions:transcript", args=[self.session.slug])
        return f"{page}#{self.turn.anchor}" if self.turn else self.session.get_absolute_url()

    def decide(self, user) -> None:
        """Date the answer and sign it; an open request has none."""
        is_open = self.state == RequestState.OPEN
        self.answered_at = None if is_open else self.answered_at or timezone.now()
        self.answered_by = None if is_open else user
