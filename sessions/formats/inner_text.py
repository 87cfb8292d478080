"""Reads the text inside a page, an office document or a PDF by the text format that recognises it."""

from sessions.formats.document import Document
from sessions.formats.refusals import refuse_what_nobody_said
from sessions.formats.text_formats import TEXT_FORMATS
from sessions.transcript import Transcript, TranscriptError


def read_inner_text(document: Document, text: str, container: str) -> Transcript:
    """The transcript of the text; `container` names in messages what held it ("a page").

    Raises TranscriptError where no text format recognises the text or the one that does cannot read it. Its line is 1:
    the line of the extracted text, which nobody can see in the file, is named in the sentence.
    """
    inner = document.with_text(text)
    refuse_what_nobody_said(inner)
    for reader in TEXT_FORMATS.values():
        if reader.recognises(inner):
            return _read(inner, reader, container)
    first = next((line.strip() for line in text.split("\n") if line.strip()), None)
    found = f'{container} that begins "{first[:60]}"' if first else f"{container} without text"
    raise document.error("a session's report page or transcript in a known layout", found, 1)


def _read(inner: Document, reader, container: str) -> Transcript:
    try:
        return reader.read(inner)
    except TranscriptError as error:
        place = f"line {error.line} of the text of {container}" if error.line else f"the text of {container}"
        raise inner.error(error.expected, f"{error.found} ({place})", 1) from error
