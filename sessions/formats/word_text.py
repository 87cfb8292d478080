"""Turns the main part of a Word document, read as a stream, into plain text."""

from collections.abc import Iterable, Mapping

from lxml import etree

from sessions.formats.document import Document
from sessions.formats.text_layout import TextLayout
from sessions.formats.word_styles import WordStyles
from sessions.formats.xml_document import SAFE_XML

MOST_ELEMENTS = 3_000_000
WORD_NAMESPACES = (
    "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}",
    "{http://purl.oclc.org/ooxml/wordprocessingml/main}",
)
# What was deleted or moved away, what Word prints itself, and the second copy of a drawing.
LEFT_OUT = ["del", "moveFrom", "delText", "instrText", "pPrChange", "rPrChange", "sectPr"]
LEFT_OUT_TAGS = {space + name for space in WORD_NAMESPACES for name in LEFT_OUT} | {
    "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
}
# The elements that make the text, by their full names: most others only say how it looks.
TOLD = ["t", "p", "pPr", "pStyle", "numId", "tr", "tc", "br", "cr", "tab", "noBreakHyphen"]
TOLD_TAGS = {space + name: name for space in WORD_NAMESPACES for name in TOLD}
NO_BREAK_HYPHEN = "\u2011"


def word_text(document: Document, chunks: Iterable[bytes], styles: WordStyles) -> str:
    """The paragraphs, the list items with bullets, the tables row by row. Raises TranscriptError for broken XML."""
    target = WordText(document, styles)
    parser = etree.XMLParser(target=target, **SAFE_XML)
    try:
        for chunk in chunks:
            parser.feed(chunk)
        return parser.close()
    except etree.LxmlError as error:
        raise document.error("a Word document (DOCX)", f'a broken text part ("{str(error)[:100]}")', 1) from error


class WordText:
    """What lxml's parser tells as it goes along. A tree of the same part would take ten times its size in memory."""

    def __init__(self, document: Document, styles: WordStyles):
        self._document, self._styles = document, styles
        self._layout = self._here = TextLayout()
        self._rows: list[list[TextLayout]] = []
        self._left_out = self._elements = 0
        self._is_text = self._is_contents = False
        self._style, self._numbering = "", None
        self._begins = {"tr": self._begin_row, "tc": self._begin_cell, "p": self._begin_block}
        self._ends = {"pPr": self._end_properties, "p": self._end_block, "tr": self._end_row}

    def doctype(self, *_names: str | None) -> None:
        raise self._document.error("a Word document (DOCX)", "a DOCTYPE in its text part", 1)

    def start(self, tag: str, attributes: Mapping[str, str]) -> None:
        self._elements += 1
        if self._elements > MOST_ELEMENTS:
            raise self._document.error(
                "a Word document (DOCX) of ordinary size", f"more than {MOST_ELEMENTS:,} elements", 1
            )
        if self._left_out or tag in LEFT_OUT_TAGS:
            self._left_out += 1
        elif tag in TOLD_TAGS:
            self._begin(TOLD_TAGS[tag], attributes)

    def end(self, tag: str) -> None:
        if self._left_out:
            self._left_out -= 1
        elif tag in TOLD_TAGS:
            self._is_text = False
            if (name := TOLD_TAGS[tag]) in self._ends:
                self._ends[name]()

    def data(self, text: str) -> None:
        if self._is_text and not self._left_out and not self._is_contents:
            self._here.write(text)

    def close(self) -> str:
        return self._layout.text

    def _innermost(self) -> TextLayout:
        """The cell that is being written, else the document."""
        return next((row[-1] for row in reversed(self._rows) if row), self._layout)

    def _begin(self, name: str, attributes: Mapping[str, str]) -> None:
        self._is_text = name == "t"
        if name in self._begins:
            self._begins[name]()
        elif name in ("br", "cr"):
            self._here.end_line()
        elif name in ("tab", "noBreakHyphen"):
            self._here.write(" " if name == "tab" else NO_BREAK_HYPHEN)
        elif name in ("pStyle", "numId"):
            self._remember(name, next((value for key, value in attributes.items() if key.endswith("}val")), ""))

    def _remember(self, name: str, value: str) -> None:
        if name == "pStyle":
            self._style = value
        else:
            self._numbering = value

    def _begin_block(self) -> None:
        self._here.end_paragraph()
        self._style, self._numbering, self._is_contents = "", None, False

    def _end_properties(self) -> None:
        """What is known once a paragraph's properties are: a list item, or an entry of the table of contents."""
        self._is_contents = self._styles.is_contents(self._style)
        if self._styles.is_bullet(self._style, self._numbering):
            self._here.begin_item()

    def _end_block(self) -> None:
        self._is_contents = False
        self._here.end_item()

    def _begin_row(self) -> None:
        self._rows.append([])

    def _begin_cell(self) -> None:
        if self._rows:
            self._here = TextLayout()
            self._rows[-1].append(self._here)

    def _end_row(self) -> None:
        """The row in one line, its cells parted by tabs; further paragraphs of a cell follow in lines of their own."""
        if self._rows:
            cells = [cell.text for cell in self._rows.pop()]
            self._here = self._innermost()
            self._here.add("\t".join(filter(None, cells)))
