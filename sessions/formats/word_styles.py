"""Turns the styles and the numbering of a Word document into what its text needs: which paragraphs are list items."""

from dataclasses import dataclass
from zipfile import ZipFile

from lxml import etree

from sessions.formats.document import Document
from sessions.formats.office_package import chunks_of
from sessions.formats.xml_document import SAFE_XML, named

LARGEST_PART = 8_000_000


@dataclass(frozen=True)
class WordStyles:
    """The names of the paragraph styles by their ids, and the ids of the lists whose items have bullets."""

    names: dict[str, str]
    bulleted: frozenset[str]

    def is_bullet(self, style: str, numbering: str | None) -> bool:
        if numbering is not None:
            return numbering in self.bulleted
        return self.names.get(style, "").startswith("list bullet")

    def is_contents(self, style: str) -> bool:
        """Whether the style is of a table of contents, which repeats the headings."""
        return self.names.get(style, "").startswith(("toc ", "contents "))


def read_styles(document: Document, package: ZipFile) -> WordStyles:
    """What the parts say; what they do not say, or say in a broken way, has no bullets."""
    styles, numbering = (_root(document, package, f"word/{part}.xml") for part in ("styles", "numbering"))
    return WordStyles(_names(styles), _bulleted(numbering))


def _root(document: Document, package: ZipFile, part: str) -> etree._Element:
    if part not in package.namelist() or package.getinfo(part).file_size > LARGEST_PART:
        return etree.Element("missing")
    try:
        return etree.fromstring(b"".join(chunks_of(document, package, part)), etree.XMLParser(**SAFE_XML))
    except etree.LxmlError:
        return etree.Element("broken")


def _names(styles: etree._Element) -> dict[str, str]:
    named_styles = ((style, next(named(style, "name"), None)) for style in named(styles, "style"))
    return {_value(style, "styleId"): _value(name).lower() for style, name in named_styles if name is not None}


def _bulleted(numbering: etree._Element) -> frozenset[str]:
    """The lists whose first level has a bullet: a list points to a pattern, which says how a level is marked."""
    patterns = {
        _value(pattern, "abstractNumId"): next(named(pattern, "numFmt"), None)
        for pattern in named(numbering, "abstractNum")
    }
    lists = ((item, next(named(item, "abstractNumId"), None)) for item in named(numbering, "num"))
    return frozenset(
        _value(item, "numId")
        for item, pointer in lists
        if pointer is not None and (mark := patterns.get(_value(pointer))) is not None and _value(mark) == "bullet"
    )


def _value(element: etree._Element, name: str = "val") -> str:
    return next((value for key, value in element.attrib.items() if key.rpartition("}")[2] == name), "")
