"""Turns the lines above a report into what they say of the session: title, event, code, moments and addresses."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from sessions.formats.dates import Moments, find_moments
from sessions.formats.report_heads import Line
from sessions.formats.titles import TitleParts, read_title

# https://www.intgovforum.org/en/content/...
ADDRESS = re.compile(r"https?://[^\s<>()\"”]{4,500}")
RECORDING_HOST = re.compile(
    r"https?://(?:www\.|m\.)?(?:youtube\.com|youtu\.be|vimeo\.com|media\.un\.org|webtv\.un\.org)/", re.IGNORECASE
)
# official event page, Event page:, Watch the recording
LINK_WORDS = re.compile(
    r"(?:the )?(?:official|event|session|programme|watch|recording|video|link)[\w\s’']{0,40}\s*[:→»]*",
    re.IGNORECASE,
)
# IGF 2023, EuroDIG 2022
EVENT_ALONE = re.compile(r"[A-Z][\w+-]{1,15}(?: Forum)? (?:19|20)\d\d")
LONGEST_TITLE = 500


@dataclass(frozen=True)
class Header:
    """What stands above the report; None for what is not there."""

    title: str | None
    event: str | None
    code: str | None
    moments: Moments
    official_url: str | None
    recording_url: str | None


def read_header(lines: Sequence[Line]) -> Header:
    """The header that the lines above the list of people and the report make."""
    moments = {line.number: found for line in lines if (found := find_moments(line.bare, line.number))}
    words = [line.text for line in lines if line.number not in moments]
    event, parts = _named(words)
    return Header(
        title=_first(part.title for part in parts),
        event=_first(part.event for part in parts) or event,
        code=_first(part.code for part in parts),
        moments=_merged(list(moments.values())),
        official_url=_first(_address(line.text, is_recording=False) for line in lines),
        recording_url=_first(_address(line.text, is_recording=True) for line in lines),
    )


def _named(words: list[str]) -> tuple[str | None, list[TitleParts]]:
    """An event that stands on a line of its own, and the parts of each line that may be a title."""
    titles = [text for text in words if len(text) <= LONGEST_TITLE and not _is_link(text)]
    events = [text for text in titles if EVENT_ALONE.fullmatch(text)]
    others = [text for text in titles if text not in events]
    return (events[0] if events and others else None), [read_title(text) for text in others or titles]


def _is_link(text: str) -> bool:
    bare = ADDRESS.sub("", text).strip(" \t[]()|-–")
    return (
        not bare
        or (bare[:1].islower() and bool(LINK_WORDS.fullmatch(bare)))
        or bare.casefold() == "official event page"
    )


def _merged(found: list[Moments]) -> Moments:
    """The first moments with a start; the warnings of all."""
    first = next((moments for moments in found if moments.starts), next(iter(found), None))
    warnings = tuple(dict.fromkeys(warning for moments in found for warning in moments.warnings))
    return Moments(first and first.starts, first and first.ends, warnings)


def _address(text: str, is_recording: bool) -> str | None:
    found = [address.rstrip(".,;]") for address in ADDRESS.findall(text)]
    return next((address for address in found if bool(RECORDING_HOST.match(address)) == is_recording), None)


def _first(values: Iterable[str | None]) -> str | None:
    return next(filter(None, values), None)
