"""Makes draft sessions and their listed people of a programme, before any document of theirs exists."""

from django.db import transaction

from sessions.formats.programme import read_programme
from sessions.importing.matching import find_session
from sessions.importing.options import ImportOptions, ImportResult, Outcome
from sessions.importing.sessions import named_event, write_session
from sessions.importing.voices import write_voices
from sessions.transcript import Transcript


@transaction.atomic
def import_programme(name: str, content: bytes) -> list[ImportResult]:
    """What came of each session of the programme: all are written, or none.

    Raises TranscriptError where the file is no programme, ImportConflict where a row fits several sessions.
    """
    return [_import(transcript, name) for transcript in read_programme(name, content)]


def _import(transcript: Transcript, name: str) -> ImportResult:
    event = named_event(transcript.event)
    session = find_session(transcript, "", event, ImportOptions())
    outcome = Outcome.UNCHANGED if session else Outcome.CREATED
    session, changed = write_session(session, event, transcript, "", name)
    changed |= write_voices(session, transcript).changed
    outcome = Outcome.UPDATED if outcome == Outcome.UNCHANGED and changed else outcome
    record = {"source": name, "outcome": str(outcome), "session": session.slug, "title": session.title}
    return ImportResult(outcome, {**record, "listed": len(transcript.listed)})
