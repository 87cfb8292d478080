"""What a preview showed of a table, in so few characters that the confirmation brings it back."""

from hashlib import sha256

from speakers.table_cells import TableError

NOT_AS_SHOWN = (
    "Somebody changed records of this table after its preview, which is not true any more. Nothing was written: "
    "send the table again to see what it changes now."
)


class Preview:
    """Of every new or changed row its number, and what its record held before; `shown` is what was promised, or ""."""

    def __init__(self, shown: str = ""):
        self.shown, self._rows = shown, sha256()

    def add(self, row) -> None:
        self._rows.update(repr((row.number, row.is_new, row.shown_before)).encode())

    @property
    def digest(self) -> str:
        return self._rows.hexdigest()

    def check(self) -> None:
        """Raise a TableError where the rows are not those that were shown."""
        if self.shown and self.shown != self.digest:
            raise TableError(NOT_AS_SHOWN)
