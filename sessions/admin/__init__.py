"""The editors' pages, one module a record."""

from sessions.admin import event, participation, session, source, statement, theme

__all__ = ["event", "participation", "session", "source", "statement", "theme"]
