"""Turns the lines of a subtitle file into its Cues, and the lines that are no cue's words into notes.

A line parser of our own and not webvtt-py 0.6 (benchmarks/subtitle_readers.py measures both): that library drops a cue
with an impossible time or a comma without a word, refuses a file that lost its first line, knows no cue's line number,
gives one voice to a cue of two, leaves entities as they stand and repeats rolling lines, at under half of the speed.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import pairwise

from sessions.formats.cue_times import EXPECTED, interval_of, is_timing, read_times, wrong_part
from sessions.formats.document import Document
from sessions.transcript import Interval

# NOTE    NOTE Confidence: 0.95    STYLE    REGION
COMMENT = re.compile(r"(NOTE|STYLE|REGION)(?=\s|$)")
# Zoom's and SubRip's counters
NUMBER = re.compile(r"\s*\d{1,9}\s*")
MOST_WARNINGS = 20


@dataclass(frozen=True, slots=True)
class Cue:
    """The words between two times as they stand, with markup; `line` is where its times stand."""

    line: int
    interval: Interval | None
    text: str


@dataclass
class CueFile:
    """What a subtitle file holds: cues in order, and what stands before the first of them with its line numbers."""

    cues: list[Cue] = field(default_factory=list)
    header: list[tuple[int, str]] = field(default_factory=list)
    warnings: list[str] = field(default_factory=list)

    def warn(self, document: Document, line: int, reason: str) -> None:
        if len(self.warnings) < MOST_WARNINGS:
            self.warnings.append(f"{document.name}:{line}: {reason}")
        elif len(self.warnings) == MOST_WARNINGS:
            self.warnings.append(f"{document.name}:{line}: more such lines follow; they are read in the same way")


def read_cues(document: Document, is_subrip: bool) -> CueFile:
    """The cues with words. Raises TranscriptError with its line where no line of the document is a readable time."""
    lines = document.lines
    places = [place for place, line in enumerate(lines) if is_timing(line)]
    file = CueFile(header=list(_header(lines, places)))
    readable = 0
    for place, border in pairwise([*places, len(lines) + 2]):
        times = read_times(lines[place])
        readable += times is not None
        text = _words(lines, place + 1, border, is_subrip)
        if text:
            file.cues.append(Cue(place + 1, _interval(document, file, place + 1, lines[place], times), text))
    if not readable:
        _refuse(document, lines, places)
    return file


def _interval(
    document: Document, file: CueFile, number: int, line: str, times: tuple[float, float] | None
) -> Interval | None:
    if times is None:
        file.warn(
            document, number, f'expected {EXPECTED}, found "{wrong_part(line)}"; the time of these words is unknown'
        )
        return None
    interval = interval_of(times)
    if interval is None:
        file.warn(
            document,
            number,
            f"the end stands before the start ({line.strip()[:60]}); the time of these words is unknown",
        )
    return interval


def _refuse(document: Document, lines: list[str], places: list[int]) -> None:
    if places:
        raise document.error(EXPECTED, f'"{wrong_part(lines[places[0]])}"', places[0] + 1)
    raise document.error(f"a cue with {EXPECTED}", "no line with times", len(lines))


def _words(lines: list[str], start: int, border: int, is_subrip: bool) -> str:
    """The lines of a cue up to the next one's identifier, without the comments between the two."""
    end = _end_of_words(lines, start, border, is_subrip)
    if end == start + 1:
        return lines[start].strip()
    words = lines[start:end]
    if not is_subrip and any(COMMENT.match(line) for line in words):
        words = list(_without_comments(words))
    return "\n".join(filter(None, map(str.strip, words)))


def _end_of_words(lines: list[str], start: int, border: int, is_subrip: bool) -> int:
    """The border, less the next cue's identifier: a number, or in WebVTT any line after an empty one."""
    if border > len(lines):
        return len(lines)
    last = lines[border - 1].strip() if border > start else ""
    follows_empty = border - 2 >= start and not lines[border - 2].strip()
    is_identifier = NUMBER.fullmatch(last) or (follows_empty and not is_subrip)
    return border - 1 if last and is_identifier else border


def _without_comments(lines: list[str]) -> Iterator[str]:
    """The lines without the blocks that NOTE, STYLE or REGION begins after an empty line, up to the next one."""
    is_comment, before = False, ""
    for line in lines:
        is_comment = bool(line) and (is_comment or (not before and COMMENT.match(line) is not None))
        before = line
        if not is_comment:
            yield line


def _header(lines: list[str], places: list[int]) -> Iterator[tuple[int, str]]:
    """The lines before the first cue, numbered from 1, without those of style sheets and regions."""
    end = places[0] if places else 0
    is_style = False
    for place in range(end):
        line = lines[place].strip()
        is_style = bool(line) and (is_style or line.startswith(("STYLE", "REGION")))
        if not is_style:
            yield place + 1, line
