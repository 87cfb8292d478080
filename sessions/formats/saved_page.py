"""Turns a saved HTML page into a Transcript, by the text format that its text is in."""

import re
from dataclasses import replace

from lxml import etree, html

from sessions.formats.document import Document
from sessions.formats.inner_text import read_inner_text
from sessions.formats.languages import language_tag
from sessions.formats.page_text import page_text
from sessions.formats.page_title import title_of
from sessions.formats.recording_links import recording_of
from sessions.formats.xml_document import PROLOG
from sessions.transcript import Transcript

# <!DOCTYPE html>  <html lang="en">  <div class="event">
PAGE_START = re.compile(
    r"<(?:!DOCTYPE\s+html|html|head|body|main|article|section|div|h1|p|title|meta|table|ul)(?=[\s/>])", re.IGNORECASE
)


def recognises(document: Document) -> bool:
    return bool(PAGE_START.match(document.text, _start(document.text)))


def read(document: Document) -> Transcript:
    """The session on the page. Raises TranscriptError where its text is none."""
    root = _parsed(document)
    text = page_text(root)
    title = title_of(root, text)
    transcript = read_inner_text(document, _from_title(text, title), "a page")
    return replace(
        transcript,
        title=transcript.title or title,
        language=transcript.language or language_tag(root.get("lang")),
        recording_url=transcript.recording_url or recording_of(root),
    )


def _start(text: str) -> int:
    position = 0
    while found := PROLOG.match(text, position):
        position = found.end()
    return position


def _parsed(document: Document) -> etree._Element:
    """The tree of the page, mended where it is broken. Raises TranscriptError where part of it would be lost."""
    parser = html.HTMLParser(encoding="utf-8", no_network=True, huge_tree=False, remove_comments=True, remove_pis=True)
    try:
        root = html.document_fromstring(document.text.encode(), parser=parser)
    except (etree.LxmlError, ValueError, AssertionError) as error:
        raise document.error("an HTML page", f'"{str(error)[:120]}"', 1) from error
    if lost := next((entry for entry in parser.error_log if entry.level_name == "FATAL"), None):
        raise document.error("an HTML page", f'"{lost.message.strip()[:120]}"', lost.line or 1)
    return root


def _from_title(text: str, title: str | None) -> str:
    """The text from its title on: what stands above is the site's, and a page without a heading is given its title."""
    if not title:
        return text
    lines = text.split("\n")
    above = next((number for number, line in enumerate(lines) if line.strip() == title), None)
    return "\n".join(lines[above:]) if above is not None else f"{title}\n\n{text}"
