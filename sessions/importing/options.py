"""What an import is asked for, and what came of it."""

from dataclasses import dataclass
from enum import StrEnum


class ImportConflict(ValueError):
    """The document can be read, but it does not say which record it belongs to."""


class Outcome(StrEnum):
    CREATED = "created"
    UPDATED = "updated"
    UNCHANGED = "unchanged"
    FAILED = "failed"


@dataclass(frozen=True)
class ImportOptions:
    """`event` and `language` overrule the document, `session` is a slug, `user_id` who asked for the import."""

    event: str | None = None
    session: str | None = None
    format: str | None = None
    language: str | None = None
    reread: bool = False
    dry_run: bool = False
    publish: bool = False
    user_id: int | None = None


@dataclass(frozen=True)
class ImportResult:
    """`record` is the plain record that `import_transcript --report json` prints."""

    outcome: Outcome
    record: dict
