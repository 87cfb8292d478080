"""Turns named dialogue ("Name: text", "**Name:** text", "Name [0:01]: text") into a Transcript."""

import re
from collections import Counter
from dataclasses import replace

from sessions.formats import boilerplate
from sessions.formats.attendees import read_attendees
from sessions.formats.captions import cleaned, is_typed
from sessions.formats.dates import find_moments
from sessions.formats.dialogue_labels import (
    INNER_STAMP,
    Candidate,
    is_prose,
)
from sessions.formats.dialogue_voices import is_certain, is_sure, voices_in
from sessions.formats.document import Document
from sessions.formats.front_matter import FrontMatter, body_start, read_front_matter
from sessions.formats.labels import names_a_role
from sessions.formats.lone_words import noted_start
from sessions.formats.opening import named_language, read_opening
from sessions.formats.spoken_text import Onset, turns_of
from sessions.formats.titles import read_title
from sessions.transcript import Kind, Span, Transcript, Turn

SAMPLE = 300_000
LEAST_TURNS = 2
MOST_WARNINGS = 20
LEAST_PROSE = 0.6
# One voice alone begins so few of its turns with a small letter.
MOST_SMALL_ALONE = 0.2
# ## Summary, ### Conclusion/Decision: what follows is the minute-taker's until a voice is named
NOTES_HEADING = re.compile(
    r"^[^\S\n]*#{1,6}[^\S\n]+(?:[\w&/’' -]{0,40}\b)?(?:summary|conclusions?|decisions?|resolutions?|action items?"
    r"|actions|agenda|attendees|references|next steps|notes|key points|takeaways)\b[^\n]{0,60}$",
    re.IGNORECASE | re.MULTILINE,
)
# ## Opening remarks    1.3 Approval of the minutes
HEADING = re.compile(r"#{1,6}\s.*|\d{1,2}(?:\.\d{1,2})+\.?\s+[^\W\d_][^\n]{0,90}[^.?!:,;\s]")
# - [slides](https://example.org/slides): a line that only links
LINK_LINE = re.compile(r"(?:[-*+]\s+)?(?:\[[^\[\]]{0,200}\]\([^()\s]{0,400}\)|<?https?://[^\s<>]{1,400}>?)[.,;]?")
# No recording's first words come so late: such times are a clock's.
LATEST_START = 4 * 3600
# ## Next topic, and below it "Presenter: Jane Doe (JDO)": nobody speaks until a voice is named
PRESENTER = re.compile(
    r"^[^\S\n]*#{1,6}[^\S\n][^\n]{1,200}\n\s{0,20}(?=(?:\*\*)?(?:presenters?|champions?|authors?|speakers?|slides)(?:\*\*)?[:：])",
    re.IGNORECASE | re.MULTILINE,
)
NOBODY = "\0"
INTERVIEW = {"Q", "A"}
# const x = {}; f() -> y, %PATH%: no words of speech
CODE = re.compile(r"^\S+@\S+\.\w+$|[{}\\]|\w\(\)|\w::\w|[-=]>|%\w+%", re.MULTILINE)


def recognises(document: Document) -> bool:
    """Whether at least two turns are labelled with names, roles or codes, with words of speech after most of them."""
    text = cleaned(document.text[:SAMPLE])
    if text.lstrip().startswith(("<?xml", "<!DOCTYPE")) or is_typed(text):
        return False
    spoken, others = voices_in(text, body_start(text))
    if len(spoken) < LEAST_TURNS or len(spoken) < 0.5 * others:
        return False
    counts = Counter(candidate.attribution for candidate in spoken)
    if len(counts) == len(spoken) == LEAST_TURNS and not all(map(is_certain, spoken)):
        return False
    if (counts.keys() != INTERVIEW and all(map(_is_nobody, counts))) or (
        len(counts) == 1 and not any(map(is_sure, spoken))
    ):
        return False
    prose = sum(_is_spoken(_words_after(text, spoken, place)) for place in range(len(spoken)))
    if len(counts) == 1 and not _is_speech_alone(text, spoken):
        return False
    return prose >= LEAST_PROSE * len(spoken)


def _is_spoken(words: str) -> bool:
    return is_prose(words) and not CODE.search(words)


def _is_speech_alone(text: str, spoken: list[Candidate]) -> bool:
    """Whether one voice alone speaks in sentences, rather than types in a chat that nobody answers."""
    small = sum(_words_after(text, spoken, place)[:1].islower() for place in range(len(spoken)))
    return small <= MOST_SMALL_ALONE * len(spoken)


