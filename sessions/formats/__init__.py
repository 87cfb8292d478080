"""Turns a document's bytes into a Transcript: the one list of formats, tried in order, each known by its content."""

from sessions.formats import (
    akoma_ntoso,
    json_cdp,
    json_council,
    json_recognition,
    json_un,
    json_whisper,
    parlamint,
    pdf_text,
    saved_page,
    sbv,
    subrip,
    webvtt,
    word_document,
)
from sessions.formats.document import Document, completed, open_document
from sessions.formats.garbage import collector_paused
from sessions.formats.refusals import refuse_unless_one_session, refuse_what_nobody_said
from sessions.formats.text_formats import TEXT_FORMATS
from sessions.transcript import Transcript, TranscriptError

# Raised whenever a reader starts to understand a document differently: such documents are then read again.
READER_VERSION = 5

# The most telling signs first. A format is a module with recognises(document) -> bool and read(document) -> Transcript.
FORMATS = {
    "webvtt": webvtt,
    "subrip": subrip,
    "sbv": sbv,
    "json_un": json_un,
    "json_council": json_council,
    "json_cdp": json_cdp,
    "json_recognition": json_recognition,
    "json_whisper": json_whisper,
    "akoma_ntoso": akoma_ntoso,
    "parlamint": parlamint,
    "saved_page": saved_page,
    "word_document": word_document,
    "pdf_text": pdf_text,
    **TEXT_FORMATS,
}


@collector_paused()
def read_transcript(name: str, content: bytes, format_name: str | None = None) -> Transcript:
    """The transcript that the bytes hold; `name` stands in messages, `format_name` overrules the detection.

    Raises TranscriptError where the bytes are no session in a known format.
    """
    document = open_document(name, content)
    format_name = format_name or detect(document)
    try:
        return completed(document, FORMATS[format_name].read(document), format_name)
    except TranscriptError as error:
        raise error.in_source(name) from error


def detect(document: Document) -> str:
    """The name of the first format that recognises the document. Raises TranscriptError where none does."""
    refuse_what_nobody_said(document)
    for format_name, reader in FORMATS.items():
        if reader.recognises(document):
            return format_name
    refuse_unless_one_session(document)
    first = next((line.strip() for line in document.lines if line.strip()), "bytes that are no text")
    raise document.error("a session's report page or transcript in a known format", f'"{first[:60]}"', 1)
