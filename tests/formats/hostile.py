"""Damages documents in seeded ways, and sizes them up, for the tests of the readers of plain text."""

import random
import time
from contextlib import suppress

from sessions.formats.document import Document
from sessions.transcript import Transcript, TranscriptError

PIECES = [
    ">>",
    ">",
    ":",
    "\n",
    "\n\n",
    "[0:01]",
    "00:61:00",
    "***",
    "---\n",
    "Moderator:",
    "- 2 -\n",
    "\u2011",
    "\xa0",
    "(",
    "]",
    "|",
    "…",
    " ",
]


def mutated(text: str, seed: int, count: int = 300):
    """Seeded variants of the text: pieces cut, doubled, moved and put in."""
    choose = random.Random(seed)
    for _ in range(count):
        variant = text
        for _ in range(choose.randint(1, 6)):
            start, end = sorted(choose.randrange(len(variant) + 1) for _ in range(2))
            end = min(end, start + choose.choice([1, 5, 40, 400]))
            middle = choose.choice(["", choose.choice(PIECES), variant[start:end] * 2, variant[start:end][::-1]])
            variant = variant[:start] + middle + variant[end:]
        yield variant


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


def seconds_to_read(reader, text: str) -> float:
    document = Document("large.txt", text.encode(), text)
    started = time.process_time()
    reader.recognises(document)
    with suppress(TranscriptError):
        reader.read(document)
    return time.process_time() - started
