"""The only writer from documents: turns a document into records, in one transaction, without losing an edit."""

from sessions.importing.importer import import_document
from sessions.importing.options import ImportConflict, ImportOptions, ImportResult, Outcome

__all__ = ["ImportConflict", "ImportOptions", "ImportResult", "Outcome", "import_document"]
