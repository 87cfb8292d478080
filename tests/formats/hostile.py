"""Damages documents in seeded ways for the tests of the readers of plain text."""

from collections.abc import Iterator

from sessions.formats.document import Document
from sessions.transcript import Transcript, TranscriptError
from tests.formats.mutations import mutations


def mutated(text: str, seed: int, count: int = 300) -> Iterator[str]:
    """Seeded variants of the text, as far as they are text still."""
    return (content.decode(errors="replace") for content in mutations(text.encode(), count, seed))


def assert_read_or_refused(reader, text: str) -> None:
    """The reader gives a Transcript with spans inside its text, or a TranscriptError with a line; nothing else."""
    document = Document("damaged.txt", text.encode(), text)
    reader.recognises(document)
    try:
        transcript = reader.read(document)
    except TranscriptError as error:
        assert error.line is not None and error.line >= 1
        return
    assert isinstance(transcript, Transcript) and transcript.turns
    spans = [span for turn in transcript.turns for span in turn.paragraphs]
    assert all(0 <= span.start < span.end <= len(transcript.text) for span in spans)
    assert spans == sorted(spans)
