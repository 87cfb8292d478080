"""Decides which document speaks for a session's fields: the kind that came first; another kind fills what is empty."""

from sessions.formats.programme import PROGRAMME
from sessions.models import Session, Source
from sessions.models.imported import ImportedRecord
from sessions.transcript import Kind, Transcript

# What only one kind of document can say: its word counts, whichever came first.
OF_ONE_KIND = {"report", "summary", "spoken_words", "spoken_seconds", "words_per_minute", "figures_method"}
OF_ONE_KIND |= {"figures_coverage", "voice_position", "recording_url"}


def leads(session: Session, transcript: Transcript) -> bool:
    """Whether documents of this kind came first: captions must not rename the session of a report page.

    A programme tells what was planned: it leads until there is a document.
    """
    first = session.sources.order_by("pk").values_list("kind", flat=True).first() if session.pk else None
    return first is None or (first == str(transcript.kind) and transcript.format != PROGRAMME)


def filling(record: ImportedRecord, incoming: dict) -> dict:
    """Those of the fields that say what the record does not have yet, or what only this kind of document can say."""
    return {
        name: value for name, value in incoming.items() if name in OF_ONE_KIND or getattr(record, name) in (None, "")
    }


def gives_themes(source: Source) -> bool:
    """Whether the session's own themes are those of this source: of the transcript where there is one.

    They do not depend on which document was read last.
    """
    said = Source.objects.filter(session=source.session_id, kind=str(Kind.TRANSCRIPT), is_current=True)
    return source.kind == Kind.TRANSCRIPT or not said.exists()
