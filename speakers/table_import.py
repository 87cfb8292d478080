"""Turns the rows of a table into written records, or into what is wrong with each row: all of them or none."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from django.core.exceptions import ValidationError
from django.db import models
from import_export.exceptions import ImportError as TableRefused
from import_export.results import Error, Result, RowResult
from import_export.widgets import DateWidget, IntegerWidget, TimeWidget

from speakers.bulk_writing import BATCH, write_changed, write_new, written
from speakers.table_cells import TableError, plain_cells
from speakers.table_differences import differences
from speakers.table_keys import UniqueValues, check_key_columns
from speakers.table_preview import Preview

# So many changed rows, or rows of so many characters, are shown before an import; of the others their number.
MOST_SHOWN = 300
MOST_SHOWN_CHARACTERS = 1_000_000
REASON_LENGTH = 100
# What widgets expect that do not say so themselves.
EXPECTED = {
    DateWidget: 'a day such as "2023-10-10"',
    TimeWidget: 'a time such as "09:30:00"',
    IntegerWidget: "a whole number",
}


@dataclass
class Row:
    """A row and the record that it is about; `before` holds the record's values by column."""

    number: int  # as the spreadsheet counts them, below a head that is row 1
    cells: dict[str, str]
    record: models.Model | None = None
    is_new: bool = False
    before: list = field(default_factory=list)
    shown_before: list[str] = field(default_factory=list)
    changed: set[str] = field(default_factory=set)
    errors: dict[str, list[str]] = field(default_factory=dict)

    def refuse(self, column: str, sentence: str) -> None:
        self.errors.setdefault(column, []).append(sentence)


