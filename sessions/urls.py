from django.urls import path

from sessions import downloads, views
from sessions.search.views import SearchView

app_name = "sessions"
urlpatterns = [
    path("", views.HomeView.as_view(), name="home"),
    path("search/", SearchView.as_view(), name="search"),
    path("sessions/", views.SessionListView.as_view(), name="list"),
    path("sessions/<slug:slug>/", views.SessionDetailView.as_view(), name="detail"),
    path("sessions/<slug:slug>/preview/", views.SessionPreviewView.as_view(), name="preview"),
    path("sessions/<slug:slug>/transcript/", views.TranscriptView.as_view(), name="transcript"),
    path("sessions/<slug:slug>/statements.csv", downloads.StatementsView.as_view(), name="statements"),
    path("statements/<slug:key>/", views.StatementDetailView.as_view(), name="statement"),
    path("events/", views.EventListView.as_view(), name="events"),
    path("events/<slug:slug>/", views.EventDetailView.as_view(), name="event"),
    path("themes/", views.ThemeListView.as_view(), name="themes"),
    path("themes/<slug:slug>/", views.ThemeDetailView.as_view(), name="theme"),
]
