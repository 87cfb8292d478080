"""Turns a Word document (DOCX) into a Transcript, by the text format that its text is in."""

from sessions.formats.document import Document
from sessions.formats.inner_text import read_inner_text
from sessions.formats.office_package import chunks_of, open_package
from sessions.formats.word_styles import read_styles
from sessions.formats.word_text import word_text
from sessions.transcript import Transcript

MAIN_PART = "word/document.xml"


def recognises(document: Document) -> bool:
    """Any zip file: `read` says what another kind of file holds."""
    return document.content.startswith(b"PK\x03\x04")


def read(document: Document) -> Transcript:
    """The session that the document tells. Raises TranscriptError for other zip files and for a text that is none."""
    with open_package(document, MAIN_PART) as package:
        styles = read_styles(document, package)
        text = word_text(document, chunks_of(document, package, MAIN_PART), styles)
    return read_inner_text(document, text, "a Word document")
