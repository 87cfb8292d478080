"""Turns lines that begin with a time ("[0:07] We begin.") and name nobody into the timed words of one unnamed voice."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from sessions.formats.boilerplate import is_nobodys
from sessions.formats.dialogue_labels import is_prose
from sessions.formats.document import Document
from sessions.formats.opening import read_opening
from sessions.formats.spoken_pieces import Piece, turns_of_pieces
from sessions.formats.stamps import STAMP, seconds_of
from sessions.transcript import Interval, Kind, Transcript

# [0:07] We begin.    00:00:07 We begin.    (1:02)    0:07: We begin.    ... so we begin. [0:15] The first
STAMPED = re.compile(
    rf"(?:^[^\S\n]*|(?<=[^\S\n])(?=[\[(]))(?P<open>[\[(])?(?P<stamp>{STAMP})(?(open)[\])])(?P<mark>[^\S\n]*[-–:|])?"
    r"(?:[^\S\n]+|(?=\n)|\Z)",
    re.MULTILINE,
)
BLANK_LINES = re.compile(r"\n[^\S\n]*\n")
# kernel: the device is ready, Jane Doe: hello: a log's or a chat's
LOG_SIGN = re.compile(r"(?:[\w./\[\]-]+|[A-Z][\w.'’-]+(?: [A-Z][\w.'’-]+){1,2}):\s")
CODE_SIGNS = re.compile(r"[{}=\\|<$_#`]|\(\)|::|->|/\w+/")
LEAST_LINES, LEAST_IN_BRACKETS = 3, 2
# Of a recording each line of the words is stamped, and somebody speaks: a list of chapters has few words a minute.
LEAST_WORDS_A_MINUTE, LEAST_PROSE, LEAST_SHARE = 30, 0.5, 0.4
# Where every line is a sentence, people may speak as slowly.
LEAST_OF_SENTENCES = 15
# The list of chapters above the words has times that begin anew with them.
LEAST_IN_ORDER = 2 / 3
# Of a longer wait so many seconds count: nobody spoke all the time.
PAUSE = 30.0
LATEST_START = 4 * 3600
# 09:00, 09:30, 10:15: the times of a programme
WHOLE = 5
SAMPLE = 200_000


class Line(NamedTuple):
    """What stands between two stamps, from its own on: `start` is where the stamp stands.

    `is_alone`: the stamp has a line to itself.
    """

    start: int
    seconds: float
    paragraphs: tuple[str, ...]
    is_alone: bool

    @property
    def words(self) -> str:
        return " ".join(self.paragraphs)


def recognises(document: Document) -> bool:
    """Whether stamps that only grow stand at the heads of lines, with so many words that somebody speaks."""
    text = document.text[:SAMPLE]
    lines = _lines(text)
    if len(lines) < LEAST_IN_BRACKETS or lines[0].seconds > LATEST_START:
        return False
    if len(lines) < LEAST_LINES and not (text[lines[0].start] in "[(" and all(is_prose(line.words) for line in lines)):
        return False
    return _is_speech(lines, text)


def read(document: Document) -> Transcript:
    """The words with the start of each line. Raises TranscriptError where no stamped line has words."""
    lines = _lines(document.text)
    text, turns = turns_of_pieces(_pieces(lines))
    if not turns:
        first = next((line.strip() for line in document.lines if line.strip()), "")
        raise document.error('lines that begin with a time "[0:07]"', f'"{first[:60]}"', 1)
    opening = read_opening(document.text[: lines[0].start])
    return Transcript(
        Kind.TRANSCRIPT,
        text,
        turns,
        opening.title,
        opening.event,
        opening.code,
        opening.moments and opening.moments.starts,
        opening.moments and opening.moments.ends,
        opening.disclaimer,
        opening.language,
    )


def _pieces(lines: Sequence[Line]) -> Iterator[Piece]:
    """The words of each line with its start; where the document parts them by blank lines, paragraph by paragraph."""
    for line in lines:
        told = [words for words in line.paragraphs if not is_nobodys(words)]
        for place, words in enumerate(told):
            yield Piece(words, Interval(line.seconds), opens_paragraph=place > 0 or (line.is_alone and len(told) > 1))


def _lines(text: str) -> list[Line]:
    """The stamped lines, each with all words up to the next stamp; impossible times are no stamps.

    Only the more usual stamps count, those in brackets or those without. Of times that begin anew the longest run
    counts, and none where that leaves out too many.
    """
    found = [stamp for stamp in STAMPED.finditer(text) if seconds_of(stamp["stamp"]) is not None]
    usual = max((stamp["open"] for stamp in found), key=Counter(stamp["open"] for stamp in found).get, default=None)
    found = [stamp for stamp in found if stamp["open"] == usual]
    ends = [*(stamp.start() for stamp in found), len(text)][1:]
    lines = [_line(text, stamp, end) for stamp, end in zip(found, ends, strict=True)]
    run = max(_runs(lines), key=len, default=[])
    return run if len(run) >= LEAST_IN_ORDER * len(lines) else []


def _line(text: str, stamp: re.Match[str], end: int) -> Line:
    blocks = BLANK_LINES.split(text[stamp.end() : end])
    paragraphs = tuple(" ".join(block.split()) for block in blocks if block.strip())
    return Line(stamp.start(), seconds_of(stamp["stamp"]) or 0.0, paragraphs, text[stamp.end() : end].startswith("\n"))


def _runs(lines: Sequence[Line]) -> Iterator[list[Line]]:
    """The lines in pieces of which the times only grow."""
    run: list[Line] = []
    for line in lines:
        if run and line.seconds < run[-1].seconds:
            yield run
            run = []
        run.append(line)
    if run:
        yield run


def _is_speech(lines: Sequence[Line], text: str) -> bool:
    words = sum(len(line.words.split()) for line in lines[:-1])
    minutes = sum(min(after.seconds - before.seconds, PAUSE) for before, after in pairwise(lines)) / 60
    prose = sum(is_prose(line.words) for line in lines)
    signs = sum(bool(CODE_SIGNS.search(line.words) or LOG_SIGN.match(line.words)) for line in lines)
    written = sum(bool(line.strip()) for line in text[lines[0].start :].split("\n"))
    is_programme = all(line.seconds % WHOLE == 0 for line in lines)
    return (
        minutes > 0
        and not is_programme
        and words >= (LEAST_OF_SENTENCES if prose == len(lines) else LEAST_WORDS_A_MINUTE) * minutes
        and prose >= LEAST_PROSE * len(lines)
        and signs <= 0.1 * len(lines)
        and (len(lines) >= LEAST_SHARE * written or all(line.is_alone for line in lines))
    )
