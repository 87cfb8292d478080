"""Turns words into the numbers that they write, in figures or in words."""

import re
from collections.abc import Iterable, Iterator, Sequence

from sessions.analysis.quote_words import Token

SMALL_NUMBERS = """
zero one two three four five six seven eight nine ten
eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen
"""
ORDERED_NUMBERS = """
first second third fourth fifth sixth seventh eighth ninth tenth
eleventh twelfth thirteenth fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth twentieth
"""
ROUND_NUMBERS = "twenty thirty forty fifty sixty seventy eighty ninety"
UNITS = {word: value for value, word in enumerate(re.findall(r"\w+", SMALL_NUMBERS))}
TENS = {word: 10 * value for value, word in enumerate(re.findall(r"\w+", ROUND_NUMBERS), 2)}
SCALES = {
    "hundred": 100,
    "thousand": 1_000,
    "million": 1_000_000,
    "billion": 1_000_000_000,
    "trillion": 1_000_000_000_000,
}
ORDINALS = {word: value for value, word in enumerate(re.findall(r"\w+", ORDERED_NUMBERS), 1)}
OTHERS = {"half": 0.5, "twice": 2, "double": 2, "doubled": 2, "tripled": 3, "triple": 3, "dozen": 12, "quarter": 0.25}
OTHERS |= {"halve": 0.5, "halved": 0.5, "halving": 0.5, "thirds": 3, "fifths": 5, "tenths": 10}
# "first" and "second" count nothing where they stand alone: "first of all", "a second"
OTHERS |= {word: value for word, value in ORDINALS.items() if value > 2}
AND_A_HALF = "and a half"
VALUES = UNITS | TENS | ORDINALS | OTHERS | {AND_A_HALF: 0.5}
# 9,126  1.5  25  2nd
FIGURES = re.compile(r"\d[\d.,]*")


def numbers(tokens: Iterable[Token]) -> list[float]:
    """The numbers in order, in figures or in words ("two thousand three hundred" is 2300); a lone "one" is none."""
    found: list[float] = []
    for run in _number_runs(tokens):
        if run != ["one"]:
            found.append(_value(run))
    return found


def _number_runs(tokens: Iterable[Token]) -> Iterator[list[str]]:
    """Runs of words that write one number; "a hundred and forty thousand" is one, its "and" left out."""
    run: list[str] = []
    joined = False
    for word in _with_halves([token.folded for token in tokens]):
        if run and word == "and" and run[-1] in SCALES and not joined:
            joined = True
            continue
        if run and not _continues(word, run[-1]):
            yield run
            run = []
        joined = False
        if run or is_number_word(word):
            run.append(word)
    if run:
        yield run


def _with_halves(words: Sequence[str]) -> Iterator[str]:
    """The words with the half of "one and a half" right after its number."""
    place = 0
    while place < len(words):
        is_half = [*words[place : place + 3]] == ["and", "a", "half"] and place and is_number_word(words[place - 1])
        yield AND_A_HALF if is_half else words[place]
        place += 3 if is_half else 1


def _continues(word: str, last: str) -> bool:
    return word in SCALES or word == AND_A_HALF or (last in (*TENS, *SCALES) and word in (*UNITS, *TENS, *ORDINALS))


def is_number_word(word: str) -> bool:
    return any(word in words for words in (UNITS, TENS, SCALES, OTHERS)) or bool(FIGURES.match(word))


def _value(run: Sequence[str]) -> float:
    total = current = 0.0
    for word in run:
        if word in SCALES:
            current = (current or 1) * SCALES[word]
            total, current = (total + current, 0.0) if SCALES[word] > 100 else (total, current)
        else:
            current += _small(word)
    return total + current


def _small(word: str) -> float:
    if (value := VALUES.get(word)) is not None:
        return value
    figures = FIGURES.match(word).group().rstrip(".,")
    try:
        return float(re.sub(r",(?=\d{3})", "", figures).replace(",", "."))
    except ValueError:
        return float(re.sub(r"\D", "", figures) or 0)
