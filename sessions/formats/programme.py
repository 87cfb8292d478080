"""Turns a programme (a CSV of sessions and their people) into one Transcript a session, without turns."""

import csv
import io
from collections.abc import Iterable
from datetime import date, datetime
from zoneinfo import available_timezones

from sessions.formats.date_words import ZONE
from sessions.formats.document import Document, open_document
from sessions.transcript import Kind, ListedSpeaker, Moment, Transcript, TranscriptError
from sessions.zones import offset_minutes

PROGRAMME = "programme"
COLUMNS = ["event", "code", "title", "start", "end", "zone", "name", "role", "affiliation", "group", "region"]
NEEDED = {"title"}


def read_programme(name: str, content: bytes) -> list[Transcript]:
    """The programme's sessions in its order: rows of one event, code, title and day together.

    A row without a start belongs to the day above it.

    Raises TranscriptError with the line of the first row that cannot be read.
    """
    if not content.strip():
        raise TranscriptError("a programme in CSV", "an empty file", 1, name)
    document = open_document(name, content)
    reader = csv.DictReader(io.StringIO(document.text, newline=""))
    _check_columns(document, reader.fieldnames or [])
    sessions: dict[tuple, list[tuple[int, dict]]] = {}
    days: dict[tuple, str] = {}
    for row in reader:
        row = {column: (row.get(column) or "").strip() for column in COLUMNS}
        if not row["title"]:
            raise document.error("a title in every row", "an empty one", reader.line_num)
        named = row["event"], row["code"], row["title"]
        days[named] = row["start"][:10] or days.get(named, "")
        sessions.setdefault((*named, days[named]), []).append((reader.line_num, row))
    return [_session(document, rows) for rows in sessions.values()]


def _check_columns(document: Document, found: Iterable[str]) -> None:
    if not set(found) >= NEEDED:
        raise document.error(f"a first line with the columns {', '.join(COLUMNS)}", f'"{",".join(found)[:80]}"', 1)


def _session(document: Document, rows: list[tuple[int, dict]]) -> Transcript:
    line, first = rows[0]
    starts, ends = (_moment(document, first[name], first["zone"], line) for name in ("start", "end"))
    if starts and ends and _is_before(ends, starts):
        raise document.error("an end after the start", f'"{first["start"]}" and "{first["end"]}"', line)
    return Transcript(
        kind=Kind.REPORT,
        text="",
        turns=(),
        title=first["title"],
        event=first["event"] or None,
        code=first["code"] or None,
        starts=starts,
        ends=ends,
        listed=tuple(_person(row) for _, row in rows if row["name"]),
        format=PROGRAMME,
    )


def _moment(document: Document, printed: str, zone: str, line: int) -> Moment | None:
    """2023-10-10 or 2023-10-10 04:30"""
    if not printed:
        return None
    try:
        value = date.fromisoformat(printed) if len(printed) == 10 else datetime.fromisoformat(printed)
    except ValueError:
        raise document.error('a date and time as "2023-10-10 04:30"', f'"{printed}"', line) from None
    if not isinstance(value, datetime):
        return Moment(value)
    if zone and not _is_zone(zone):
        raise document.error('a zone as "UTC+2", "CEST" or "Europe/Oslo"', f'"{zone[:40]}"', line)
    return Moment(value.date(), value.time(), zone or None, offset_minutes(zone))


def _is_zone(printed: str) -> bool:
    """Whether there is such a zone, also where it names several or changes its offset, which is then unknown."""
    return (
        ZONE.fullmatch(printed) is not None or offset_minutes(printed) is not None or printed in available_timezones()
    )


def _is_before(one: Moment, other: Moment) -> bool:
    """Whether a moment is surely before another: on one day only where both have a time."""
    if one.day == other.day and one.clock and other.clock:
        return one.clock < other.clock
    return one.day < other.day


def _person(row: dict) -> ListedSpeaker:
    values = row["affiliation"], row["role"].lower(), row["group"], row["region"]
    return ListedSpeaker(row["name"], *(value or None for value in values))
