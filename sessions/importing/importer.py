"""Imports one document: parse everything, then write everything in one transaction, or nothing."""

from dataclasses import replace
from hashlib import sha256

from django.db import IntegrityError, transaction

from sessions.analysis.description import describe
from sessions.analysis.drafting import draft
from sessions.formats import READER_VERSION, read_transcript
from sessions.grounding import ground_session
from sessions.importing.links import with_real_links
from sessions.importing.matching import find_session, own_key
from sessions.importing.options import ImportConflict, ImportOptions, ImportResult, Outcome
from sessions.importing.records import failure_record, session_record
from sessions.importing.sessions import kept_event, named_event, write_reading
from sessions.importing.tagging import vocabulary
from sessions.importing.wishes import unmet_wishes
from sessions.models import Session, Source
from sessions.search.index import index_sessions, update_later
from sessions.transcript import Transcript, TranscriptError
from sessions.versions import record_later


def import_document(name: str, content: bytes, options: ImportOptions) -> ImportResult:
    """The outcome of reading the bytes into records; a document that fails changes nothing."""
    digest = sha256(content).hexdigest()
    try:
        transcript = with_real_links(_overruled(read_transcript(name, content, options.format), options))
        return _write_once(transcript, name, content, digest, options)
    except TranscriptError as error:
        return ImportResult(Outcome.FAILED, failure_record(name, digest, str(error)))
    except ImportConflict as error:
        return ImportResult(Outcome.FAILED, failure_record(name, digest, f"{name}: {error}"), error)


def _overruled(transcript: Transcript, options: ImportOptions) -> Transcript:
    event, language = options.event or transcript.event, options.language or transcript.language
    return replace(transcript, event=event, language=language)


def _write_once(transcript: Transcript, name: str, content: bytes, digest: str, options: ImportOptions) -> ImportResult:
    """Where another import made the session meanwhile, the second try finds it."""
    try:
        return _write(transcript, name, content, digest, options)
    except IntegrityError:
        return _write(transcript, name, content, digest, options)


@transaction.atomic
def _write(transcript: Transcript, name: str, content: bytes, digest: str, options: ImportOptions) -> ImportResult:
    event = named_event(transcript.event)
    session = find_session(transcript, digest, event, options)
    outcome = Outcome.CREATED if session is None else Outcome.UNCHANGED
    if options.reread or not _was_read(session, digest):
        source = Source(name=name, content=content, sha256=digest, reader_version=READER_VERSION)
        source.received_by_id = options.user_id
        if options.new_session and session is None:
            session = Session(event=kept_event(event), import_key=own_key(event, digest))
        drafted = draft(transcript, vocabulary(), transcript.language)
        session, changed = write_reading(session, event, source, transcript, drafted)
        ground_session(session)
        outcome = outcome if outcome == Outcome.CREATED or not changed else Outcome.UPDATED
    if options.publish and outcome == Outcome.CREATED:
        session.publish()
    update_later(index_sessions, [session.pk])  # bulk_create sends no signals
    record_later([session.pk])
    record = {**describe(transcript, name, digest), "outcome": str(outcome)}
    record = session_record(record, session, transcript)
    warnings = [*unmet_wishes(options, session, outcome, digest), *record["warnings"]]
    result = ImportResult(outcome, {**record, "warnings": warnings})
    transaction.set_rollback(options.dry_run)
    return result


def _was_read(session: Session | None, digest: str) -> bool:
    return bool(session) and session.sources.filter(sha256=digest, reader_version=READER_VERSION).exists()
