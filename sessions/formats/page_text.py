"""Turns the tree of an HTML page into the text that a reader of the page would save, without what surrounds it."""

from collections import Counter

from lxml import etree

from sessions.formats.text_layout import TextLayout
from sessions.formats.xml_document import local_name, words_of

HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
BLOCKS = HEADINGS | frozenset(
    [
        "address",
        "article",
        "blockquote",
        "body",
        "caption",
        "center",
        "dd",
        "details",
        "div",
        "dl",
        "dt",
        "fieldset",
        "figcaption",
        "figure",
        "footer",
        "form",
        "header",
        "hgroup",
        "hr",
        "main",
        "ol",
        "p",
        "pre",
        "section",
        "summary",
        "table",
        "tbody",
        "tfoot",
        "thead",
        "tr",
        "ul",
    ]
)
CELLS = frozenset({"td", "th"})
# What a page holds beside its text.
SURROUNDINGS = frozenset({"nav", "aside", "footer"})
NO_TEXT = frozenset(
    [
        "audio",
        "base",
        "canvas",
        "embed",
        "head",
        "iframe",
        "link",
        "map",
        "math",
        "meta",
        "noscript",
        "object",
        "option",
        "script",
        "select",
        "style",
        "svg",
        "template",
        "textarea",
        "title",
        "video",
    ]
)


def page_text(root: etree._Element) -> str:
    """The page's text; a heading, a paragraph, a table row and a list item each begin a line."""
    layout, opened = TextLayout(), Counter()
    walk = etree.iterwalk(_main_part(root), events=("start", "end"))
    for event, node in walk:
        name = local_name(node)
        opened[name] += 1 if event == "start" else -1
        if event == "end":
            _end(layout, name)
            _write(layout, node.tail, opened)
        elif _is_left_out(node, name, opened):
            walk.skip_subtree()
        else:
            _begin(layout, name)
            _write(layout, node.text, opened)
    return layout.text


def _main_part(root: etree._Element) -> etree._Element:
    """The page's only <main> unless its title stands outside, else its body, else all of it."""
    parts = [part for part in root.iter("main") if words_of(part, NO_TEXT)]
    if len(parts) == 1 and not any(map(_holds_title, root.iter("header"))):
        return parts[0]
    return next(root.iter("body"), root)


def _holds_title(header: etree._Element) -> bool:
    """Whether a header outside <main> and <article> holds the heading with which the page's own title begins."""
    if any(local_name(parent) in ("main", "article") for parent in header.iterancestors()):
        return False
    title = words_of(next(header.getroottree().getroot().iter("title"), None))
    return any(title.startswith(words) for heading in header.iter("h1") if (words := words_of(heading, NO_TEXT)))


def _is_left_out(node: etree._Element, name: str, opened: Counter) -> bool:
    """A header inside an article holds its title, a button inside a heading the heading of what it unfolds."""
    if name == "header":
        return not (opened["article"] or opened["main"] or _holds_title(node))
    if name == "button":
        return not any(opened[heading] for heading in HEADINGS)
    if name == "form":
        return not _is_whole_page(node)
    return name in NO_TEXT or name in SURROUNDINGS or not name


def _is_whole_page(form: etree._Element) -> bool:
    """Some servers wrap every page in a form."""
    inner = Counter(local_name(node) for node in form.iter("h1", "main", "p"))
    return bool(inner["h1"] or inner["main"] or inner["p"] > 3)


def _begin(layout: TextLayout, name: str) -> None:
    if name == "li":
        layout.begin_item()
    elif name in BLOCKS:
        layout.end_paragraph()
    elif name == "br":
        layout.end_line()


def _end(layout: TextLayout, name: str) -> None:
    if name == "li":
        layout.end_item()
    elif name in BLOCKS:
        layout.end_paragraph()
    elif name in CELLS:
        layout.end_cell()


def _write(layout: TextLayout, text: str | None, opened: Counter) -> None:
    if text and opened["pre"]:
        layout.write_lines(text)
    elif text:
        layout.write(text)
