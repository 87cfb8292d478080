"""What every CSV and XLSX import and export has in common: natural keys, safe cells, whole files or nothing."""

from django.db import connection, models
from import_export import fields, resources
from import_export.widgets import DateWidget, ForeignKeyWidget, TimeWidget

from speakers.escaping import escape_formula
from speakers.table_import import TableImport
from speakers.table_preview import Preview

SEPARATOR = " | "
TIMES = {DateWidget: ("%Y-%m-%d",), TimeWidget: ("%H:%M:%S", "%H:%M", "%I:%M:%S %p")}


class ExchangeResource(resources.ModelResource):
    """A model's rows as a table. Importing what was exported changes nothing.

    `import_id_fields` are the natural key; `key_paths` lead to what the first of them hold, as many as it takes to
    find few other records. No two rows are equal in the `row_order` of an export.
    """

    key_paths: tuple[str, ...] = ("slug",)
    row_order = ("pk",)

    class Meta:
        use_transactions = True

    def __init__(self, **kwargs):
        """Days and times are read as they are written: 10/11/2023 is the tenth or the eleventh, and nobody guesses."""
        super().__init__(**kwargs)
        for field in self.fields.values():
            if type(field.widget) in TIMES:
                field.widget.formats = TIMES[type(field.widget)]

    def import_data(self, dataset, *args, rollback_on_validation_errors=True, **kwargs):
        """All rows or none."""
        kwargs["rollback_on_validation_errors"] = rollback_on_validation_errors
        return super().import_data(dataset, *args, **kwargs)

    def import_data_inner(self, dataset, dry_run, raise_errors, using_transactions, collect_failed_rows, **kwargs):
        preview = kwargs.get("preview") or Preview()
        return TableImport(self, dataset, dry_run, raise_errors, kwargs.get("file_name") or "", preview).run()

    def find(self, rows: list[dict[str, str]]) -> dict[tuple, models.Model]:
        """The records that the rows are about, by their natural keys; locked until the table is written."""
        columns = [field.column_name for field in self.key_fields[: len(self.key_paths)]]
        wanted = zip(self.key_paths, columns, strict=True)
        records = self.get_queryset().filter(**{f"{path}__in": {row[name] for row in rows} for path, name in wanted})
        if connection.features.has_select_for_update_of:
            records = records.select_for_update(of=("self",))
        return {self.key_of(record): record for record in records}

    @property
    def key_fields(self) -> list[fields.Field]:
        return [self.fields[name] for name in self.get_import_id_fields()]

    def key_of(self, record: models.Model) -> tuple:
        return tuple(str(field.export(record)) for field in self.key_fields)

    def key_in(self, row: dict[str, str]) -> tuple:
        return tuple(row[field.column_name] for field in self.key_fields)

    def starts_batch(self, row: dict[str, str], batch: list[dict[str, str]]) -> bool:
        """Whether the row needs the rows before it to be written first."""
        return False

    def check(self, record: models.Model, row: dict[str, str]) -> None:
        """Raise a ValueError that says what is wrong with a record that the row created or changed."""

    def before_writing(self, new: list[models.Model]) -> None:
        """Give new records what their rows cannot say."""

    def filter_export(self, queryset, **kwargs):
        """The records of a list, with what their columns need, in the resource's own order."""
        return self.get_queryset().filter(pk__in=queryset.order_by().values("pk")).order_by(*self.row_order)

    def iter_queryset(self, queryset):
        return queryset.iterator(chunk_size=1000)

    def export_field(self, field, instance, **kwargs):
        return escape_formula(super().export_field(field, instance, **kwargs))


class NaturalKeyWidget(ForeignKeyWidget):
    """A record by its natural key, with a sentence for the reader where there is none; one query a batch of rows."""

    def __init__(self, model, field, **kwargs):
        super().__init__(model, field, **kwargs)
        self.known: dict[object, models.Model] = {}

    def load(self, column: str, rows: list[dict[str, str]]) -> None:
        """Fetch the records that the rows name, and are not known yet."""
        wanted = {self.key(row[column], row) for row in rows} - self.known.keys()
        if wanted:
            self.known |= self.fetch(wanted)

    def key(self, value: str, row: dict[str, str]) -> object:
        return value

    def fetch(self, keys: set) -> dict[object, models.Model]:
        found = self.get_queryset("", {}).filter(**{f"{self.field}__in": keys})
        return {getattr(one, self.field): one for one in found}

    def clean(self, value, row=None, **kwargs):
        key = self.key(value, row)
        if not value and key not in self.known:
            return None
        if key not in self.known:
            found = self.model._meta.verbose_name
            raise ValueError(f'expected the {self.field} of a {found} that exists, found "{value}"')
        return self.known[key]


class ListField(fields.Field):
    """Several values of a record in one cell, separated by " | "; written after the record itself is saved."""

    def __init__(self, column_name: str):
        super().__init__(attribute=column_name, column_name=column_name)

    def read(self, record: models.Model) -> list[str]:
        """The record's values, sorted."""
        raise NotImplementedError

    def load(self, rows: list[dict[str, str]]) -> None:
        """Fetch what `check` needs for the values of these rows."""

    def check(self, values: list[str]) -> None:
        """Raise a ValueError for a value that cannot be written."""

    def write(self, values: dict[models.Model, list[str]]) -> None:
        """Replace the values of each record."""
        raise NotImplementedError

    def given(self, row: dict[str, str]) -> list[str]:
        return sorted({value.strip() for value in row[self.column_name].split("|")} - {""})

    def get_value(self, instance):
        given = instance.__dict__.get("_given_lists", {}).get(self.column_name)
        return given if given is not None else self.read(instance) if instance.pk else []

    def export(self, instance, **kwargs):
        return SEPARATOR.join(self.get_value(instance))

    def save(self, instance, row, is_m2m=False, **kwargs):
        values = self.given(row)
        self.check(values)
        instance.__dict__.setdefault("_given_lists", {})[self.column_name] = values
