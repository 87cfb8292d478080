"""Turns the text of a PDF into a Transcript, by the text format that it is in."""

from dataclasses import replace

from sessions.formats.document import Document
from sessions.formats.inner_text import read_inner_text
from sessions.formats.line_joining import joined_paragraphs
from sessions.formats.page_furniture import without_furniture
from sessions.formats.pdf_pages import pages_of
from sessions.transcript import Transcript


def recognises(document: Document) -> bool:
    return document.content.startswith(b"%PDF-")


def read(document: Document) -> Transcript:
    """The session that the PDF's text tells. Raises TranscriptError where it has none or the text is no session."""
    pages, warnings = pages_of(document)
    lines = [line for page in without_furniture(pages) for line in page]
    transcript = read_inner_text(document, joined_paragraphs(lines), "a PDF")
    return replace(transcript, warnings=(*warnings, *transcript.warnings))
