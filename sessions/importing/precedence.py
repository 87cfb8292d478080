"""Decides which document speaks for a session's fields: the kind that came first; another kind fills what is empty."""

from sessions.models import Session
from sessions.models.imported import ImportedRecord
from sessions.transcript import Kind

# What only one kind of document can say: its word counts, whichever came first.
OF_ONE_KIND = {"report", "summary", "spoken_words", "spoken_seconds", "words_per_minute", "figures_method"}
OF_ONE_KIND |= {"figures_coverage", "voice_position", "listed_position", "recording_url"}


def leads(session: Session, kind: Kind) -> bool:
    """Whether documents of this kind came first: captions must not rename the session of a report page."""
    first = session.sources.order_by("pk").values_list("kind", flat=True).first() if session.pk else None
    return first in (None, str(kind))


def filling(record: ImportedRecord, incoming: dict) -> dict:
    """Those of the fields that say what the record does not have yet, or what only this kind of document can say."""
    return {name: value for name, value in incoming.items() if name in OF_ONE_KIND or not getattr(record, name)}
