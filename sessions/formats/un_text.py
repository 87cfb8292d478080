"""Turns the text of a United Nations transcript ("Kenya · Africa Group [1:02:03]:") into a Transcript.

Whose words they are stands in the label, its parts joined by " · ". The attribution is the whole label without
the time. The affiliation is what the label says beside a person's name; where it names nobody, its first part, the
body or delegation, unless that is the voice's function ("Ambassador", "Speaker 12").
"""

import re
from functools import lru_cache

from sessions.formats import boilerplate
from sessions.formats.dates import Moments, find_moments
from sessions.formats.document import Document
from sessions.formats.opening import named_language
from sessions.formats.spoken_text import Onset, turns_of
from sessions.formats.stamps import STAMP, interval_of, seconds_of
from sessions.formats.titles import read_title
from sessions.transcript import Kind, Transcript, TranscriptError, lines_of
from speakers.names import is_placeholder, looks_like_person, role_of

# HRC · Vice-President [0:12]:
LABEL = re.compile(rf"^[^\S\n]*([^\s\[][^\n\[\]]{{0,200}}?)[^\S\n]*\[({STAMP})\][^\S\n]*:[^\S\n]*$", re.MULTILINE)
# Language: English
FIELD = re.compile(r"^[^\S\n]*(Date|Language|Transcript)[^\S\n]*:[^\S\n]*(\S[^\n]*)$", re.MULTILINE)
# Costa Rica · Africa Group: a delegation stands before its group
GROUP = re.compile(r"\b(?:group|union|states|movement|community|league|g-?77)\b", re.IGNORECASE)
RULE = re.compile(r"-{3,}")
SIGNS = {"Date", "Language", "Transcript"}
JOINT = " · "


def recognises(document: Document) -> bool:
    """Whether labels with times stand on lines of their own, below date and language or with joined parts."""
    labels = [found.group(1) for found in LABEL.finditer(document.text)]
    if not labels:
        return False
    first = LABEL.search(document.text)
    fields = {found.group(1) for found in FIELD.finditer(document.text, 0, first.start())}
    return len(fields) >= 2 or (len(labels) > 1 and any(JOINT in label for label in labels))


def read(document: Document) -> Transcript:
    """The turns with their starts. Raises TranscriptError where no labelled turn has words."""
    text = document.text
    labels = list(LABEL.finditer(text))
    turns = tuple(turns_of(text, [_onset(found) for found in labels], len(text), boilerplate.is_nobodys))
    if not turns:
        raise _without_turns(document)
    head = text[: labels[0].start()]
    fields = {found.group(1): found.group(2).strip() for found in reversed(list(FIELD.finditer(head)))}
    title, body, note = _head_lines(head)
    moments = _moments(head)
    parts = read_title(title or "")
    return Transcript(
        Kind.TRANSCRIPT,
        text,
        turns,
        parts.title,
        parts.event or body,
        parts.code,
        moments and moments.starts,
        moments and moments.ends,
        note,
        named_language(fields.get("Language")),
        official_url=_address(fields.get("Transcript")),
        warnings=(moments.warnings if moments else ()) + _untold_times(text, labels),
    )


def _without_turns(document: Document) -> TranscriptError:
    first = next((line.strip() for line in document.lines if line.strip()), "")
    return document.error('turns that begin with "NAME [0:00]:"', f'"{first[:60]}"', 1)


def _onset(found: re.Match[str]) -> Onset:
    label = " ".join(found.group(1).split())
    return Onset(found.start(), found.end(), label, affiliation_in(label), interval_of(found.group(2)))


@lru_cache(maxsize=4096)
def affiliation_in(label: str) -> str | None:
    """What the label says beside the person's name; where it names nobody, its first body or delegation."""
    parts = [part.strip() for part in label.split("·") if part.strip()]
    if len(parts) < 2:
        return None
    names = [part for part in parts if is_person(part)]
    if names and not any(map(GROUP.search, parts[1:])):
        return JOINT.join(part for part in parts if part != names[0]) or None
    return None if _is_function(parts[0]) else parts[0]


def is_person(part: str) -> bool:
    """Whether a part of a label is a person's name, of two words at least: "Kenya" alone is a delegation."""
    return " " in part and looks_like_person(part) and not _is_function(part)


def _is_function(part: str) -> bool:
    return is_placeholder(part) or role_of(part) is not None


def _head_lines(head: str) -> tuple[str | None, str | None, str | None]:
    """The title, the body that met (the lines before the first field), and the note after the last."""
    fields = list(FIELD.finditer(head))
    before = head[: fields[0].start()] if fields else head
    lines = [
        span.of(before) for _, span in lines_of(before) if span.start < span.end and not RULE.fullmatch(span.of(before))
    ]
    after = head[fields[-1].end() :] if fields else ""
    note = " ".join(word for word in RULE.sub(" ", after).split())
    return next(iter(lines), None), next(iter(lines[1:]), None), note or None


def _moments(head: str) -> Moments | None:
    for number, span in lines_of(head):
        line = span.of(head)
        if line.startswith("Date") and (found := find_moments(line.partition(":")[2].strip(), number)):
            return found
    return None


def _address(printed: str | None) -> str | None:
    return printed if printed and printed.startswith(("https://", "http://")) else None


def _untold_times(text: str, labels: list[re.Match[str]]) -> tuple[str, ...]:
    wrong = [found for found in labels if seconds_of(found.group(2)) is None]
    return tuple(
        f'line {text.count(chr(10), 0, found.start(1)) + 1}: "{found.group(2)}" is no time, left out'
        for found in wrong[:20]
    )
