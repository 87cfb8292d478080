"""Turns YouTube's and Google Meet's SBV captions into a Transcript."""

import re

from sessions.formats.document import Document
from sessions.formats.subtitles import read_subtitles
from sessions.transcript import Transcript

# 0:00:01.000,0:00:04.000
TIMING = re.compile(
    r"^[^\S\n]*(?:\d{1,3}:)?\d{1,2}:\d{2}\.\d{1,3},(?:\d{1,3}:)?\d{1,2}:\d{2}\.\d{1,3}[^\S\n]*$", re.MULTILINE
)
SEARCHED = 20_000


def recognises(document: Document) -> bool:
    return TIMING.search(document.text, 0, SEARCHED) is not None


def read(document: Document) -> Transcript:
    return read_subtitles(document, is_subrip=True)
