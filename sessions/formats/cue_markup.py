"""Turns a cue's payload with its markup into plain lines, each with the voice that its markup names."""

import re
from collections.abc import Iterator
from html import unescape
from typing import NamedTuple

# <v Ana Silva>    <v.loud Ana Silva>    </v>
VOICE = re.compile(r"<v(?:\.[^\s<>]{0,80})?(?:[ \t\n]+([^<>]{0,200}))?>|(</v>)")
# <v Ana Silva>Good morning.</v>: what most cues are
ONE_VOICE = re.compile(r"<v(?:\.[^\s<>]{0,80})?[ \t\n]+([^<>&{\\]{1,200})>([^<>&{\\]*)(?:</v>)?\s*")
# <c.yellow>  </c>  <00:00:00.560>  <i>  <font color="#fff">  <b>  <lang en>; no tag are "a < b" and "<Ana>"
TAG = re.compile(
    r"</?[a-z][^<>\n]{0,200}>|<\d[\d:.,]{0,20}>|</?(?:[IBUCV]|FONT|SPAN)(?:\s[^<>\n]{0,200})?>|\{\\[^{}\n]{0,100}\}"
)
LINE_BREAK = re.compile(r"<br\s?/?>|\\N", re.IGNORECASE)
# Invisible characters, and controls that an entity may hide
ZERO_WIDTH = re.compile("[\x00-\x08\x0e-\x1f\x7f\u200b\u200c\u200e\u200f\u2060\ufeff\u00ad\u202a-\u202e]")


class MarkedLine(NamedTuple):
    """A line of a cue without markup; `voice` is None where no markup names one."""

    text: str
    voice: str | None = None


def marked_lines(payload: str) -> list[MarkedLine]:
    """The payload's lines that hold words, in order."""
    if not payload.isascii():
        payload = ZERO_WIDTH.sub("", payload)
    if not any(sign in payload for sign in "<&\\{"):
        return _lines(payload, None)
    if whole := ONE_VOICE.fullmatch(payload):
        return _lines(whole[2], " ".join(whole[1].split()))
    return list(_spans(LINE_BREAK.sub("\n", payload)))


def _spans(payload: str) -> Iterator[MarkedLine]:
    """The lines of each voice span, and of what stands before, between and after them."""
    position, voice = 0, None
    for tag in VOICE.finditer(payload):
        yield from _lines(plain(payload[position : tag.start()]), voice)
        position = tag.end()
        voice = None if tag.group(2) else " ".join(plain(tag.group(1) or "").split())
    yield from _lines(plain(payload[position:]), voice)


def plain(marked: str) -> str:
    """The words without tags, with entities as what they stand for."""
    text = TAG.sub("", marked) if "<" in marked or "{" in marked else marked
    return ZERO_WIDTH.sub("", unescape(text)) if "&" in text else text


def _lines(text: str, voice: str | None) -> list[MarkedLine]:
    lines = [" ".join(line.split()) for line in text.split("\n")]
    return [MarkedLine(line, voice) for line in lines if line]
