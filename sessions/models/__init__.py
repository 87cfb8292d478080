"""The records: what documents are read into, editors curate and the public reads."""

from sessions.models.event import Event
from sessions.models.grounding import GroundingMatch, StatementGrounding
from sessions.models.participation import Participation
from sessions.models.queued_import import QueuedImport
from sessions.models.search_document import DocumentKind, SearchDocument, SearchWord
from sessions.models.session import Session
from sessions.models.source import Source, Turn
from sessions.models.statement import Evidence, Statement
from sessions.models.theme import SessionTheme, StatementTheme, Theme

__all__ = [
    "DocumentKind",
    "Event",
    "Evidence",
    "GroundingMatch",
    "Participation",
    "QueuedImport",
    "SearchDocument",
    "SearchWord",
    "Session",
    "SessionTheme",
    "Source",
    "Statement",
    "StatementGrounding",
    "StatementTheme",
    "Theme",
    "Turn",
]
