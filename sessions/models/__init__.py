"""The records: what documents are read into, editors curate and the public reads."""

from sessions.models.concept import Concept, StatementConcept
from sessions.models.correction_request import CorrectionRequest
from sessions.models.detached_evidence import DetachedEvidence
from sessions.models.event import Event
from sessions.models.failed_sign_in import FailedSignIn
from sessions.models.grounding import GroundingMatch, StatementGrounding
from sessions.models.page import Page
from sessions.models.participation import Participation
from sessions.models.queued_import import QueuedImport
from sessions.models.relation import RelationKind, StatementRelation
from sessions.models.search_document import DocumentKind, SearchDocument, SearchWord
from sessions.models.session import Session
from sessions.models.session_version import PublishedStatement, SessionVersion
from sessions.models.source import Source, Turn
from sessions.models.statement import Evidence, Statement
from sessions.models.theme import SessionTheme, StatementTheme, Theme
from sessions.models.theme_merge import ThemeMerge
from sessions.models.workbench_change import WorkbenchChange

__all__ = [
    "Concept",
    "CorrectionRequest",
    "DetachedEvidence",
    "DocumentKind",
    "Event",
    "Evidence",
    "FailedSignIn",
    "GroundingMatch",
    "Page",
    "Participation",
    "PublishedStatement",
    "QueuedImport",
    "RelationKind",
    "SearchDocument",
    "SearchWord",
    "Session",
    "SessionTheme",
    "SessionVersion",
    "Source",
    "Statement",
    "StatementConcept",
    "StatementGrounding",
    "StatementRelation",
    "StatementTheme",
    "Theme",
    "ThemeMerge",
    "Turn",
    "WorkbenchChange",
]
