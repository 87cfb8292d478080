"""What the tests of the formats share: reading without fuss, and the sentence that a refusal must be."""

from sessions.formats import read_transcript
from sessions.transcript import Transcript, TranscriptError


def refusal(name: str, content: bytes | str, format_name: str | None = None) -> str:
    """The whole message of the TranscriptError that reading raises."""
    try:
        read_transcript(name, _bytes(content), format_name)
    except TranscriptError as error:
        assert error.line >= 1
        return str(error)
    raise AssertionError(f"{name} was read")


def reading(name: str, content: bytes | str, format_name: str | None = None) -> Transcript:
    return read_transcript(name, _bytes(content), format_name)


def said(transcript: Transcript) -> list[tuple[str, list[str]]]:
    """Who said what: each turn's attribution with the texts of its paragraphs."""
    return [(turn.attribution, [span.of(transcript.text) for span in turn.paragraphs]) for turn in transcript.turns]


def is_read_or_refused(name: str, content: bytes, format_name: str) -> bool:
    """Whether the reader either makes a transcript with spans inside its text or refuses with a line."""
    try:
        transcript = read_transcript(name, content, format_name)
    except TranscriptError as error:
        return error.line is not None and error.line >= 1
    spans = [span for turn in transcript.turns for span in turn.paragraphs]
    return all(0 <= span.start < span.end <= len(transcript.text) for span in spans)


def _bytes(content: bytes | str) -> bytes:
    return content.encode() if isinstance(content, str) else content
