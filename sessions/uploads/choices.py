"""Turns an upload and the editor's choices into an import: the same one that the command makes."""

from django.contrib.auth.models import AnonymousUser

from sessions.importing import ImportConflict, ImportOptions, ImportResult, Outcome, import_document
from sessions.importing.records import failure_record
from sessions.models import Participation, QueuedImport, Session
from sessions.roles import may_edit
from speakers.addresses import FormerSlug
from speakers.models import Speaker


def import_upload(upload: QueuedImport) -> ImportResult:
    """Import the upload's document and name its voices. To be called inside a transaction that a failure rolls back."""
    result = import_document(upload.name, bytes(upload.content), import_options(upload))
    if result.outcome == Outcome.FAILED or not upload.voices:
        return result
    session = Session.objects.get(slug=result.record["session"])
    name_voices(session, upload.voices)
    return ImportResult(result.outcome, _with_names(result.record, session, upload.voices))


def import_options(upload: QueuedImport) -> ImportOptions:
    return ImportOptions(
        event=upload.event or None,
        session=upload.chosen_session or None,
        new_session=upload.is_new_session,
        language=upload.language or None,
        publish=upload.publish and may_publish(upload.uploaded_by),
        user_id=upload.uploaded_by_id,
    )


def may_publish(user) -> bool:
    """Asked again when the import is made: a right that was taken away meanwhile publishes nothing."""
    return bool(user) and user.is_active and user.has_perm("igf_sessions.publish_session")


def may_import(user, session: Session, outcome: Outcome, names_voices: bool) -> bool:
    """What changes a published or withdrawn session is confirmed by a Publisher; a new session and no change by any."""
    if outcome == Outcome.CREATED or (outcome == Outcome.UNCHANGED and not names_voices):
        return True
    return may_edit(user or AnonymousUser(), session)


def name_voices(session: Session, choices: dict[str, dict]) -> None:
    """Give each voice that is still nobody the chosen person. Raises ImportConflict where that one is gone."""
    for attribution, choice in choices.items():
        voice = session.participations.filter(attribution=attribution, speaker=None).first()
        if voice:
            voice.speaker, voice.unresolved = _person(session, attribution, choice), {}
            voice._change_reason = "Named when its document was uploaded."
            voice.save()


def _with_names(record: dict, session: Session, choices: dict[str, dict]) -> dict:
    """The record as it is now that the voices have their people."""
    people = dict(session.participations.filter(attribution__in=choices).values_list("attribution", "speaker__slug"))
    solved = tuple(f'"{attribution}" is nobody until' for attribution in people)
    voices = [{**one, "speaker": one["speaker"] or people.get(one["attribution"] or "")} for one in record["voices"]]
    warnings = [warning for warning in record["warnings"] if not warning.startswith(solved)]
    return {**record, "voices": voices, "warnings": warnings}


def failed(upload: QueuedImport, error: ImportConflict) -> ImportResult:
    record = failure_record(upload.name, upload.sha256, f"{upload.name}: {error}")
    return ImportResult(Outcome.FAILED, record, error)


def _person(session: Session, attribution: str, choice: dict) -> Speaker:
    person = _speaker(choice["speaker"]) if "speaker" in choice else _same_as(session, choice["same_as"])
    if person is None:
        found = choice.get("speaker") or choice.get("same_as")
        raise ImportConflict(f'expected a person for "{attribution}", found "{found}", who is nobody any more')
    return person


def _speaker(slug: str) -> Speaker | None:
    """The speaker of the slug, or the one with whom that speaker was merged."""
    former = FormerSlug.objects.filter(model=Speaker._meta.label_lower, slug=slug).values("object_id")
    return Speaker.objects.filter(slug=slug).first() or Speaker.objects.filter(pk__in=former).first()


def _same_as(session: Session, attribution: str) -> Speaker | None:
    other: Participation | None = session.participations.filter(attribution=attribution).first()
    return other.speaker if other else None
