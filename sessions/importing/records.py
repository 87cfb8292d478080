"""Turns an import's outcome into the plain record that the command prints: a public interface."""

from sessions.analysis.description import describe_failure
from sessions.analysis.figures import PLAUSIBLE_WORDS_PER_MINUTE
from sessions.importing.options import Outcome
from sessions.models import Participation, Session, Source, Statement, Turn
from sessions.transcript import Transcript


def session_record(record: dict, session: Session, transcript: Transcript) -> dict:
    """The document's description with what its records are called."""
    source = session.sources.filter(sha256=record["sha256"]).latest("reader_version")
    speakers = _speakers(session, source, transcript)
    themes = session.session_themes.shown().order_by("-score", "theme__slug")
    return {
        **record,
        "session": session.slug,
        "voices": [{**voice, "speaker": speakers.get(voice["attribution"] or "")} for voice in record["voices"]],
        "turns": len(transcript.turns),
        "statements": Statement.objects.filter(participation__session=session, is_in_source=True).count(),
        "themes": list(themes.values_list("theme__slug", flat=True)),
        "warnings": [*source.warnings, *_doubts(session)],
    }


def _doubts(session: Session) -> list[str]:
    """What an editor should look at: voices without a person or withheld, and speeds at which nobody speaks."""
    voices = list(session.participations.order_by("pk"))
    low, high = PLAUSIBLE_WORDS_PER_MINUTE
    fast = [one for one in voices if one.words_per_minute and not low <= one.words_per_minute <= high]
    doubts = [_unresolved(one) for one in voices if one.speaker_id is None] + [_implausible(one) for one in fast]
    return doubts + [_withheld(one) for one in voices if one.is_withheld]


def _withheld(voice: Participation) -> str:
    return f'"{voice.attribution or "unnamed voice"}" is withheld: somebody of that name asked to be left out'


def _implausible(voice: Participation) -> str:
    low, high = PLAUSIBLE_WORDS_PER_MINUTE
    name = voice.attribution or "unnamed voice"
    return f'"{name}": expected a speed of {low} to {high} words a minute, found {voice.words_per_minute}'


def _speakers(session: Session, source: Source, transcript: Transcript) -> dict[str, str]:
    """The speaker's slug of each attribution: by the source's turns, else by the participations' own names."""
    by_name = dict(session.participations.values_list("attribution", "speaker__slug"))
    by_turn = Turn.objects.filter(source=source).values_list("position", "participation__speaker__slug")
    return by_name | {transcript.turns[position].attribution: slug for position, slug in by_turn}


def _unresolved(participation: Participation) -> str:
    fits = participation.unresolved.get("candidates")
    hint = f" (it could be {', '.join(fits)})" if fits else ""
    return f'"{participation.attribution or "unnamed voice"}" is nobody until an editor names the person{hint}'


def failure_record(source: str, sha256: str, error: str) -> dict:
    """The record of a document that could not be read: every field is there, nothing is claimed."""
    return {
        **describe_failure(source, sha256, error),
        "outcome": str(Outcome.FAILED),
        "session": None,
        "turns": 0,
        "statements": 0,
        "themes": [],
    }
