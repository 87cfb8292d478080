"""Turns the cues of a subtitle file, whatever its format, into the text and the turns of its voices."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from sessions.formats.boilerplate import STAGE_DIRECTION
from sessions.formats.cue_blocks import Cue, CueFile
from sessions.formats.cue_labels import is_sure, label_in, labels_of, voice_of, voice_of_span, voices_among
from sessions.formats.cue_markup import marked_lines
from sessions.formats.document import Document
from sessions.formats.rolling_cues import PlainCue, counted_once
from sessions.formats.spoken_pieces import UNNAMED, Piece, Voice, turns_of_pieces
from sessions.transcript import Interval, Turn

# - Yes.    -Yes.    >> Thank you.    > Thank you.
CHANGE = re.compile(r"(?:-(?![-\d\s])|-\s+(?=\S)|>+)\s*")
# Thank you. >> Welcome.
INNER_CHANGE = re.compile(r"(?<=\s)>{2,}(?=\s|\w)")
# ♪    [Music]    ♪ (Music) ♪
MUSIC_MARKS = "♪♫ "
ONLY_MARKS = re.compile(r"[\W_]*")
# From this share of cues with voice spans on, a cue without one is nobody's in particular.
ALL_BUT_FEW = 0.7
RESTART_SECONDS, RESTARTED_CUES, MOST_DESCENTS = 60.0, 20, 3


class Said(NamedTuple):
    """A part of a cue that one voice says: the voice of its markup or None, and whether a mark opens another voice."""

    text: str
    interval: Interval | None
    voice: str | None
    is_change: bool


def turns_of_cues(document: Document, file: CueFile) -> tuple[str, tuple[Turn, ...]]:
    """The text and its turns. Raises TranscriptError where the cues hold no words."""
    cues = [PlainCue(cue.line, cue.interval, marked_lines(cue.text)) for cue in in_order(document, file)]
    said = [part for cue in counted_once(cues) for part in _parts(cue)]
    text, turns = turns_of_pieces(_pieces(said, _voices(said, len(cues))))
    if not turns:
        raise document.error("a cue with words", "cues without any", file.cues[0].line if file.cues else 1)
    if not any(turn.attribution for turn in turns):
        _tell_of_a_lone_name(document, file, cues)
    return text, turns


def _tell_of_a_lone_name(document: Document, file: CueFile, cues: list[PlainCue]) -> None:
    """Says where one cue alone begins with a name: nothing tells who speaks before it and how far it reaches."""
    found = [(cue.line, label_in(line.text)) for cue in cues for line in cue.lines if line.text]
    for line, labelled in found:
        if labelled and is_sure(labelled.label):
            reason = f'"{labelled.label}:" is the only name before words; it is left among them, and nobody is named'
            file.warn(document, line, reason)


def in_order(document: Document, file: CueFile) -> list[Cue]:
    """The cues by their starts where all are known; in the file's order where the clock was set back to zero."""
    cues = file.cues
    places = [n for n in range(1, len(cues)) if _is_before(cues[n], cues[n - 1])]
    if not places or any(cue.interval is None for cue in cues):
        return cues
    if len(places) <= MOST_DESCENTS and any(_starts_again(cues, place) for place in places):
        return _timed_until(document, file, next(place for place in places if _starts_again(cues, place)))
    file.warn(document, cues[places[0]].line, "cues stand out of the order of their times; they are read in that order")
    return sorted(cues, key=lambda cue: cue.interval.start)


def _is_before(cue: Cue, other: Cue) -> bool:
    return bool(cue.interval and other.interval) and cue.interval.start < other.interval.start


def _starts_again(cues: list[Cue], place: int) -> bool:
    """Whether a second recording begins here: near zero, after many cues and before many."""
    many = min(place, len(cues) - place) >= RESTARTED_CUES
    return many and cues[place].interval.start < RESTART_SECONDS < cues[place - 1].interval.start


def _timed_until(document: Document, file: CueFile, place: int) -> list[Cue]:
    line = file.cues[place].line
    file.warn(document, line, "the times start again from the beginning; the times from here on are unknown")
    return [*file.cues[:place], *(Cue(cue.line, None, cue.text) for cue in file.cues[place:])]


def _parts(cue: PlainCue) -> Iterator[Said]:
    for line in cue.lines:
        if line.voice is not None:
            yield Said(line.text, cue.interval, line.voice, False)
        elif ">" not in line.text and line.text[0] != "-":
            yield Said(line.text, cue.interval, None, False)
        else:
            yield from _changes(line.text, cue.interval)


def _changes(text: str, interval: Interval | None) -> Iterator[Said]:
    for number, part in enumerate(INNER_CHANGE.split(text)):
        mark = CHANGE.match(part)
        words = part[mark.end() :].strip() if mark else part.strip()
        if words:
            yield Said(words, interval, None, bool(mark or number))


def _voices(said: list[Said], cues: int) -> frozenset[str]:
    """The labels that name voices, of those before words without markup."""
    bare = [(part.text, part.is_change) for part in said if part.voice is None]
    opening = label_in(*bare[0]) if bare else None
    return voices_among(labels_of(bare), opening.label if opening else None, cues)


def _pieces(said: list[Said], voices: frozenset[str]) -> Iterator[Piece]:
    """Each part with its voice: that of its markup, of its label, or the one before."""
    spans = sum(part.voice is not None for part in said)
    unspoken = UNNAMED if spans >= ALL_BUT_FEW * len(said) else None
    waiting: Piece | None = None
    for part in said:
        piece = _piece(part, voices, unspoken)
        if waiting and piece.voice is None and not piece.is_change:
            piece = piece._replace(voice=waiting.voice, is_change=waiting.is_change)
        waiting = None if _has_words(piece.text) else piece
        if waiting is None:
            yield piece
        elif piece.voice is None and not piece.is_change:
            waiting = None


def _piece(part: Said, voices: frozenset[str], unspoken: Voice | None) -> Piece:
    if part.voice is not None:
        return Piece(part.text, part.interval, voice_of_span(part.voice))
    found = label_in(part.text, part.is_change) if voices else None
    if found and found.label in voices:
        return Piece(found.words, part.interval, voice_of(found.label), part.is_change)
    return Piece(part.text, part.interval, None if part.is_change else unspoken, part.is_change)


def _has_words(text: str) -> bool:
    """Whether the text is more than a captioner's note, such as "[Applause]"."""
    if not text or not (text[0].isalnum() or not ONLY_MARKS.fullmatch(text)):
        return False
    return text[0].isalnum() or STAGE_DIRECTION.fullmatch(text.strip(MUSIC_MARKS)) is None
