"""Finds the address of a session's recording among the links of its page."""

import re

from lxml import etree

# https://www.youtube.com/watch?v=abcdefghijk  https://youtu.be/abcdefghijk  https://www.youtube-nocookie.com/embed/abcdefghijk
YOUTUBE = re.compile(
    r"^(?:https?:)?//(?:www\.|m\.)?(?:youtu\.be/|youtube(?:-nocookie)?\.com/(?:embed/|live/|watch\?(?:[^#\s]{0,200}&)?v=))"
    r"(?!videoseries)([\w-]{11})(?![\w-])"
)
MEDIA = frozenset({"audio", "video", "source"})


def recording_of(root: etree._Element) -> str | None:
    """The address of the page's only recording; None where there is none or more than one."""
    played = {
        address
        for node in root.iter("audio", "video", "source", "iframe")
        if (address := _address(node.get("src"), node.tag))
    }
    linked = {address for node in root.iter("a") if (address := _address(node.get("href"), node.tag))}
    found = played or linked
    return found.pop() if len(found) == 1 else None


def _address(link: str | None, tag: str) -> str | None:
    link = (link or "").strip()
    if video := YOUTUBE.match(link):
        return f"https://www.youtube.com/watch?v={video.group(1)}"
    return link if tag in MEDIA and link.startswith(("https://", "http://")) else None
