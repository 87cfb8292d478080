"""Turns the JSON of the United Nations' meeting transcripts into a Transcript."""

import re
from collections.abc import Iterator

from sessions.formats.document import Document
from sessions.formats.json_document import first_text, holds, parse_json, rows, value_of
from sessions.formats.json_segments import Segment, transcript_of
from sessions.formats.json_units import unit_of
from sessions.formats.spoken_pieces import Voice
from sessions.transcript import Transcript
from speakers.names import role_of

# Of a meeting or of a state: for somebody whose state is coded ("KEN", "Kenya") the word does not tell which.
PRESIDENT = re.compile(r"(?:vice[- ])?president", re.IGNORECASE)
MARKS = ("data", "paragraphs", "sentences")


def recognises(document: Document) -> bool:
    return any("paragraphs" in row for row in _rows(value_of(document))[:50]) or holds(document, *MARKS)


def read(document: Document) -> Transcript:
    """Each speaker's paragraphs, timed sentence by sentence; in the unit for which there is evidence."""
    value = parse_json(document)
    speakers = _speakers_by_place(value)
    segments = [
        segment
        for place, row in enumerate(_rows(value))
        for segment in _segments(row, _voice(row.get("speaker") or speakers.get(str(place))))
    ]
    return transcript_of(document, segments, unit_of([segment.stamped for segment in segments]))


def _rows(value: object) -> list[dict]:
    transcript = _transcript(value)
    if not isinstance(transcript, dict):
        return rows(transcript)
    return rows(transcript.get("data")) or rows(transcript.get("statements"))


def _transcript(value: object) -> object:
    return value.get("transcript", value) if isinstance(value, dict) else value


def _speakers_by_place(value: object) -> dict:
    """Who makes each statement, by its place as text, where an older transcript keeps that apart."""
    transcript = _transcript(value)
    found = transcript.get("speakerMappings") if isinstance(transcript, dict) else None
    return found if isinstance(found, dict) else {}


def _segments(row: dict, voice: Voice) -> Iterator[Segment]:
    for place, paragraph in enumerate(rows(row.get("paragraphs"))):
        sentences = rows(paragraph.get("sentences")) or [paragraph]
        for number, sentence in enumerate(sentences):
            start = sentence.get("start", None if number else paragraph.get("start", row.get("start")))
            yield Segment(
                first_text(sentence, "text"), start, sentence.get("end"), voice, place + number == 0, number == 0
            )


def _voice(speaker: object) -> Voice:
    """The name as printed; without one what is known, as the printed transcripts have it: "Kenya · Africa Group"."""
    if not isinstance(speaker, dict):
        return Voice(speaker if isinstance(speaker, str) else "")
    affiliation = first_text(speaker, "affiliation_full", "affiliation")
    function, group = first_text(speaker, "function"), first_text(speaker, "group")
    known = " · ".join(filter(None, (affiliation, function, group)))
    return Voice(first_text(speaker, "name") or known, _role(speaker, function), affiliation or None)


def _role(speaker: dict, function: str) -> str | None:
    is_of_a_state = first_text(speaker, "affiliation_full") not in ("", first_text(speaker, "affiliation"))
    if is_of_a_state and PRESIDENT.fullmatch(function):
        return function
    return role_of(function) or function or None
