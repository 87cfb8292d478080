"""Concept: a named organisation, instrument or idea of the editors’ gazetteer, and the statements that name it."""

from django.db import models

from sessions.models.plain_text import PlainTextField
from sessions.models.statement import Statement
from speakers.derived import Derived
from speakers.history.records import EditHistory
from speakers.names import fold
from speakers.permissions import EXCHANGED
from speakers.versions import Versioned


class Concept(Versioned, Derived):
    name = models.CharField(max_length=200, unique=True, help_text="The name in full, as the graph shows it.")
    search_key = models.CharField(max_length=200, editable=False, db_index=True)
    kind = models.CharField(max_length=40, blank=True, help_text='What it is: "organisation", "instrument", "concept".')
    aliases = PlainTextField(
        blank=True,
        help_text="Other names, one a line. A name in capitals is an acronym and must be written so in the text.",
    )
    history = EditHistory(excluded_fields=["search_key", "version"])

    derived = ("search_key",)

    class Meta:
        default_permissions = EXCHANGED
        ordering = ["search_key"]

    def __str__(self):
        return self.name

    def derive(self):
        self.search_key = fold(self.name)[:200]


class StatementConcept(models.Model):
    """A statement names a concept; found by the machine in the statement's own words."""

    statement = models.ForeignKey(Statement, on_delete=models.CASCADE, related_name="statement_concepts")
    concept = models.ForeignKey(Concept, on_delete=models.CASCADE, related_name="statement_concepts")

    class Meta:
        default_permissions = ()
        ordering = ["pk"]
        constraints = [models.UniqueConstraint(fields=["statement", "concept"], name="one_concept_a_statement")]

    def __str__(self):
        return str(self.concept)
