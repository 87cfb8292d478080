"""Writes one reading of a document: its session, its source and all that hangs on them."""

from collections import defaultdict
from pathlib import PurePath

from sessions.analysis.drafting import Draft
from sessions.analysis.retagging import SessionTags
from sessions.analysis.themes import leading_themes
from sessions.importing.matching import import_key
from sessions.importing.precedence import filling, gives_themes, leads
from sessions.importing.relations import write_relations
from sessions.importing.retagging import session_themes, write_session_tags
from sessions.importing.roll import Roll
from sessions.importing.statements import write_statements
from sessions.importing.summaries import write_summary
from sessions.importing.tagging import vocabulary
from sessions.importing.turns import write_turns
from sessions.importing.voices import write_voices
from sessions.models import Event, Participation, Session, Source
from sessions.transcript import Transcript
from speakers.names import fold


def named_event(name: str | None) -> Event | None:
    """The event of that name; where there is none yet, one that `kept_event` keeps once a session needs it."""
    if not name:
        return None
    return Event.objects.filter(search_key=fold(name)[:200]).first() or Event(name=name[:200])


def kept_event(event: Event | None) -> Event | None:
    if event and not event.pk:
        event.save()
    return event


def write_reading(session: Session | None, event: Event | None, source: Source, transcript: Transcript, drafted: Draft):
    """The session, and whether anything changed."""
    session, session_changed = write_session(session, event, transcript, source.sha256, source.name)
    source = _write_source(session, source, transcript, drafted)
    roll = write_voices(session, transcript)
    by_voice = _by_participation(transcript, drafted, roll.voices)
    changes = [
        session_changed,
        roll.changed,
        write_turns(source, transcript, roll.voices),
        write_statements(source, by_voice),
        write_relations(source, drafted.relations, roll.voices),
        gives_themes(source) and write_session_tags(session.pk, _session_tags(source, drafted, roll)),
    ]
    write_summary(source, drafted, roll.voices)
    return session, any(changes)


def _session_tags(source: Source, drafted: Draft, roll: Roll) -> SessionTags:
    """What was drafted of every word, unless somebody's are withheld."""
    if any(voice.withheld_since for voice in roll.voices.values()):
        return session_themes(source, vocabulary())
    return SessionTags(leading_themes(drafted.themes))


def write_session(session: Session | None, event: Event | None, transcript: Transcript, sha256: str, name: str):
    """The session with what the document of that name says of it, and whether that changed anything."""
    if session is None:
        event = kept_event(event)
        session = Session(event=event, import_key=import_key(transcript, event, sha256))
    fields = _session_fields(session, transcript, name)
    changed = session.follow(**(fields if leads(session, transcript) else filling(session, fields)))
    if changed or not session.pk:
        session.save()
    return session, bool(changed)


def _session_fields(session: Session, transcript: Transcript, name: str) -> dict:
    """What the document says of the session; where it says nothing, an earlier document's word stands.

    Of many documents without a title an editor tells each by its file's name.
    """
    starts, ends = transcript.starts, transcript.ends
    fields = {
        "title": (transcript.title or "")[:400]
        or (None if session.pk else f"Untitled session ({PurePath(name).name})"[:400]),
        "code": (transcript.code or "")[:60],
        "start_date": starts.day if starts else None,
        "start_time": starts.clock if starts else None,
        "end_date": ends.day if ends else None,
        "end_time": ends.clock if ends else None,
        "zone": ((starts and starts.zone) or "")[:60],
        "language": (transcript.language or "")[:20],
        "disclaimer": transcript.disclaimer or "",
        "recording_url": transcript.recording_url or "",
        "official_url": transcript.official_url or "",
        **_section_texts(transcript),
    }
    return {name: value for name, value in fields.items() if value not in ("", None)}


def _section_texts(transcript: Transcript) -> dict[str, str]:
    """The parts of a report that belong to no voice: its summary, and the rest under their headings."""
    summaries, others = [], []
    for section in transcript.sections:
        words = "\n\n".join(span.of(transcript.text) for span in section.paragraphs)
        is_summary = section.heading.casefold().startswith("summary")
        (summaries if is_summary else others).append(words if is_summary else f"{section.heading}\n\n{words}")
    return {"summary": "\n\n".join(summaries), "report": "\n\n".join(others)}


def _write_source(session: Session, source: Source, transcript: Transcript, drafted: Draft) -> Source:
    """The reading's source: bytes read before by the same reader are the same source."""
    session.sources.filter(kind=str(transcript.kind)).update(is_current=False)
    same = session.sources.filter(sha256=source.sha256, reader_version=source.reader_version).first()
    source = same or source
    source.session, source.format, source.kind = session, transcript.format, str(transcript.kind)
    source.text, source.is_current = transcript.text, True
    source.warnings = [*transcript.warnings, *drafted.warnings]
    source.save()
    return source


def _by_participation(transcript: Transcript, drafted: Draft, voices: dict[str, Participation]):
    statements = defaultdict(list, {participation: [] for participation in voices.values()})
    for statement in drafted.statements:
        statements[voices[transcript.turns[statement.turn].attribution]].append(statement)
    return statements
