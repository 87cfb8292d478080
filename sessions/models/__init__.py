"""The records: what documents are read into, editors curate and the public reads."""

from sessions.models.event import Event
from sessions.models.participation import Participation
from sessions.models.search_document import DocumentKind, SearchDocument, SearchWord
from sessions.models.session import Session
from sessions.models.source import Source, Turn
from sessions.models.statement import Evidence, Statement
from sessions.models.theme import SessionTheme, StatementTheme, Theme

__all__ = [
    "DocumentKind",
    "Event",
    "Evidence",
    "Participation",
    "SearchDocument",
    "SearchWord",
    "Session",
    "SessionTheme",
    "Source",
    "Statement",
    "StatementTheme",
    "Theme",
    "Turn",
]
