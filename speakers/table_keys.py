"""What tells the rows of a table apart: the columns of their key, and values that must be unique and are not."""

from django.db import models

from speakers.table_cells import TableError


def check_key_columns(resource, headers: list[str]) -> None:
    """Raise a TableError where a column is missing by which the records are found."""
    wanted = [one.column_name for one in resource.key_fields]
    if set(wanted) - set(headers):
        record, found = resource._meta.model._meta.verbose_name, ", ".join(f'"{one}"' for one in headers)
        columns = " and ".join(f'"{one}"' for one in wanted)
        raise TableError(f"expected {columns} among the column names, by which each {record} is found; found {found}")


class UniqueValues:
    """What a model keeps unique, and which row of a table gave which value first."""

    def __init__(self, model: type[models.Model]):
        self.model = model
        single = [(one.name,) for one in model._meta.concrete_fields if one.unique and not one.primary_key]
        several = [one.fields for one in model._meta.constraints if _is_plain(one)]
        self.sets = [names for names in [*single, *several] if names]
        self.first: dict[tuple, int] = {}

    def check(self, rows: list) -> None:
        """Refuse the rows that repeat a value of an earlier row or of another record."""
        for names in self.sets:
            values = {row.number: _values(row.record, names) for row in rows}
            given = [row for row in rows if all(value not in (None, "") for value in values[row.number][:1])]
            owners = self._owners(names, [row.record for row in given])
            for row in given:
                self._check(row, names, values[row.number], owners)

    def _check(self, row, names: tuple[str, ...], value: tuple, owners: dict[tuple, int]) -> None:
        first = self.first.setdefault((names, value), row.number)
        if first != row.number:
            row.refuse(names[-1], f"row {first} has the same {_words(names)}")
        elif owners.get(value, row.record.pk) != row.record.pk:
            row.refuse(names[-1], f"another {self.model._meta.verbose_name} has the same {_words(names)}")

    def _owners(self, names: tuple[str, ...], records: list[models.Model]) -> dict[tuple, int]:
        """The ids of the records that have these values, by the values."""
        if not records:
            return {}
        first = {getattr(record, self.model._meta.get_field(names[0]).attname) for record in records}
        found = self.model._base_manager.filter(**{f"{names[0]}__in": first})
        return {tuple(values): pk for pk, *values in found.values_list("pk", *names)}


def _is_plain(constraint: models.BaseConstraint) -> bool:
    return isinstance(constraint, models.UniqueConstraint) and constraint.condition is None


def _values(record: models.Model, names: tuple[str, ...]) -> tuple:
    return tuple(getattr(record, record._meta.get_field(name).attname) for name in names)


def _words(names: tuple[str, ...]) -> str:
    return " and ".join(name.replace("_", " ") for name in names)
