"""SearchDocument: what the index holds of one public record; SearchWord: the words that occur in the index."""

from django.db import models

from sessions.models.participation import Participation
from sessions.models.session import Session
from sessions.models.source import Turn
from sessions.models.statement import Statement
from sessions.models.theme import Theme
from speakers.models import Speaker


class DocumentKind(models.TextChoices):
    SESSION = "session", "Sessions"
    STATEMENT = "statement", "Statements"
    TURN = "turn", "Transcripts"
    SPEAKER = "speaker", "Speakers"
    THEME = "theme", "Themes"


def _owner(model: type[models.Model]) -> models.ForeignKey:
    """A record that takes its document with it: the database itself keeps none of a record that is gone.

    Without a reverse name, so that a merge of speakers, which walks those, leaves the index alone; without an index of
    its own, for the constraint below is one.
    """
    return models.ForeignKey(model, on_delete=models.CASCADE, null=True, related_name="+", db_index=False)


def _one_each(kind: DocumentKind) -> models.UniqueConstraint:
    """A session's statements and turns name it too; of the others the document itself is the only one."""
    own = models.Q(kind=kind) if kind == DocumentKind.SESSION else models.Q(**{f"{kind}__isnull": False})
    return models.UniqueConstraint(fields=[kind.value], condition=own, name=f"one_document_a_{kind.value}")


class SearchDocument(models.Model):
    """`title` and `body` are terms, not texts. Event, people, themes and dates are joined when somebody searches.

    Fields are added or dropped, never altered: SQLite's triggers and PostgreSQL's generated column hang on this table.
    """

    kind = models.CharField(max_length=10, choices=DocumentKind)
    session = models.ForeignKey(Session, on_delete=models.CASCADE, null=True, related_name="+")
    participation = models.ForeignKey(Participation, on_delete=models.CASCADE, null=True, related_name="+")
    statement = _owner(Statement)
    turn = _owner(Turn)
    speaker = _owner(Speaker)
    theme = _owner(Theme)
    title = models.TextField(blank=True)
    body = models.TextField(blank=True)

    class Meta:
        default_permissions = ()
        constraints = [_one_each(kind) for kind in DocumentKind]

    def __str__(self):
        return f"{self.kind} {self.pk}"


class SearchWord(models.Model):
    """A folded word as it is written, and its term. Words of what was withdrawn may stay: none is shown untried."""

    word = models.CharField(max_length=40, primary_key=True)
    term = models.CharField(max_length=330)

    class Meta:
        default_permissions = ()

    def __str__(self):
        return self.word
