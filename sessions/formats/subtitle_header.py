"""Turns the lines before a subtitle file's first cue into what they say of the session."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from sessions.formats.dates import find_moments
from sessions.formats.languages import language_tag
from sessions.formats.listed_people import read_person
from sessions.formats.titles import read_title
from sessions.transcript import Kind, ListedSpeaker, Moment, Transcript, Turn

# Title: Opening session    Language: en    language:en-us
FIELD = re.compile(
    r"(title|event|date|code|language|disclaimer|recording|speakers|moderators)\s*:\s*(.*)", re.IGNORECASE
)
# WEBVTT - Opening session
HEADLINE = re.compile(r"WEBVTT\s+[-–—]\s+(\S.*)", re.IGNORECASE)
NO_TITLE = re.compile(
    r"https?:|www\.|\b(?:created|generated|exported|converted|made|translat\w+|subtitles?|captions?|this file)\b",
    re.IGNORECASE,
)
URL = re.compile(r"https?://\S+")
BULLETS = "-*•· \t"


@dataclass
class SubtitleHeader:
    """What is said of a session before its first cue; None where nothing is."""

    title: str | None = None
    event: str | None = None
    code: str | None = None
    starts: Moment | None = None
    ends: Moment | None = None
    language: str | None = None
    disclaimer: str | None = None
    recording_url: str | None = None
    listed: list[ListedSpeaker] = field(default_factory=list)
    warnings: list[str] = field(default_factory=list)


def transcript_under(header: SubtitleHeader, text: str, turns: tuple[Turn, ...], *warnings: str) -> Transcript:
    """The transcript of these turns, with what the header says and its warnings first."""
    return Transcript(
        Kind.TRANSCRIPT,
        text,
        turns,
        header.title,
        header.event,
        header.code,
        header.starts,
        header.ends,
        header.disclaimer,
        header.language,
        tuple(header.listed),
        recording_url=header.recording_url,
        warnings=(*header.warnings, *warnings),
    )


def read_header(lines: Iterable[tuple[int, str]], name: str) -> SubtitleHeader:
    """The header of numbered lines; the first of two equal fields stands."""
    header = SubtitleHeader()
    for number, key, value in _fields(lines):
        if value:
            _set(header, key, value, number, name)
    return header


def _fields(lines: Iterable[tuple[int, str]]) -> Iterator[tuple[int, str, str]]:
    """(line, key, value); the lines after "Speakers:" and "Disclaimer:" up to a field or an empty line are theirs."""
    key = ""
    for number, line in lines:
        if headline := HEADLINE.fullmatch(line):
            yield number, "headline", headline[1]
        line = line.removeprefix("NOTE").strip() if line.startswith(("NOTE ", "NOTE\t")) else line
        if found := FIELD.fullmatch(line):
            key = found[1].lower()
            yield number, key, found[2].strip()
        elif not line or line == "NOTE":
            key = ""
        elif key in ("speakers", "moderators", "disclaimer"):
            yield number, key, line


def _set(header: SubtitleHeader, key: str, value: str, number: int, name: str) -> None:
    match key:
        case "title" | "headline":
            _set_title(header, key, value)
        case "date":
            _set_moments(header, value, number, name)
        case "speakers" | "moderators":
            header.listed += _people(value, "Moderator" if key == "moderators" else None)
        case "disclaimer":
            header.disclaimer = f"{header.disclaimer} {value}" if header.disclaimer else value
        case "language":
            header.language = header.language or language_tag(value)
        case "recording":
            header.recording_url = header.recording_url or (value if URL.fullmatch(value) else None)
        case _:
            setattr(header, key, value)


def _set_title(header: SubtitleHeader, key: str, value: str) -> None:
    if key == "headline" and NO_TITLE.search(value):
        return
    parts = read_title(value)
    header.title = parts.title or header.title
    header.event = header.event or parts.event
    header.code = header.code or parts.code


def _set_moments(header: SubtitleHeader, value: str, number: int, name: str) -> None:
    moments = find_moments(value, number)
    if moments is None:
        header.warnings.append(f'{name}:{number}: expected a date, found "{value[:60]}"; the day is unknown')
        return
    header.starts, header.ends = moments.starts, moments.ends
    header.warnings += moments.warnings


def _people(value: str, role: str | None) -> list[ListedSpeaker]:
    lines = [part.strip(BULLETS) for part in value.split(";")]
    return [person for line in lines if line and (person := read_person(line, role))]
