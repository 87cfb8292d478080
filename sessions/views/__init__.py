"""The public pages: every queryset starts at what is published."""

from sessions.views.events import EventDetailView, EventListView
from sessions.views.home import HomeView
from sessions.views.sessions import SessionDetailView, SessionListView, SessionPreviewView, TranscriptView
from sessions.views.shown import RenamedMixin, public_events, public_sessions
from sessions.views.statements import StatementDetailView
from sessions.views.themes import ThemeDetailView, ThemeListView

__all__ = [
    "EventDetailView",
    "EventListView",
    "HomeView",
    "RenamedMixin",
    "SessionDetailView",
    "SessionListView",
    "SessionPreviewView",
    "StatementDetailView",
    "ThemeDetailView",
    "ThemeListView",
    "TranscriptView",
    "public_events",
    "public_sessions",
]
