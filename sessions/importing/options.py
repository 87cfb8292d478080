"""What an import is asked for, and what came of it."""

from dataclasses import dataclass
from enum import StrEnum


class ImportConflict(ValueError):
    """The document can be read, but it does not say which record it belongs to: `candidates` are slugs of sessions."""

    def __init__(self, message: str, candidates: tuple[str, ...] = ()):
        self.candidates = candidates
        super().__init__(message)


class Outcome(StrEnum):
    CREATED = "created"
    UPDATED = "updated"
    UNCHANGED = "unchanged"
    FAILED = "failed"


@dataclass(frozen=True)
class ImportOptions:
    """`event` and `language` overrule the document, `session` is a slug, `user_id` who asked for the import.

    `new_session` makes a session of its own of a document that others resemble.
    """

    event: str | None = None
    session: str | None = None
    new_session: bool = False
    format: str | None = None
    language: str | None = None
    reread: bool = False
    dry_run: bool = False
    publish: bool = False
    user_id: int | None = None


@dataclass(frozen=True)
class ImportResult:
    """`record` is what `import_transcript --report json` prints, `conflict` what the importer would not guess."""

    outcome: Outcome
    record: dict
    conflict: ImportConflict | None = None
