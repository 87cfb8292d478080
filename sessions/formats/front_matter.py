"""Turns the YAML block at the head of a document into what it says of the session."""

import re
from dataclasses import dataclass

import yaml

from sessions.formats.document import Document
from sessions.formats.listed_people import read_person
from sessions.transcript import ListedSpeaker

# ---, YAML, ---
BLOCK = re.compile(r"\s*---[^\S\n]*\n(.*?)\n(?:---|\.\.\.)[^\S\n]*(?:\n|$)", re.DOTALL)
# title: Opening session
KEY_LINE = re.compile(r"^[A-Za-z_][\w -]{0,40}:(?:\s|$)", re.MULTILINE)
LONGEST = 32_000
EVENT_KEYS = ("event", "conference", "meeting", "series")
PEOPLE_KEYS = ("speakers", "speaker", "participants", "panelists", "guests", "people")
MODERATOR_KEYS = ("moderators", "moderator", "host", "hosts", "chair", "chairs")
RECORDING_KEYS = ("media", "recording", "recording_url", "video", "audio", "youtube")
OFFICIAL_KEYS = ("source", "official_url", "url", "link", "permalink")
NAME_KEYS, AFFILIATION_KEYS, ROLE_KEYS = (
    ("name", "speaker", "full_name"),
    ("affiliation", "organisation", "organization", "company"),
    ("role", "title", "position"),
)


@dataclass(frozen=True)
class FrontMatter:
    """What a document's front matter says; `end` is the first place after it, 0 where there is none."""

    end: int = 0
    title: str | None = None
    event: str | None = None
    code: str | None = None
    date: str | None = None
    language: str | None = None
    recording_url: str | None = None
    official_url: str | None = None
    listed: tuple[ListedSpeaker, ...] = ()


def body_start(text: str) -> int:
    """The first place after the front matter; 0 where there is none."""
    found = _block(text)
    return found.end() if found else 0


def read_front_matter(document: Document, text: str) -> FrontMatter:
    """Raises TranscriptError with its line where the block is no YAML."""
    found = _block(text)
    if not found:
        return FrontMatter()
    values = _values(document, found.group(1), text.count("\n", 0, found.start(1)) + 1)
    return FrontMatter(
        found.end(),
        _first(values, ("title", "session")),
        _first(values, EVENT_KEYS),
        _first(values, ("code",)),
        _first(values, ("date", "day", "start")),
        _first(values, ("language", "lang")),
        _first_url(values, RECORDING_KEYS),
        _first_url(values, OFFICIAL_KEYS),
        (*_people(values, PEOPLE_KEYS, None), *_people(values, MODERATOR_KEYS, "Moderator")),
    )


def _block(text: str) -> re.Match[str] | None:
    if not text[:200].lstrip().startswith("---"):
        return None
    found = BLOCK.match(text, 0, LONGEST)
    return found if found and KEY_LINE.search(found.group(1)) else None


def _values(document: Document, block: str, line: int) -> dict[str, object]:
    """The keys in small letters with their values as printed: no date or number is made of them."""
    try:
        values = yaml.load(block, Loader=yaml.BaseLoader)
    except yaml.MarkedYAMLError as error:
        place = error.problem_mark or error.context_mark
        raise document.error(
            "front matter in YAML", f'"{error.problem}"', line + (place.line if place else 0)
        ) from error
    except (yaml.YAMLError, RecursionError, ValueError) as error:
        raise document.error("front matter in YAML", f'"{str(error)[:80]}"', line) from error
    if not isinstance(values, dict):
        # Of the text, not of the values: aliases within aliases make a hundred million of a few lines.
        raise document.error('front matter of the form "title: ..."', f'"{" ".join(block.split())[:60]}"', line)
    return {str(key).casefold(): value for key, value in values.items()}


def _first(values: dict[str, object], keys: tuple[str, ...]) -> str | None:
    found = (values[key] for key in keys if isinstance(values.get(key), str))
    return next((" ".join(value.split()) for value in found if value.strip()), None)


def _first_url(values: dict[str, object], keys: tuple[str, ...]) -> str | None:
    value = _first(values, keys)
    return value if value and value.startswith(("https://", "http://")) else None


def _people(values: dict[str, object], keys: tuple[str, ...], role: str | None) -> list[ListedSpeaker]:
    value = next((values[key] for key in keys if values.get(key)), [])
    entries = value if isinstance(value, list) else re.split(r"[;\n]", value) if isinstance(value, str) else []
    return [person for entry in entries if (person := _person(entry, role))]


def _person(entry: object, role: str | None) -> ListedSpeaker | None:
    if isinstance(entry, dict):
        values = {str(key).casefold(): value for key, value in entry.items()}
        name = _first(values, NAME_KEYS)
        return (
            ListedSpeaker(name, _first(values, AFFILIATION_KEYS), _first(values, ROLE_KEYS) or role) if name else None
        )
    if not isinstance(entry, str) or not entry.strip():
        return None
    return read_person(entry, role)
