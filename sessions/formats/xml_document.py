"""Turns a document's XML into a tree, and elements into plain paragraphs; nothing in it is fetched or expanded."""

import re
from collections.abc import Collection, Iterator

from lxml import etree

from sessions.formats.document import Document

SAFE_XML = {"resolve_entities": False, "no_network": True, "load_dtd": False, "huge_tree": False}
XML_ID = "{http://www.w3.org/XML/1998/namespace}id"
XML_LANGUAGE = "{http://www.w3.org/XML/1998/namespace}lang"
# <?xml version="1.0"?>  <!-- a note -->
PROLOG = re.compile(r"\s+|<\?.*?\?>|<!--.*?-->", re.DOTALL)
# <akomaNtoso xmlns="...">  <tei:TEI>
ROOT = re.compile(r"<(?:[\w.-]+:)?([\w.-]+)(?=[\s/>])")
# <!DOCTYPE TEI SYSTEM "tei.dtd">
DOCTYPE = re.compile(r"<!DOCTYPE\s+(?:[\w.-]+:)?([\w.-]+)", re.IGNORECASE)
# #AnaRey  mp:AnaRey
POINTER = re.compile(r"^(?:#|[a-z]{1,12}:(?!/))")
# "Ms Rey:"  "The Speaker –"
AFTER_NAME = re.compile(r"[\s:;,–—-]+$")
# "The Speaker." and "A. Rey (ABC)." but not "Sam Rey Jr." or "Ana K."
FULL_STOP_AFTER_NAME = re.compile(r"(?:(?<=\w{4})|(?<=\)))\.$")

# Empty elements that stand where a blank would.
BREAKS = frozenset({"br", "eol", "lb", "pb", "eop"})


def root_name(document: Document) -> str:
    """The name of the XML's outermost element without its prefix, "" where the text is no XML."""
    start = _after_prolog(document.text)
    found = DOCTYPE.match(document.text, start) or ROOT.match(document.text, start)
    return found.group(1) if found else ""


def parse_xml(document: Document) -> etree._Element:
    """The root of the document's XML. Raises TranscriptError for a DOCTYPE and for XML that is not well formed."""
    _refuse_doctype(document)
    text = document.text.lstrip()
    lines_before = document.text[: len(document.text) - len(text)].count("\n")
    parser = etree.XMLParser(encoding="utf-8", remove_comments=True, remove_pis=True, **SAFE_XML)
    try:
        return etree.fromstring(text.encode(), parser)
    except (etree.LxmlError, ValueError) as error:
        line = (getattr(error, "lineno", None) or 1) + lines_before
        raise document.error("well-formed XML", f'"{str(error)[:120]}"', line) from error


def local_name(element: etree._Element) -> str:
    """The element's name without its namespace, "" for what is no element."""
    return element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""


def named(element: etree._Element, *names: str) -> Iterator[etree._Element]:
    """The elements of any of the names inside the element (itself included), in any namespace, in document order."""
    return element.iter(*(f"{{*}}{name}" for name in names))


def words_of(element: etree._Element | None, skipped: Collection[str] = ()) -> str:
    """The element's text in one line, without what stands inside the skipped elements."""
    return " ".join(paragraphs_of(element, (), skipped)) if element is not None else ""


def paragraphs_of(element: etree._Element, blocks: Collection[str], skipped: Collection[str]) -> list[str]:
    """The element's text, cut where a block begins or ends, each paragraph in one line, empty ones left out."""
    paragraphs: list[list[str]] = [[]]
    for piece in _pieces(element, blocks, skipped):
        paragraphs.append([]) if piece is None else paragraphs[-1].append(piece)
    lines = (" ".join("".join(paragraph).split()) for paragraph in paragraphs)
    return [line for line in lines if line]


def identifier(element: etree._Element) -> str | None:
    return element.get(XML_ID) or element.get("eId") or element.get("id")


def pointed(value: str | None) -> str:
    """The identifier behind a reference: "#AnaRey" gives "AnaRey"; of several the first, "" for a blank one."""
    references = (value or "").split()
    return POINTER.sub("", references[0]) if references else ""


def name_as_printed(text: str) -> str:
    """The name without the punctuation that leads over to the words."""
    return FULL_STOP_AFTER_NAME.sub("", AFTER_NAME.sub("", text.strip()))


def _pieces(element: etree._Element, blocks: Collection[str], skipped: Collection[str]) -> Iterator[str | None]:
    """The pieces of text in document order, None where a paragraph begins or ends."""
    walk = etree.iterwalk(element, events=("start", "end"))
    for event, node in walk:
        name = local_name(node)
        left_out = node is not element and (name in skipped or not name)
        if name in blocks:
            yield None
        if event == "start":
            yield " " if left_out or name in BREAKS else node.text or ""
            if left_out:
                walk.skip_subtree()
        elif node is not element:
            yield node.tail or ""


def _after_prolog(text: str) -> int:
    position = 0
    while found := PROLOG.match(text, position):
        position = found.end()
    return position


def _refuse_doctype(document: Document) -> None:
    start = _after_prolog(document.text)
    if DOCTYPE.match(document.text, start):
        line = document.text.count("\n", 0, start) + 1
        raise document.error("XML without a document type declaration", "a DOCTYPE, which may hide other files", line)
