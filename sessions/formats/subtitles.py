"""Turns a subtitle file into a Transcript: the one way of WebVTT, SubRip and SBV, which differ in comments only."""

from sessions.formats.cue_blocks import read_cues
from sessions.formats.cues import turns_of_cues
from sessions.formats.document import Document
from sessions.formats.subtitle_header import read_header, transcript_under
from sessions.transcript import Transcript


def read_subtitles(document: Document, is_subrip: bool) -> Transcript:
    """The cues' turns and the header's fields. Raises TranscriptError with its line where no cue can be read."""
    file = read_cues(document, is_subrip)
    header = read_header(file.header, document.name)
    text, turns = turns_of_cues(document, file)
    return transcript_under(header, text, turns, *file.warnings)
