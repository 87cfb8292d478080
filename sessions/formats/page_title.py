"""Finds the title of a session on its page."""

from lxml import etree

from sessions.formats.page_text import NO_TEXT
from sessions.formats.xml_document import words_of


def title_of(root: etree._Element, text: str) -> str | None:
    """The page's only first-level heading, else what the page calls itself in its head, without the site's name."""
    headings = [words_of(heading, NO_TEXT) for heading in root.iter("h1")]
    shown = [heading for heading in headings if heading and heading in text]
    if len(shown) == 1:
        return shown[0]
    named = {meta.get("property"): (meta.get("content") or "").strip() for meta in root.iter("meta")}
    title = named.get("og:title") or words_of(next(root.iter("title"), None))
    site = named.get("og:site_name")
    return _without_site(title, site) or None


def _without_site(title: str, site: str | None) -> str:
    for joint in (" | ", " - ", " – ", " — "):
        if site and title.endswith(joint + site):
            return title.removesuffix(joint + site)
    return title
