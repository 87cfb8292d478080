"""The editors' pages, one module a record."""

from sessions.admin import (
    concept,
    correction_request,
    event,
    evidence,
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
    "correction_request",
    "event",
    "evidence",
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
