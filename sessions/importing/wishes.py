"""Says what of an import did nothing, because its session was there before, and why."""

from collections.abc import Iterator

from sessions.importing.options import ImportOptions, Outcome
from sessions.models import Session
from sessions.models.session import Status
from speakers.names import fold


def unmet_wishes(options: ImportOptions, session: Session, outcome: Outcome, sha256: str) -> list[str]:
    """A sentence for each wish that was not followed; none for a session that this import made."""
    return [] if outcome == Outcome.CREATED else list(_unmet(options, session, outcome, sha256))


def _unmet(options: ImportOptions, session: Session, outcome: Outcome, sha256: str) -> Iterator[str]:
    if not session.sources.filter(sha256=sha256, is_current=True).exists():
        yield f"not read again: {session.slug} follows a document that was read after this one; --reread follows this"
    if options.publish and session.status != Status.PUBLISHED:
        status = session.get_status_display().lower()
        yield (
            f"not published: --publish is for sessions that this import creates, and {session.slug} ({status}) was "
            "there before; publish it in the admin"
        )
    if options.event and fold(options.event) != fold(session.event.name if session.event else ""):
        place = f"belongs to {session.event}" if session.event else "has no event"
        yield f'--event "{options.event}" was not followed: {session.slug} {place}; change that in the admin'
    if options.language and options.language != session.language:
        found = f"has the language {session.language}" if session.language else "has no language"
        hint = (
            "--reread follows it" if outcome == Outcome.UNCHANGED and not options.reread else "change that in the admin"
        )
        yield f"--language {options.language} was not followed: {session.slug} {found}; {hint}"