def read(document: Document) -> Transcript:
    """The labelled turns. Raises TranscriptError where no turn is labelled or the front matter is no YAML."""
    text = cleaned(document.text)
    front = read_front_matter(document, text)
    spoken, _ = voices_in(text, front.end)
    spoken, warnings = _without_clock_times(spoken)
    onsets = _onsets(text, spoken)
    told = turns_of(text, onsets, len(text), _is_nobodys)
    turns = tuple(_without_inner_stamps(text, turn) for turn in told if turn.attribution != NOBODY)
    if not turns:
        first = next((line.strip() for line in document.lines if line.strip()), "")
        raise document.error('turns of the form "Name: text"', f'"{first[:60]}"', 1)
    transcript = _transcript(text, front, onsets[0].start, turns)
    return replace(transcript, warnings=(*transcript.warnings, *(warnings or _untold_times(text, spoken))))


def _is_nobody(name: str) -> bool:
    return (name.islower() and not _is_numbered(name)) or _is_variable(name)


def _is_variable(name: str) -> bool:
    """Whether one letter stands for a thing of an explanation."""
    return len(name) == 1 and name.isascii()


def _is_numbered(name: str) -> bool:
    """Whether a recogniser's number stands behind a role: "spk05"."""
    return name[-1].isdigit() and names_a_role(name)


def _words_after(text: str, spoken: list[Candidate], place: int) -> str:
    """The first words of the turn, as far as its first paragraph goes."""
    end = spoken[place + 1].start if place + 1 < len(spoken) else len(text)
    words = text[spoken[place].words : min(end, spoken[place].words + 1000)].strip()
    return words.split("\n\n", 1)[0]


def _onsets(text: str, spoken: list[Candidate]) -> list[Onset]:
    """The onsets of the voices, of the unnamed one before the first, and of the minute-taker's notes, in order."""
    voices = [Onset(one.start, one.words, one.attribution, one.affiliation, one.intervals, one.role) for one in spoken]
    first = spoken[0].start if spoken else len(text)
    taken = {onset.start for onset in voices}
    unnamed = noted_start(text, first)
    notes = [Onset(found.start(), found.end(), NOBODY) for found in NOTES_HEADING.finditer(text, first)]
    heads = [Onset(found.start(), found.end(), NOBODY) for found in PRESENTER.finditer(text, first)]
    unspoken = [onset for onset in notes + heads if onset.start not in taken]
    opening = [] if unnamed is None else [Onset(unnamed, unnamed, "")]
    return opening + sorted(voices + unspoken, key=lambda onset: onset.start)


def _is_nobodys(line: str) -> bool:
    if line[0] == "|" or line.startswith("```"):
        return True
    return bool(HEADING.fullmatch(line) or LINK_LINE.fullmatch(line)) or boilerplate.is_nobodys(line)


def _without_inner_stamps(text: str, turn: Turn) -> Turn:
    """The turn without the stamps at the heads of its later paragraphs."""
    spans = tuple(_after_stamp(text, span) for span in turn.paragraphs)
    return turn if spans == turn.paragraphs else replace(turn, paragraphs=spans)


def _after_stamp(text: str, span: Span) -> Span:
    found = INNER_STAMP.match(text, span.start, span.end)
    return Span(found.end(), span.end) if found and found.end() < span.end else span


def _without_clock_times(spoken: list[Candidate]) -> tuple[list[Candidate], tuple[str, ...]]:
    """The candidates, without their times where these are the hours of a day, with a warning that says so."""
    first = next((one for one in spoken if one.intervals), None)
    if first is None or first.intervals[0].start < LATEST_START:
        return spoken, ()
    warning = "the times beside the names are a clock's, not the recording's: left out"
    return [one._replace(intervals=()) for one in spoken], (warning,)


def _transcript(text: str, front: FrontMatter, first: int, turns: tuple[Turn, ...]) -> Transcript:
    """The turns with what the front matter says, and what the lines before the first turn say where it is silent."""
    opening = read_opening(text[front.end : first])
    parts = read_title(front.title or "")
    moments = (find_moments(front.date, 1) if front.date else None) or opening.moments
    listed = front.listed or tuple(attendee.listed for attendee in read_attendees(text[:first]))
    return Transcript(
        Kind.TRANSCRIPT,
        text,
        turns,
        parts.title or opening.title,
        front.event or parts.event or opening.event,
        front.code or parts.code or opening.code,
        moments and moments.starts,
        moments and moments.ends,
        opening.disclaimer,
        named_language(front.language) or opening.language,
        listed,
        recording_url=front.recording_url,
        official_url=front.official_url,
        warnings=moments.warnings if moments else (),
    )


def _untold_times(text: str, spoken: list[Candidate]) -> tuple[str, ...]:
    """A warning for each time that no clock shows."""
    wrong = [one for one in spoken if one.is_timed and not one.intervals]
    return tuple(
        f'line {text.count(chr(10), 0, one.start) + 1}: the time beside "{one.printed}" is none, left out'
        for one in wrong[:MOST_WARNINGS]
    )
