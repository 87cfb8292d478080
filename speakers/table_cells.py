"""Turns a table's cells, of whatever type a spreadsheet gave them, into the texts that an export would hold."""

from datetime import date, datetime, time

from speakers.escaping import unescape_formula

# What a cell of a workbook can hold; programs cut what is longer without a word.
LONGEST_CELL = 32_767


class TableError(ValueError):
    """A table that cannot be read or written; the sentence says where and why."""


def plain_cells(headers: list[str], row: tuple) -> dict[str, str]:
    """The texts of a row by their columns. Raises TableError for a cell that a spreadsheet has probably cut."""
    cells = {column: unescape_formula(as_text(value)) for column, value in zip(headers, row, strict=True)}
    for column, text in cells.items():
        if "\x00" in text:
            raise TableError(f"{column}: expected text, found a null character")
        if len(text) == LONGEST_CELL:
            raise TableError(
                f"{column}: found exactly {LONGEST_CELL:,} characters, where a spreadsheet cuts what is longer; "
                "leave this row or this column out"
            )
    return cells


def as_text(value: object) -> str:
    """2023-10-10 for a day, 09:30:00 for a time, 7 for 7.0, nothing for an empty cell."""
    if isinstance(value, bool):
        return str(value).upper()
    if isinstance(value, datetime):
        return str(value.date() if value.time() == time() else value)
    if isinstance(value, date | time):
        return value.isoformat()
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return "" if value is None else str(value)
