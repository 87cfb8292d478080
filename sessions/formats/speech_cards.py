"""Turns the cards of figures at the end of a report page into SpeechCards."""

import re
from collections.abc import Iterable, Sequence

from sessions.formats.report_heads import Line, Part
from sessions.transcript import SpeechCard
from speakers.names import fold

# Speech speed | Speech length: 1520 words
FIGURE_NAME = re.compile(r"speech (speed|length|time)\b\s*[:：]?\s*", re.IGNORECASE)
# 143 words per minute, words, 1,520 words, 637 secs, 0 secs, 637.5 s
FIGURE = re.compile(
    r"(?P<number>[\d,]{1,12}(?:\.\d+)?)?\s*(?:words?(?: per minute| ?/ ?min(?:ute)?)?|wpm|secs?|seconds?|s)\.?",
    re.IGNORECASE,
)
FIELDS = {"speed": "words_per_minute", "length": "words", "time": "seconds"}
# & ’Alissa
LABEL_MARKS = " \t\xa0&'’‘`´*•\"”“"
LAST_LINE = "click for more"
LONGEST_LABEL = 120


def find_cards(lines: Sequence[Line]) -> tuple[list[SpeechCard], set[int]]:
    """The cards among the lines, in order, and the numbers of the lines that they take up."""
    places = [place for place, line in enumerate(lines) if _is_onset(line)]
    cards, taken = [], set()
    for place in places:
        label_lines = _label_lines(lines, place, taken)
        figures, figure_lines = _figures(lines, place)
        named = [line for line in label_lines if line.text.strip(LABEL_MARKS) and line.part is None]
        label, first = (named[-1].text.strip(LABEL_MARKS), named[-1]) if named else ("", lines[place])
        cards.append(SpeechCard(label, first.number, **figures))
        taken.update(line.number for line in label_lines + figure_lines)
    return cards, taken


def unmatched_cards(cards: Iterable[SpeechCard], names: Iterable[str], lines: Sequence[str]) -> list[str]:
    """A warning for each card that does not belong to exactly one of the names; `lines` are the document's."""
    whole, first = _by_key(names)
    return [warning for card in cards if (warning := _complaint(card, whole, first, lines[card.line - 1]))]


def _by_key(names: Iterable[str]) -> tuple[dict[str, list[str]], dict[str, list[str]]]:
    whole: dict[str, list[str]] = {}
    first: dict[str, list[str]] = {}
    for name in dict.fromkeys(names):
        whole.setdefault(fold(name), []).append(name)
        first.setdefault((fold(name).split() or [""])[0], []).append(name)
    return whole, first


def _complaint(card: SpeechCard, whole: dict[str, list[str]], first: dict[str, list[str]], printed: str) -> str | None:
    key = fold(card.label)
    fitting = whole.get(key) or first.get(key) or []
    if not key:
        return f"line {card.line}: expected a card with a voice's name, found a card without a name"
    if len(fitting) == 1:
        return None
    fits = ", ".join(fitting[:8]) if fitting else "no voice"
    return f'line {card.line}: expected a card of one voice, found "{printed.strip(" &")}" that fits {fits}'


def _is_onset(line: Line) -> bool:
    found = FIGURE_NAME.match(line.text) if len(line.text) < LONGEST_LABEL else None
    return bool(found) and found[1].casefold() == "speed"


def _label_lines(lines: Sequence[Line], place: int, taken: set[int]) -> list[Line]:
    """The lines between what is before a card and its first figure: at most "Speakers", "&" and a name."""
    first = place
    while first > 0 and place - first < 4 and _may_be_label(lines[first - 1], taken):
        first -= 1
        if lines[first].part == Part.PEOPLE or lines[first].text.strip(LABEL_MARKS[:4]) == "":
            break
    return list(lines[first:place])


def _may_be_label(line: Line, taken: set[int]) -> bool:
    is_free = line.number not in taken and len(line.text) <= LONGEST_LABEL and line.part in (None, Part.PEOPLE)
    return is_free and not line.text.endswith((".", "!", "?"))


def _figures(lines: Sequence[Line], place: int) -> tuple[dict[str, float | None], list[Line]]:
    """The card's figures by their names, without lost ones, and the lines that hold them."""
    figures: dict[str, float | None] = {}
    field, used = None, []
    for line in lines[place : place + 8]:
        name = FIGURE_NAME.match(line.text)
        if name and FIELDS[name[1].casefold()] in figures:
            break
        if name:
            field = FIELDS[name[1].casefold()]
            figures[field] = None
        value = FIGURE.fullmatch(line.text[name.end() :] if name else line.text)
        if not (name or value or line.key == LAST_LINE):
            break
        used.append(line)
        if line.key == LAST_LINE:
            break
        if value and field:
            figures[field] = _number(value["number"], field)
    return figures, used


def _number(printed: str | None, field: str) -> float | None:
    """None for a figure that is blank or 0: the page lost it."""
    number = float(printed.replace(",", "") or 0) if printed else 0.0
    return (int(number) if field == "words" else number) or None
