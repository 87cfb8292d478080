"""CSV and XLSX files whose every cell is a text that a spreadsheet program leaves as it is."""

import csv
import re
from io import BytesIO, StringIO
from zipfile import BadZipFile, ZipFile

from import_export.formats import base_formats
from openpyxl import Workbook, load_workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.styles import Font
from tablib import Dataset

from speakers.escaping import escape_number
from speakers.table_cells import LONGEST_CELL, TableError

BYTE_ORDER_MARK = "\ufeff"
MOST_ROWS = 100_000
LARGEST_WORKBOOK = 500 * 1024 * 1024  # unpacked
TEXT_FORMAT = "@"
# The characters that XML cannot hold, how a workbook writes them ("_x000B_"), and what looks so ("_x005F_x000B_").
CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
WRITTEN_CONTROL = re.compile(r"_x(005F|000[0-8BCEF]|001[0-9A-F]|FFF[EF])_", re.IGNORECASE)
LIKE_WRITTEN = re.compile(r"_(?=x[0-9A-F]{4}_)", re.IGNORECASE)


class PlainCSV(base_formats.CSV):
    """With the mark by which spreadsheet programs know UTF-8, and another before each text that looks like a number."""

    def export_data(self, dataset, **kwargs):
        out = StringIO(BYTE_ORDER_MARK)
        out.seek(0, 2)
        writer = csv.writer(out)
        writer.writerow(dataset.headers)
        writer.writerows([escape_number(cell) for cell in row] for row in dataset)
        return out.getvalue()

    def create_dataset(self, in_stream, **kwargs):
        text = in_stream.decode(self.encoding or "utf-8-sig") if isinstance(in_stream, bytes) else in_stream
        csv.field_size_limit(LARGEST_WORKBOOK)
        rows = csv.reader(StringIO(text.removeprefix(BYTE_ORDER_MARK), newline=""), dialect=_dialect(text))
        return _table(rows)


class TextXLSX(base_formats.XLSX):
    """Every cell is a text by its type and by its format: nothing is a formula, a number or a day."""

    def export_data(self, dataset, **kwargs):
        book = Workbook(write_only=True)
        sheet = book.create_sheet(dataset.title or "Table")
        sheet.freeze_panes = "A2"
        sheet.append([_text_cell(sheet, column, is_head=True) for column in dataset.headers])
        for number, row in enumerate(dataset, 2):
            _refuse_long_cells(number, dataset.headers, row)
            sheet.append([_text_cell(sheet, cell) for cell in row])
        out = BytesIO()
        book.save(out)
        return out.getvalue()

    def create_dataset(self, in_stream):
        _refuse_bombs(in_stream)
        sheet = load_workbook(BytesIO(in_stream), read_only=True, data_only=True).active
        rows = ([_read_cell(cell) for cell in row] for row in sheet.iter_rows(values_only=True))
        return _table(rows)


def _table(rows) -> Dataset:
    """The rows below their head; a row may leave out empty cells at its end."""
    headers = next(iter(rows), None)
    if headers is None:
        raise TableError("expected a table with a head, found an empty file")
    headers = _without_empty_end([str(name or "").strip() for name in headers])
    if repeated := {name for name in headers if headers.count(name) > 1}:
        raise TableError(f"expected each column once, found more than one {', '.join(sorted(repeated))}")
    table = Dataset(headers=headers)
    for number, row in enumerate(rows, 2):
        cells = _without_empty_end(row)
        if not cells:
            continue
        if number > MOST_ROWS + 1:
            raise TableError(f"expected at most {MOST_ROWS:,} rows, found more; send them in several files")
        if len(cells) > len(headers):
            raise TableError(f"row {number}: expected {len(headers)} cells, found {len(cells)}")
        for _ in range(number - 2 - len(table)):  # empty rows count, so that each row keeps its number
            table.append([""] * len(headers))
        table.append([*cells, *[""] * (len(headers) - len(cells))])
    return table


def _without_empty_end(cells: list) -> list:
    end = len(cells)
    while end and cells[end - 1] in (None, ""):
        end -= 1
    return cells[:end]


def _dialect(text: str):
    """Commas, or the semicolons and tabs of other languages' spreadsheet programs, as the head has them."""
    head = text.split("\n", 1)[0]
    return type("Found", (csv.excel,), {"delimiter": max(",;\t", key=head.count)})


def _text_cell(sheet, text, is_head=False) -> WriteOnlyCell:
    """Set past openpyxl's own guesses, which make a formula of "=1+1" and cut long texts."""
    cell = WriteOnlyCell(sheet)
    cell._value, cell.data_type, cell.number_format = _without_controls(str(text)), "s", TEXT_FORMAT
    if is_head:
        cell.font = Font(bold=True)
    return cell


def _without_controls(text: str) -> str:
    return CONTROL.sub(lambda found: f"_x{ord(found[0]):04X}_", LIKE_WRITTEN.sub("_x005F_", text))


def _read_cell(cell):
    return WRITTEN_CONTROL.sub(lambda found: chr(int(found[1], 16)), cell) if isinstance(cell, str) else cell


def _refuse_long_cells(number: int, headers: list[str], row: tuple) -> None:
    for column, cell in zip(headers, row, strict=True):
        if len(str(cell)) >= LONGEST_CELL:
            raise TableError(
                f"row {number}, {column}: a workbook's cell holds fewer than {LONGEST_CELL:,} characters, "
                f"found {len(str(cell)):,}; export as CSV"
            )


def _refuse_bombs(content: bytes) -> None:
    try:
        size = sum(part.file_size for part in ZipFile(BytesIO(content)).infolist())
    except BadZipFile:
        raise TableError("expected an XLSX workbook, found another file") from None
    if size > LARGEST_WORKBOOK:
        raise TableError(f"expected a workbook of at most {LARGEST_WORKBOOK >> 20} MB unpacked, found {size >> 20} MB")
