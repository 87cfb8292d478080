"""Finds the words of a voice that nobody set in: those which stand below a title and before the first labelled turn."""

import re

from sessions.formats.boilerplate import DISCLAIMER, is_nobodys, is_noise
from sessions.formats.opening import FIELD
from sessions.formats.spoken_text import paragraphs_between
from sessions.transcript import Span

# Good morning.    Okay, so I think we can begin.
SPOKEN = re.compile(
    r"\b(?:I(?= [a-z])|I['’](?:m|ll|ve|d)|[Ll]et['’]s|[Tt]hank you|[Tt]hanks|[Gg]ood (?:morning|afternoon|evening)"
    r"|[Hh]ello|[Oo]kay|[Bb]onjour|[Mm]erci|[Gg]racias|[Bb]uen[ao]s (?:d[ií]as|tardes))\b"
)
# We start in two minutes.    This session asks what we need: an announcement
TOGETHER = re.compile(r"\b(?:[Ww]e|[Ww]e['’](?:re|ll|ve|d)|[Nn]ous)\b")
ANNOUNCED = re.compile(r"\b(?:sessions?|workshops?|panels?|forum|discussions?)\b", re.IGNORECASE)
MOST_ANNOUNCED_WORDS = 20
# What captioners write above the words of a session; other notes stand above descriptions too.
NOTE = re.compile(
    r"real[-‑– ]?time\s+(?:caption|transcri)|authoritative\s+record|incomplete\s+or\s+inaccurate", re.IGNORECASE
)
# We need key partners in the region. My wish would be: below the captioners' own note, people talk
TALKED = re.compile(r"\b(?:[Ww]e|[Oo]u[rs]|[Mm]y|I|[Yy]ou)\b")
SENTENCE_BREAK = re.compile(r"[.!?…]\s+\W?[^\W\da-z]")
# Lines without any mark of a sentence, each before one that begins with a capital: a title above its first words
TITLE_LINES = re.compile(r"(?:[^\n.,;:!?…]{3,120}\n\s*(?=[A-Z]))*")
SENTENCE_END = re.compile(r"(?:[.!…]|--|‑‑|[–—])[\"”’)\]]*$")
LEAST_WORDS = 4
# What an opening may hold at most; the paragraphs above are not looked at.
LONGEST_OPENING = 30_000


def spoken_start(text: str, end: int) -> int | None:
    """Where the speech begins that runs up to `end`, the first labelled turn; None where none stands there."""
    start = None
    spans = list(paragraphs_between(text, max(0, end - LONGEST_OPENING), end, is_nobodys))
    noted = _note_end(text, spans)
    for span in reversed(spans):
        titles = TITLE_LINES.match(text, span.start, span.end)
        words = Span(titles.end(), span.end)
        is_below_note = noted is not None and span.start > noted
        if not _is_spoken(text, words) and not (is_below_note and _is_talk(words.of(text))):
            return start
        start = words.start
        if titles.group():
            return start
    return start


def noted_start(text: str, end: int) -> int | None:
    """Where the speech begins as in `spoken_start`, only where it follows the note of a captioner."""
    start = spoken_start(text, end)
    return start if start is not None and NOTE.search(text, max(0, end - LONGEST_OPENING), start) else None


def _note_end(text: str, spans: list[Span]) -> int | None:
    """Where the captioners' last note ends, which says what their words are worth; None where none stands there."""
    return next((span.end for span in reversed(spans) if NOTE.search(text, span.start, span.end)), None)


def _is_talk(words: str) -> bool:
    """Whether the words are more than one sentence and somebody's own."""
    return bool(SENTENCE_BREAK.search(words) and TALKED.search(words)) and not FIELD.match(words)


def _is_spoken(text: str, span: Span) -> bool:
    """Whether the paragraph is somebody's speech and no note of the captioners; a question alone may be a title."""
    words = span.of(text)
    count = len(words.split())
    says_we = count <= MOST_ANNOUNCED_WORDS and TOGETHER.search(words) and not ANNOUNCED.search(words)
    if count < LEAST_WORDS or not SENTENCE_END.search(words) or not (SPOKEN.search(words) or says_we):
        return False
    return not (DISCLAIMER.search(words) or FIELD.match(words) or is_noise(words.split("\n", 1)[0]))
