"""The editors' pages, one module a record."""

from sessions.admin import (
    concept,
    event,
    page,
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
    "page",
    "participation",
    "relation",
    "session",
    "session_version",
    "source",
    "statement",
    "theme",
    "uploads",
]
