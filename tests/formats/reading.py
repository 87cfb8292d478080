"""What the tests of the formats share: reading without fuss, and the sentence that a refusal must be."""

from itertools import pairwise

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


def is_read_or_refused(name: str, content: bytes, format_name: str | None = None) -> bool:
    """Whether the reader either makes a transcript without a flaw or refuses with a line."""
    try:
        transcript = read_transcript(name, content, format_name)
    except TranscriptError as error:
        return error.line is not None and error.line >= 1
    return flaw_of(transcript) is None


def flaw_of(transcript: Transcript) -> str | None:
    """What is wrong with the spans of a Transcript; None where they lie in order, inside it, without blanks."""
    spans = [span for turn in transcript.turns for span in turn.paragraphs]
    if not all(0 <= span.start < span.end <= len(transcript.text) for span in spans):
        return "a span outside the text"
    if any(after.start < before.end for before, after in pairwise(spans)):
        return "spans out of order"
    ragged = any(span.of(transcript.text) != span.of(transcript.text).strip() for span in spans)
    return "a span with blanks at its ends" if ragged else None


def _bytes(content: bytes | str) -> bytes:
    return content.encode() if isinstance(content, str) else content
