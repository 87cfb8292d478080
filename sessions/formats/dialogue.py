"""Turns named dialogue ("Name: text", "**Name:** text", "Name [0:01]: text") into a Transcript."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from sessions.formats import boilerplate
from sessions.formats.attendees import Attendee, read_attendees
from sessions.formats.captions import cleaned
from sessions.formats.dates import find_moments
from sessions.formats.dialogue_labels import (
    INNER_STAMP,
    LEAST_LONE_CAPITALS,
    Candidate,
    candidates,
    heads_a_list,
    inline_candidates,
    is_lone_name,
    is_prose,
)
from sessions.formats.document import Document
from sessions.formats.front_matter import FrontMatter, body_start, read_front_matter
from sessions.formats.labels import could_be_person, is_in_capitals, is_name_like, names_a_role, speaks_for_a_body
from sessions.formats.lone_words import noted_start
from sessions.formats.opening import named_language, read_opening
from sessions.formats.spoken_text import Onset, turns_of
from sessions.formats.titles import read_title
from sessions.transcript import Kind, Span, Transcript, Turn
from speakers.names import names_a_body

SAMPLE = 300_000
LEAST_TURNS = 2
MOST_WARNINGS = 20
LEAST_PROSE = 0.6
# So many certain labels stand beside a name of one word that stands once.
LEAST_BEFORE, LEAST_CAPITALS_BEFORE = 4, 2
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
# KG, JHD: by which minutes call who speaks
SPEAKER_CODE = re.compile(r"[A-Z]{2,4}")
# No recording's first words come so late: such times are a clock's.
LATEST_START = 4 * 3600
MOST_LABEL_WORDS = 5
# ## Next topic, and below it "Presenter: Jane Doe (JDO)": nobody speaks until a voice is named
PRESENTER = re.compile(
    r"^[^\S\n]*#{1,6}[^\S\n][^\n]{1,200}\n\s{0,20}(?=(?:\*\*)?(?:presenters?|champions?|authors?|speakers?|slides)(?:\*\*)?[:：])",
    re.IGNORECASE | re.MULTILINE,
)
NOBODY = "\0"


def recognises(document: Document) -> bool:
    """Whether at least two turns are labelled with names, roles or codes, with words of speech after most of them."""
    text = cleaned(document.text[:SAMPLE])
    if text.lstrip().startswith(("<?xml", "<!DOCTYPE")):
        return False
    spoken, others = _voices(text, body_start(text))
    if len(spoken) < LEAST_TURNS or len(spoken) < 0.5 * others:
        return False
    counts = Counter(candidate.attribution for candidate in spoken)
    if len(counts) == len(spoken) == LEAST_TURNS and not all(map(_is_certain, spoken)):
        return False
    if all((name.islower() and not _is_numbered(name)) or _is_variable(name) for name in counts) or (
        len(counts) == 1 and not any(map(_is_sure, spoken))
    ):
        return False
    prose = sum(is_prose(_words_after(text, spoken, place)) for place in range(len(spoken)))
    return prose >= LEAST_PROSE * len(spoken)


def read(document: Document) -> Transcript:
    """The labelled turns. Raises TranscriptError where no turn is labelled or the front matter is no YAML."""
    text = cleaned(document.text)
    front = read_front_matter(document, text)
    spoken, _ = _voices(text, front.end)
    spoken, warnings = _without_clock_times(spoken)
    onsets = _onsets(text, spoken)
    told = turns_of(text, onsets, len(text), _is_nobodys)
    turns = tuple(_without_inner_stamps(text, turn) for turn in told if turn.attribution != NOBODY)
    if not turns:
        first = next((line.strip() for line in document.lines if line.strip()), "")
        raise document.error('turns of the form "Name: text"', f'"{first[:60]}"', 1)
    transcript = _transcript(text, front, onsets[0].start, turns)
    return replace(transcript, warnings=(*transcript.warnings, *(warnings or _untold_times(text, spoken))))


def _voices(text: str, start: int) -> tuple[list[Candidate], int]:
    """The candidates that name voices, and how many other lines with a colon stand among them."""
    inline = list(inline_candidates(text, start))
    if inline:
        return inline, 0
    attendees = read_attendees(text)
    found = _without_portraits(list(candidates(text, max((start, *(person.place for person in attendees))))))
    codes = {attendee.code for attendee in attendees} | _codes_beside(attendees, found)
    counts = Counter(candidate.printed for candidate in found)
    sure = [candidate for candidate in found if _is_voice(candidate, counts, codes)]
    known = {
        word
        for candidate in sure
        for word in candidate.attribution.split()
        if " " in candidate.attribution and len(word) > 2
    }
    taken = {candidate.start for candidate in sure}
    is_shouted = bool(sure) and all(candidate.attribution.isupper() for candidate in sure)
    spoken = [
        candidate
        for candidate in found
        if candidate.start in taken
        or candidate.printed in known
        or (is_shouted and _is_capital_label(candidate))
        or _is_lone(candidate, text, sure)
    ]
    spoken = _without_chapters(spoken)
    first = spoken[0].start if spoken else 0
    return spoken, sum(candidate.start > first for candidate in found) - len(spoken) + 1


def _without_chapters(spoken: list[Candidate]) -> list[Candidate]:
    """The candidates without the list of chapters above the words, which has later times than they begin with."""
    for place, (one, after) in enumerate(pairwise(spoken)):
        if one.is_timed or not one.intervals or not after.intervals:
            break
        if after.intervals[0].start < one.intervals[0].start:
            return spoken[place + 1 :]
    return spoken


def _without_portraits(found: list[Candidate]) -> list[Candidate]:
    """Names on lines of their own open turns where one of them comes back, else each heads what is told of somebody."""
    alone = Counter(candidate.attribution for candidate in found if candidate.is_alone)
    return found if max(alone.values(), default=0) > 1 else [one for one in found if not one.is_alone]


def _codes_beside(attendees: Sequence[Attendee], found: list[Candidate]) -> set[str]:
    """What looks like the codes of a list that leaves somebody out."""
    printed = {candidate.printed for candidate in found} if attendees else set()
    return {code for code in printed if SPEAKER_CODE.fullmatch(code) and not heads_a_list(code)}


def _is_voice(candidate: Candidate, counts: Counter[str], codes: set[str]) -> bool:
    """Whether the label is certain, or a short name or code that returns; never the head of a list or chapter."""
    if _lists_people(candidate) or (candidate.is_headed and counts[candidate.printed] < 2):
        return False
    if candidate.printed in codes or _is_certain(candidate):
        return True
    if heads_a_list(candidate.attribution) or not is_name_like(candidate.attribution):
        return False
    return candidate.is_timed or candidate.is_bold or counts[candidate.printed] > 1


def _is_certain(candidate: Candidate) -> bool:
    """Whether the label is a role, a stand-in such as "Speaker 3", or a name of two words and more."""
    name = candidate.attribution
    if names_a_role(name) or (name.isupper() and names_a_body(name)):
        return True
    is_name = (
        (" " in name or name.startswith("("))
        and (could_be_person(name) or speaks_for_a_body(name))
        and (is_name_like(name.strip("()")) or is_in_capitals(name))
    )
    return is_name and not heads_a_list(name)


def _is_sure(candidate: Candidate) -> bool:
    return candidate.is_timed or candidate.is_bold or candidate.is_headed or _is_certain(candidate)


def _lists_people(candidate: Candidate) -> bool:
    """Whether the line says who has a role instead of what they say: "Moderator: Jane Doe, Example Org"."""
    is_list = not candidate.is_timed and bool(candidate.rest) and names_a_role(candidate.attribution)
    return is_list and not is_prose(candidate.rest) and could_be_person(candidate.rest.split(",")[0].split(" (")[0])


def _is_lone(candidate: Candidate, text: str, sure: Sequence[Candidate]) -> bool:
    """Whether a name that stands once is a voice: in a long dialogue, or in one where all labels are in capitals."""
    name = candidate.attribution
    least = LEAST_CAPITALS_BEFORE if _are_capitals([name, *(one.attribution for one in sure)]) else LEAST_BEFORE
    rest = candidate.rest or (_line_below(text, candidate.words) if not any(one.rest for one in sure) else "")
    return len(sure) >= least and is_lone_name(text, candidate.start, name, rest)


def _line_below(text: str, place: int) -> str:
    """The first line of words after the place, where labels have lines of their own."""
    return text[place : place + 220].lstrip().split("\n", 1)[0]


def _are_capitals(names: Sequence[str]) -> bool:
    """Whether all are in capitals and the first is long enough to be no abbreviation."""
    return len(names[0]) >= LEAST_LONE_CAPITALS and all(map(str.isupper, names))


def _is_capital_label(candidate: Candidate) -> bool:
    """Whether the label is of several words in capitals, as its text has them: "SENIOR OFFICIAL"."""
    name = candidate.attribution
    return (
        name.isupper()
        and 1 < len(name.split()) <= MOST_LABEL_WORDS
        and is_prose(candidate.rest)
        and not heads_a_list(name)
    )


def _is_variable(name: str) -> bool:
    """Whether one letter stands for a thing of an explanation; interviews have Q and A."""
    return len(name) == 1 and name.isascii() and name != "Q"


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
