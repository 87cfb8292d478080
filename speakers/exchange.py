"""What every CSV and XLSX import and export has in common: natural keys, safe cells, whole files or nothing."""

from collections.abc import Callable

from import_export import fields, resources

from speakers.escaping import escape_formula, unescape_formula

SEPARATOR = " | "


class ExchangeResource(resources.ModelResource):
    """A model's rows as a table. Importing what was exported changes nothing."""

    class Meta:
        skip_unchanged = True
        report_skipped = True
        clean_model_instances = True
        use_transactions = True

    def before_import_row(self, row, **kwargs):
        for column, value in row.items():
            row[column] = "" if value is None else unescape_formula(value)  # a workbook's empty cells hold None

    def import_data(self, dataset, *args, rollback_on_validation_errors=True, **kwargs):
        """All rows or none."""
        kwargs["rollback_on_validation_errors"] = rollback_on_validation_errors
        return super().import_data(dataset, *args, **kwargs)

    def export_field(self, field, instance, **kwargs):
        return escape_formula(super().export_field(field, instance, **kwargs))

    def after_save_instance(self, instance, row, **kwargs):
        for field in self.fields.values():
            if isinstance(field, ListField):
                field.write(instance)


class ListField(fields.Field):
    """Several values of a record in one cell, separated by " | "; written after the record itself is saved."""

    def __init__(self, read: Callable, replace: Callable, column_name: str):
        super().__init__(attribute=column_name, column_name=column_name)
        self.read, self.replace = read, replace

    def get_value(self, instance):
        given = self._given(instance)
        return self.read(instance) if given is None and instance.pk else given or []

    def export(self, instance, **kwargs):
        return SEPARATOR.join(self.get_value(instance))

    def save(self, instance, row, is_m2m=False, **kwargs):
        values = [value.strip() for value in str(row.get(self.column_name) or "").split("|")]
        instance.__dict__.setdefault("_given_lists", {})[self.column_name] = [value for value in values if value]

    def write(self, instance) -> None:
        """Replace the record's values by those of its row, where it had the column."""
        if self._given(instance) is not None:
            self.replace(instance, self._given(instance))

    def _given(self, instance):
        return instance.__dict__.get("_given_lists", {}).get(self.column_name)
