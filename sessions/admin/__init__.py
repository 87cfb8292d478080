"""The editors' pages, one module a record."""

from sessions.admin import (
    concept,
    event,
    participation,
    relation,
    session,
    session_version,
    source,
    statement,
    theme,
    uploads,
)

__all__ = [
    "concept",
    "event",
    "participation",
    "relation",
    "session",
    "session_version",
    "source",
    "statement",
    "theme",
    "uploads",
]
