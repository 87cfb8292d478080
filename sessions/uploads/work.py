"""Works through the queue: one upload a transaction, so that two workers never import one twice and none is lost."""

import logging
from time import monotonic

from django.db import transaction
from django.utils import timezone

from sessions.importing import ImportConflict, ImportResult, Outcome
from sessions.importing.records import failure_record
from sessions.models import QueuedImport, Session
from sessions.models.queued_import import QueuedImportQuerySet, UploadState
from sessions.uploads.choices import failed, import_upload, may_import
from sessions.uploads.findings import findings, new_people

COMMAND_HINT = ": name one with --session"
UNEXPECTED = "expected a document that can be imported, found one that our program stumbled over; tell its developers"
# Not the bytes, which stay as they came until they are imported.
WRITTEN = ["state", "is_confirmed", "outcome", "title", "error", "preview", "report", "session", "imported_at"]
logger = logging.getLogger(__name__)


def work(uploads: QueuedImportQuerySet, seconds: float) -> None:
    """Advance the pending uploads, one after another, until the time is over; at least one is begun."""
    until = monotonic() + seconds
    while advance(uploads) and monotonic() < until:
        pass


@transaction.atomic
def advance(uploads: QueuedImportQuerySet, by_operator: bool = False) -> QueuedImport | None:
    """The next pending upload, previewed or imported; None where nothing is left that no other worker has.

    Whoever runs the site may import what changes a published session; of others a Publisher.

    The lock is the claim: a worker that dies gives it back. SQLite, which locks no row, has one writer at a time.
    """
    upload = uploads.pending().select_for_update(skip_locked=True, of=("self",)).first()
    if upload is None:
        return None
    if not upload.is_confirmed:
        _write_down(upload, _rehearse(upload), is_import=False)
    elif result := _confirmed(upload, by_operator):
        _write_down(upload, result, is_import=True)
    else:
        _write_down(upload, _rehearse(upload), is_import=False)
        upload.state = UploadState.PUBLISHER
    upload.save(update_fields=[*WRITTEN, *(["content"] if upload.state == UploadState.IMPORTED else [])])
    return upload


def _confirmed(upload: QueuedImport, by_operator: bool) -> ImportResult | None:
    """The import; None where nothing was written because only a Publisher may confirm it."""
    with transaction.atomic():
        result = _import(upload)
        if by_operator or result.outcome == Outcome.FAILED:
            return result
        session = Session.objects.get(slug=result.record["session"])
        if may_import(upload.confirmed_by, session, result.outcome, bool(upload.voices)):
            return result
        transaction.set_rollback(True)
    return None


def _import(upload: QueuedImport) -> ImportResult:
    try:
        with transaction.atomic():
            return _with_findings(import_upload(upload))
    except ImportConflict as error:
        return failed(upload, error)
    except Exception:  # whatever it is, the others go on
        logger.exception("The upload %s failed.", upload.pk)
        record = failure_record(upload.name, upload.sha256, f"{upload.name}: {UNEXPECTED}")
        return ImportResult(Outcome.FAILED, record)


def _rehearse(upload: QueuedImport) -> ImportResult:
    """The import itself, looked at and rolled back: what the preview shows is what will happen."""
    with transaction.atomic():
        result = _import(upload)
        transaction.set_rollback(True)
    record = result.record
    return ImportResult(result.outcome, {**record, "new_people": new_people(record.get("people", []))}, result.conflict)


def _with_findings(result: ImportResult) -> ImportResult:
    if result.outcome == Outcome.FAILED:
        return result
    session = Session.objects.get(slug=result.record["session"])
    found = findings(session)
    names = {person["slug"]: person["name"] for person in found["people"]}
    voices = [{**voice, "person": names.get(voice["speaker"])} for voice in result.record["voices"]]
    return ImportResult(result.outcome, {**result.record, **found, "voices": voices})


def _write_down(upload: QueuedImport, result: ImportResult, is_import: bool) -> None:
    upload.is_confirmed = False
    upload.outcome, upload.title = str(result.outcome), (result.record["title"] or "")[:400]
    upload.error = (result.record["error"] or "").replace("\x00", "").replace(COMMAND_HINT, "")
    if result.conflict:
        upload.state = UploadState.CHOICE
        upload.preview = {**result.record, "candidates": list(result.conflict.candidates)}
    elif result.outcome == Outcome.FAILED:
        upload.state = UploadState.FAILED
    elif is_import:
        _write_down_import(upload, result)
    else:
        candidates = (upload.preview or {}).get("candidates", [])  # an answer can still be taken back
        upload.state, upload.preview = UploadState.PREVIEWED, {**result.record, "candidates": candidates}


def _write_down_import(upload: QueuedImport, result: ImportResult) -> None:
    upload.state, upload.report = UploadState.IMPORTED, result.record
    upload.session = Session.objects.get(slug=result.record["session"])
    upload.imported_at, upload.content = timezone.now(), b""
