"""Turns SubRip subtitles (SRT), and WebVTT that lost its first line, into a Transcript."""

import re

from sessions.formats.document import Document
from sessions.formats.subtitles import read_subtitles
from sessions.transcript import Transcript

# 00:00:01,000 --> 00:00:04,000
TIMING = re.compile(
    r"^[^\S\n]*(?:\d{1,3}:)?\d{1,2}:\d{2}(?:[.,:]\d{1,6})?[^\S\n]*-->[^\S\n]*\d{1,3}:\d{2}", re.MULTILINE
)
# Times stand in the first lines, unless something else is read, such as a page that quotes them.
SEARCHED = 20_000


def recognises(document: Document) -> bool:
    return (
        not document.text.lstrip()[:1].startswith(("<", "{", "["))
        and TIMING.search(document.text, 0, SEARCHED) is not None
    )


def read(document: Document) -> Transcript:
    return read_subtitles(document, is_subrip=True)
