"""Turns a JSON document into plain values, and whatever stands in them into text and numbers that one can trust."""

import json
import math
import re
from collections import Counter
from collections.abc import Iterator
from functools import lru_cache

from sessions.formats.cue_times import read_times
from sessions.formats.document import Document
from sessions.transcript import TranscriptError

# { "    [{    [[
START = re.compile(r"[\s\ufeff]*(?:\{\s*[\"}]|\[\s*[\[{\]])")
# \u0000 and halves of characters, which no database keeps
NO_CHARACTER = re.compile("[\x00-\x08\x0e-\x1f\x7f\ud800-\udfff]")
# 12.5    00:01:02.5
CLOCK = re.compile(r"\d{1,3}:\d{2}(?::\d{2})?(?:[.,]\d{1,6})?")
LONGEST_NUMBER = 30
LEADING = "\ufeff \t\n"
# {"text": "So."}\n{"text": "Yes."}: one object a line
LINES = re.compile(r"\{[^\n]*\}[^\S\n]*\n\s*\{")
BLANKS = re.compile(r"\s*")
# What the parser misses, in the words of people.
EXPECTED = {
    "Expecting value": "JSON with a value",
    "Expecting property name": "JSON with a key in double quotes",
    "Expecting ','": "JSON with a comma or a closing bracket",
    "Expecting ':'": "JSON with a colon",
    "Invalid control": "JSON with escaped line ends and tabs",
    "Invalid \\": "JSON with the escapes that there are",
    "Illegal trailing": "JSON without a comma before a closing bracket",
    "Extra data": "JSON that ends with its last bracket",
}
BROKEN_OFF = ("Unterminated string starting at",)


def is_json(document: Document) -> bool:
    return START.match(document.text) is not None


def parse_json(document: Document) -> object:
    """The document's value; the last of two equal keys stands. Raises TranscriptError with the line."""
    return _parsed(document)[0]


def repeated_keys(document: Document) -> list[str]:
    """The keys that stand twice in one object, each once."""
    return sorted(set(_parsed(document)[1]))


@lru_cache(maxsize=1)
def _parsed(document: Document) -> tuple[object, list[str]]:
    repeated: list[str] = []

    def object_of(pairs: list[tuple[str, object]]) -> dict:
        found = dict(pairs)
        if len(found) < len(pairs):
            repeated.append(Counter(key for key, _ in pairs).most_common(1)[0][0])
        return found

    decoder = json.JSONDecoder(parse_constant=float, parse_int=_whole_number, object_pairs_hook=object_of)
    text = document.text.lstrip(LEADING)
    try:
        return (_values_of_lines(decoder, text) if LINES.match(text) else decoder.decode(text)), repeated
    except json.JSONDecodeError as error:
        raise _no_json(document, text, error) from error
    except RecursionError as error:
        raise document.error("JSON of a transcript", "brackets nested too deep", _deepest_line(document)) from error


def _values_of_lines(decoder: json.JSONDecoder, text: str) -> list:
    """The value of each line, as tools write them that add to a file while somebody speaks."""
    values, place = [], 0
    while place < len(text):
        value, place = decoder.raw_decode(text, place)
        values.append(value)
        place = BLANKS.match(text, place).end()
    return values


def _no_json(document: Document, text: str, error: json.JSONDecodeError) -> TranscriptError:
    """What the text breaks off without, or what stands in it where something else is needed."""
    line = error.lineno + document.text[: len(document.text) - len(text)].count("\n")
    if error.msg in BROKEN_OFF or not (rest := text[error.pos :].split("\n", 1)[0].strip()):
        return document.error("JSON to the last bracket", "a text that breaks off", line)
    expected = next((words for start, words in EXPECTED.items() if error.msg.startswith(start)), "JSON")
    return document.error(expected, f'"{rest[:40]}"', line)


def _deepest_line(document: Document) -> int:
    """The line in which the brackets begin to stand in hundreds."""
    found = re.search(r"(?:[\[{]\s*){100}", document.text)
    return document.text[: found.start() if found else 0].count("\n") + 1


def _whole_number(written: str) -> float:
    return int(written) if len(written) <= LONGEST_NUMBER else math.inf


def holds(document: Document, *marks: str) -> bool:
    """Whether a broken JSON document holds these words: its reader can then say what is wrong with it."""
    if not is_json(document):
        return False
    try:
        parse_json(document)
    except TranscriptError:
        return all(f'"{mark}"' in document.text for mark in marks)
    return False


def value_of(document: Document) -> object:
    """The document's value; None where it is no JSON."""
    try:
        return parse_json(document) if is_json(document) else None
    except TranscriptError:
        return None


def rows(value: object) -> list[dict]:
    """The objects of a list; nothing where it is no list."""
    return [row for row in value if isinstance(row, dict)] if isinstance(value, list) else []


def has_keys(items: list[dict], *keys: str) -> bool:
    """Whether one of the first rows has all these keys."""
    return any(all(key in row for key in keys) for row in items[:50])


def text_of(value: object) -> str:
    """The words of a string, single blanks between them; "" for anything else."""
    return " ".join(NO_CHARACTER.sub(" ", value).split()) if isinstance(value, str) else ""


def first_text(row: dict, *keys: str) -> str:
    return next(filter(None, (text_of(row.get(key)) for key in keys)), "")


def number_of(value: object) -> float | None:
    """A finite number from zero on, also one written as a string or a clock; None for anything else."""
    if isinstance(value, str):
        value = _number_in(value.strip())
    if isinstance(value, bool) or not isinstance(value, int | float):
        return None
    return value if math.isfinite(value) and 0 <= value < 1e12 else None


def _number_in(written: str) -> float | None:
    if CLOCK.fullmatch(written):
        times = read_times(f"{written} --> 00:00")
        return times[0] if times else None
    try:
        return float(written[:LONGEST_NUMBER])
    except ValueError:
        return None


def objects_around(value: object) -> Iterator[dict]:
    """The document's own object and those that may speak of the whole session."""
    if isinstance(value, dict):
        yield value
        for key in ("metadata", "meta", "meeting", "session", "event", "transcript", "info", "video", "results"):
            if isinstance(value.get(key), dict):
                yield value[key]
