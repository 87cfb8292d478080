"""The public pages: every queryset starts at what is published."""

from sessions.views.events import EventDetailView, EventListView
from sessions.views.home import HomeView
from sessions.views.mistakes import StatementMistakeView, TurnMistakeView
from sessions.views.sessions import SessionDetailView, SessionListView, SessionPreviewView, TranscriptView
from sessions.views.shown import RenamedMixin, public_events, public_sessions
from sessions.views.statements import CitationView, ShortAddressView, StatementDetailView
from sessions.views.texts import PageView
from sessions.views.themes import ThemeDetailView, ThemeListView
from sessions.views.versions import VersionListView, VersionView

__all__ = [
    "CitationView",
    "EventDetailView",
    "EventListView",
    "HomeView",
    "PageView",
    "RenamedMixin",
    "SessionDetailView",
    "SessionListView",
    "SessionPreviewView",
    "ShortAddressView",
    "StatementDetailView",
    "StatementMistakeView",
    "ThemeDetailView",
    "ThemeListView",
    "TranscriptView",
    "TurnMistakeView",
    "VersionListView",
    "VersionView",
    "public_events",
    "public_sessions",
]
