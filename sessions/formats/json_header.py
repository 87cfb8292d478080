"""Turns the keys around a JSON transcript into what they say of the session."""

import re

from sessions.formats.dates import find_moments
from sessions.formats.document import Document
from sessions.formats.json_document import first_text, objects_around, text_of
from sessions.formats.languages import language_tag
from sessions.formats.opening import named_language
from sessions.formats.recorded_times import iso_moment
from sessions.formats.subtitle_header import SubtitleHeader
from sessions.formats.titles import read_title

TITLE_KEYS = ("clean_title", "title", "session_title", "meeting_title", "name", "body_name")
EVENT_KEYS = ("event", "event_name", "conference")
CODE_KEYS = ("code", "session_code", "symbol", "pv_symbol")
START_KEYS = (
    "session_datetime",
    "starts_at",
    "start_datetime",
    "datetime",
    "date",
    "meeting_date",
    "session_date",
    "recorded_at",
)
LANGUAGE_KEYS = ("language", "lang", "language_code")
RECORDING_KEYS = (
    "recording_url",
    "recording",
    "video_url",
    "session_video_uri",
    "video_uri",
    "media_url",
    "video",
    "audio_url",
)
# 2026-07-06T00:00:00.000Z: how programs write a day without a time
DAY_ALONE = re.compile(r"T00:00:00(?:\.0+)?Z$")


def read_json_header(document: Document, value: object) -> SubtitleHeader:
    """What the document's own object and those beside the turns say; the outer one first."""
    header = SubtitleHeader()
    for found in objects_around(value):
        parts = read_title(first_text(found, *TITLE_KEYS))
        header.title = header.title or parts.title
        header.event = header.event or first_text(found, *EVENT_KEYS) or parts.event or None
        header.code = header.code or first_text(found, *CODE_KEYS) or parts.code or None
        language = first_text(found, *LANGUAGE_KEYS)
        header.language = header.language or language_tag(language) or named_language(language)
        header.disclaimer = header.disclaimer or text_of(found.get("disclaimer")) or None
        header.recording_url = header.recording_url or _address(found)
        _set_start(header, document, first_text(found, *START_KEYS))
    return header


def _address(found: dict) -> str | None:
    video = found.get("video")
    addresses = [text_of(found.get(key)) for key in RECORDING_KEYS]
    addresses.append(text_of(video.get("url")) if isinstance(video, dict) else "")
    return next((address for address in addresses if address.startswith(("https://", "http://"))), None)


def _set_start(header: SubtitleHeader, document: Document, written: str) -> None:
    if not written or header.starts:
        return
    written = DAY_ALONE.sub("", written)
    moments = find_moments(written, 1)
    header.starts = iso_moment(written.replace(" ", "T", 1)) or (moments.starts if moments else None)
    header.ends = moments.ends if moments else None
    if header.starts is None:
        header.warnings.append(f'{document.name}: expected a date, found "{written[:60]}"; the day is unknown')
