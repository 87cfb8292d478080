"""Reads the attendees that minutes list with the code by which they call each of them: "Olga Cavalli (OCA)"."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from sessions.formats.label_words import word_set
from sessions.transcript import ListedSpeaker

# | Name | Abbreviation | Organization |
ROW = re.compile(r"^[^\S\n]*\|([^\n]{3,400})\|[^\S\n]*$", re.MULTILINE)
NAME_HEADS = word_set("name attendee delegate participant person")
CODE_HEADS = word_set("abbreviation abbr abbr. abbrev abbrev. initials code id nick acronym tla short")
PLACE_HEADS = word_set("organization organisation affiliation company institution member employer location represents")
# **In-person attendees:** Rob Palmer (RPR), ...
LIST_HEAD = re.compile(
    r"^[^\S\n]{0,8}[#*_]{0,4}[^\S\n]{0,4}(?:[\w-]{1,30}[^\S\n]){0,2}"
    r"(?:attendees|participants|present|attendance)\b(?::|[^\n]{0,60}$)",
    re.IGNORECASE | re.MULTILINE,
)
# Rob Palmer (RPR)
CODED_NAME = re.compile(r"([^\W\d_][^,;:()\n|]{2,60}?)[^\S\n]{1,3}\(([A-Z][A-Z0-9]{1,4})\)")
# Ana Rey (ARY), one part of a line that only holds such names
CODED_PART = re.compile(r"[^\W\d_][^,;:()\n|]{2,60}?\s{1,3}\([A-Z][A-Z0-9]{1,4}\)\.?")
LINE = re.compile(r"^[^\n]+$", re.MULTILINE)
LEAST_CODED = 3
LIST_END = re.compile(r"\n[^\S\n]*(?:#|\n[^\S\n]*\n|---)")


@dataclass(frozen=True)
class Attendee:
    """One entry of the list; `code` stands before what the person says, the entry ends at `place`."""

    name: str
    code: str
    affiliation: str | None = None
    place: int = 0

    @property
    def listed(self) -> ListedSpeaker:
        return ListedSpeaker(self.name, self.affiliation)


def read_attendees(text: str) -> tuple[Attendee, ...]:
    """The attendees of the first table that has a column of codes, else those of the first list of coded names."""
    return tuple(_table(text)) or tuple(_list(text))


def _table(text: str) -> Iterator[Attendee]:
    columns: dict[str, int] = {}
    for row in ROW.finditer(text):
        cells = [cell.strip(" *`_\xa0") for cell in row.group(1).split("|")]
        if not columns:
            columns = _columns(cells)
        elif not _is_rule(cells) and (attendee := _attendee(cells, columns, row.end())):
            yield attendee


def _columns(cells: list[str]) -> dict[str, int]:
    """Where the table keeps names, codes and organisations; empty where the row is no such head."""
    heads = {"name": NAME_HEADS, "code": CODE_HEADS, "affiliation": PLACE_HEADS}
    found = {
        kind: place for kind, words in heads.items() for place, cell in enumerate(cells) if cell.casefold() in words
    }
    return found if {"name", "code"} <= found.keys() else {}


def _is_rule(cells: list[str]) -> bool:
    return all(set(cell) <= set("-: ") for cell in cells)


def _attendee(cells: list[str], columns: dict[str, int], place: int) -> Attendee | None:
    value = {kind: cells[place] for kind, place in columns.items() if place < len(cells) and cells[place]}
    return (
        Attendee(value["name"], value["code"], value.get("affiliation"), place)
        if {"name", "code"} <= value.keys()
        else None
    )


def _list(text: str) -> Iterator[Attendee]:
    start, end = _list_borders(text)
    for found in CODED_NAME.finditer(text, start, end):
        yield Attendee(found.group(1).strip(" *-•"), found.group(2), None, found.end())


def _list_borders(text: str) -> tuple[int, int]:
    """Where the list of coded names begins and ends: below its head, else the line that only holds such names."""
    head = LIST_HEAD.search(text, 0, 20_000)
    if not head:
        line = next((line for line in LINE.finditer(text, 0, 5_000) if _is_coded(line.group())), None)
        return line.span() if line else (0, 0)
    end = LIST_END.search(text, head.end())
    return head.end(), end.start() if end else min(len(text), head.end() + 20_000)


def _is_coded(line: str) -> bool:
    parts = [part.strip() for part in line.split(",")]
    return len(parts) >= LEAST_CODED and all(map(CODED_PART.fullmatch, parts))
