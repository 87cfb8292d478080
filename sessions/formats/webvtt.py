"""Turns WebVTT captions into a Transcript."""

import re

from sessions.formats.document import Document
from sessions.formats.subtitles import read_subtitles
from sessions.transcript import Transcript

# WEBVTT    WEBVTT - Opening session    WEBVTT Kind: captions
SIGNATURE = re.compile("[\\s\ufeff]*WEBVTT(?=[\\s:]|$)", re.IGNORECASE)


def recognises(document: Document) -> bool:
    return SIGNATURE.match(document.text) is not None


def read(document: Document) -> Transcript:
    return read_subtitles(document, is_subrip=False)