class TableImport:
    """One table on its way into the records of a resource."""

    def __init__(self, resource, dataset, is_preview: bool, raise_errors: bool, file_name: str, preview: Preview):
        self.resource, self.dataset, self.is_preview, self.raise_errors = resource, dataset, is_preview, raise_errors
        self.preview = preview
        self.fields = [one for one in resource.get_import_fields() if one.column_name in (dataset.headers or [])]
        self.reason = f"From the table {file_name}"[:REASON_LENGTH] if file_name else "From a table"
        self.unique = UniqueValues(resource._meta.model)
        self.keys: dict[tuple, int] = {}
        self.written: list[models.Model] = []
        self.shown_characters = 0
        self.result = Result()
        self.result.shown_rows = 0

    def run(self) -> Result:
        self.result.diff_headers = [one.column_name for one in self.fields]
        self.result.total_rows = len(self.dataset)
        try:
            check_key_columns(self.resource, self.dataset.headers or [])
            for batch in self.batches():
                self.import_batch(batch)
            if not self.result.has_validation_errors():
                self.preview.check()
        except TableError as error:
            self.result.append_base_error(Error(error))
        if self.written and not (self.result.has_errors() or self.result.has_validation_errors()):
            written.send(self.resource._meta.model, records=self.written)
        return self.result

    def batches(self) -> Iterator[list[Row]]:
        batch: list[Row] = []
        for number, values in enumerate(self.dataset, 2):
            row = self.row(number, values)
            if row is None:
                continue
            if len(batch) == BATCH or self.resource.starts_batch(row.cells, [one.cells for one in batch]):
                yield batch
                batch = []
            batch.append(row)
        yield batch

    def row(self, number: int, values: tuple) -> Row | None:
        """None for an empty one."""
        try:
            cells = plain_cells(self.dataset.headers, values)
        except TableError as error:
            row = Row(number, dict.fromkeys(self.dataset.headers, ""))
            row.refuse("", str(error))
            return row
        return Row(number, cells) if any(cells.values()) else None

    def import_batch(self, rows: list[Row]) -> None:
        readable = [row for row in rows if not row.errors]
        cells = [row.cells for row in readable]
        for one in self.fields:
            _load(one, cells)
        known = self.resource.find(cells)
        for row in readable:
            self.read(row, known)
        self.unique.check([row for row in readable if row.changed and not row.errors])
        self.write([row for row in readable if row.changed and not row.errors])
        for row in rows:
            self.report(row)

    def read(self, row: Row, known: dict[tuple, models.Model]) -> None:
        """Give the row its record with the values of its cells, unsaved, and what is wrong with them."""
        key = self.resource.key_in(row.cells)
        row.record = known.get(key)
        if row.record is None:
            row.record, row.is_new = self.resource.init_instance(row.cells), True
        if all(key) and self.keys.setdefault(key, row.number) != row.number:
            return row.refuse("", f"row {self.keys[key]} is about the same record")
        row.before = [one.get_value(row.record) for one in self.fields]
        row.shown_before = self.shown_cells(row.record) if not row.is_new else [""] * len(self.fields)
        self.fill(row)
        if not row.errors:
            self.validate(row)

    def fill(self, row: Row) -> None:
        for one, before in zip(self.fields, row.before, strict=True):
            try:
                one.save(row.record, row.cells)
            except (ValueError, ArithmeticError) as error:
                row.refuse(one.column_name, _sentence(one, row.cells, error))
            else:
                if row.is_new or one.get_value(row.record) != before:
                    row.changed.add(one.attribute)

    def validate(self, row: Row) -> None:
        """Only what is new or changed: what stands in the records already is not this table's fault."""
        if not row.changed:
            return
        found = {one.name for one in row.record._meta.fields if one.is_relation}  # each was found, or refused, by key
        try:
            row.record.clean_fields(exclude=found)
            self.drop_unchanged(row)
            if row.changed:
                self.check_version(row)
                self.resource.check(row.record, row.cells)
        except ValidationError as error:
            row.errors = error.message_dict
        except ValueError as error:
            row.refuse("", str(error))

    def drop_unchanged(self, row: Row) -> None:
        """A value that only its form made different, such as CRLF for LF, is none."""
        if not row.is_new:
            pairs = zip(self.fields, row.before, strict=True)
            row.changed = {one.attribute for one, before in pairs if one.get_value(row.record) != before}

    def check_version(self, row: Row) -> None:
        seen, now = row.cells.get("version"), getattr(row.record, "version", None)
        if seen and now is not None and not row.is_new and seen != str(now):
            raise ValueError(
                f"expected version {now}, found {seen}: somebody changed this record after the table was exported; "
                "export it again, or empty this cell to overwrite what was changed"
            )

    def write(self, rows: list[Row]) -> None:
        new = [row.record for row in rows if row.is_new]
        changed = [row.record for row in rows if not row.is_new]
        own = {one.name for one in self.resource._meta.model._meta.concrete_fields}
        names = {name for row in rows if not row.is_new for name in row.changed} & own
        self.resource.before_writing(new)
        write_new(new, self.reason)
        write_changed(changed, names, self.reason)
        for one in self.fields:
            if hasattr(one, "write"):
                one.write({row.record: one.get_value(row.record) for row in rows if one.attribute in row.changed})
        self.written += [row.record for row in rows]

    def report(self, row: Row) -> None:
        outcome = RowResult()
        if row.errors:
            outcome.import_type = RowResult.IMPORT_TYPE_INVALID
            outcome.validation_error = ValidationError(row.errors)
            self.result.append_invalid_row(row.number, row.cells, outcome.validation_error)
            if self.raise_errors:
                raise TableRefused(outcome.validation_error, number=row.number, row=row.cells)
        elif not row.changed:
            outcome.import_type = RowResult.IMPORT_TYPE_SKIP
        else:
            self.preview.add(row)
            outcome.import_type = RowResult.IMPORT_TYPE_NEW if row.is_new else RowResult.IMPORT_TYPE_UPDATE
            self.show(row, outcome)
            self.result.append_row_result(outcome)
        self.result.increment_row_result_total(outcome)

    def show(self, row: Row, outcome: RowResult) -> None:
        """In a preview what the row changes, afterwards its record for the log."""
        if not self.is_preview:
            outcome.instance = row.record
            outcome.add_instance_info(row.record)
        elif self.result.shown_rows < MOST_SHOWN and self.shown_characters < MOST_SHOWN_CHARACTERS:
            self.result.shown_rows += 1
            outcome.diff = differences(row.shown_before, self.shown_after(row))
            self.shown_characters += sum(map(len, outcome.diff))

    def shown_after(self, row: Row) -> list[str]:
        """Of a changed record without its new version, which the table's author did not write."""
        after = self.shown_cells(row.record)
        own = [one.column_name == "version" and not row.is_new for one in self.fields]
        return [was if keeps else now for was, now, keeps in zip(row.shown_before, after, own, strict=True)]

    def shown_cells(self, record: models.Model) -> list[str]:
        return [str(one.export(record)) for one in self.fields]


def _sentence(one, cells: dict[str, str], error: Exception) -> str:
    expected = EXPECTED.get(type(one.widget))
    return f'expected {expected}, found "{cells[one.column_name]}"' if expected else str(error)


def _load(one, cells: list[dict[str, str]]) -> None:
    if hasattr(one, "load"):
        one.load(cells)
    elif hasattr(one.widget, "load"):
        one.widget.load(one.column_name, cells)
