"""Finds the texts of sessions in which somebody stands by name who is withheld: nobody but an editor changes them."""

import re
from collections import defaultdict
from collections.abc import Collection, Iterator
from dataclasses import dataclass

from django.db.models import Model

from sessions.models import Participation, Session, Statement
from sessions.withheld_names import withheld_names
from speakers.names import fold

SESSION_TEXTS = ("title", "summary", "report")


@dataclass(frozen=True)
class NamingText:
    """One text that the public reads, or would read: a field of a record."""

    record: Model
    field: str


def naming_texts(sessions: Collection[int]) -> dict[int, list[NamingText]]:
    """By the session's id. One query where nobody is withheld, four where anybody is."""
    found, names = defaultdict(list), withheld_names()
    if names:
        said = re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, sorted(names)))})(?!\w)")
        for pk, record, field in _texts(sessions):
            if said.search(fold(getattr(record, field))):
                found[pk].append(NamingText(record, field))
    return found


def _texts(sessions: Collection[int]) -> Iterator[tuple[int, Model, str]]:
    """What is public of the sessions beside names, and the turns that stay as they were said."""
    for session in Session.objects.filter(pk__in=sessions).order_by("pk"):
        yield from ((session.pk, session, field) for field in SESSION_TEXTS)
    voices = Participation.objects.named().filter(session__in=sessions).exclude(report="").order_by("pk")
    for voice in voices.select_related("speaker"):
        yield voice.session_id, voice, "report"
    statements = Statement.objects.shown().filter(participation__session__in=sessions).select_related("participation")
    for statement in statements.order_by("pk"):
        yield statement.participation.session_id, statement, "text"
