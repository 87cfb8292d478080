"""Turns a Transcript into the plain record that the commands print: a public interface, to be widened, never bent."""

from sessions.analysis.figures import Method, SpeechFigures, voice_figures, word_count
from sessions.transcript import Kind, Moment, Transcript, Turn, voices

NO_SPEECH = {"words": None, "seconds": None, "words_per_minute": None, "method": "unknown", "coverage": None}


def describe(transcript: Transcript, source: str, sha256: str) -> dict:
    """The header fields of `read_transcript` and `import_transcript --report json`, in their printed order."""
    return {
        "source": source,
        "sha256": sha256,
        "format": transcript.format,
        "kind": str(transcript.kind),
        "title": transcript.title,
        "event": transcript.event,
        "code": transcript.code,
        "starts_at": _iso(transcript.starts),
        "ends_at": _iso(transcript.ends),
        "disclaimer": transcript.disclaimer,
        "language": transcript.language,
        "listed": [vars(person) for person in transcript.listed],
        "voices": describe_voices(transcript),
        "warnings": list(transcript.warnings),
        "error": None,
    }


def describe_failure(source: str, sha256: str, error: str) -> dict:
    """The same fields for a document that could not be read."""
    unknown = ["format", "kind", "title", "event", "code", "starts_at", "ends_at", "disclaimer", "language"]
    return {
        "source": source,
        "sha256": sha256,
        **dict.fromkeys(unknown),
        "listed": [],
        "voices": [],
        "warnings": [],
        "error": error,
    }


def describe_voices(transcript: Transcript) -> list[dict]:
    """An entry a voice; a report's words are `report_words`, never words of speech."""
    figures = voice_figures(transcript)
    return [
        {**_voice(attribution, turns), **_lengths(turns, transcript, figures[attribution])}
        for attribution, turns in voices(transcript.turns).items()
    ]


def _voice(attribution: str, turns: list[Turn]) -> dict:
    return {
        "attribution": attribution or None,
        "role": next((turn.role for turn in turns if turn.role), None),
        "affiliation": next((turn.affiliation for turn in turns if turn.affiliation), None),
        "turns": len(turns),
        "paragraphs": sum(len(turn.paragraphs) for turn in turns),
    }


def _lengths(turns: list[Turn], transcript: Transcript, figures: SpeechFigures) -> dict:
    if transcript.kind == Kind.TRANSCRIPT:
        return {"report_words": None, **_speech(figures)}
    words = sum(word_count(span.of(transcript.text)) for turn in turns for span in turn.paragraphs)
    return {"report_words": words, **NO_SPEECH}


def describe_turns(transcript: Transcript) -> list[dict]:
    """The turns as `read_transcript` prints them; offsets inside a turn's text are offsets from its span's start."""
    return [
        {
            "attribution": turn.attribution or None,
            "text": turn.span.of(transcript.text),
            "starts_after_seconds": turn.starts_after_seconds,
            "ends_after_seconds": turn.ends_after_seconds,
        }
        for turn in transcript.turns
    ]


def _speech(figures: SpeechFigures) -> dict:
    is_measured = figures.method == Method.MEASURED
    return {
        "words": figures.words,
        "seconds": figures.seconds if is_measured else None,
        "words_per_minute": figures.words_per_minute if is_measured else None,
        "method": str(figures.method),
        "coverage": round(figures.coverage, 3),
    }


def _iso(moment: Moment | None) -> str | None:
    return moment.isoformat() if moment else None
