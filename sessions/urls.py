from django.urls import path

from sessions import downloads, graph_files, views
from sessions.citations import CITATIONS
from sessions.search.views import SearchView

app_name = "sessions"
urlpatterns = [
    path("", views.HomeView.as_view(), name="home"),
    path("search/", SearchView.as_view(), name="search"),
    path("sessions/", views.SessionListView.as_view(), name="list"),
    path("sessions/<slug:slug>/", views.SessionDetailView.as_view(), name="detail"),
    path("sessions/<slug:slug>/preview/", views.SessionPreviewView.as_view(), name="preview"),
    path("sessions/<slug:slug>/transcript/", views.TranscriptView.as_view(), name="transcript"),
    path(
        "sessions/<slug:slug>/transcript/t-<int:turn>/mistake/",
        views.TurnMistakeView.as_view(),
        name="turn-mistake",
    ),
    path("sessions/<slug:slug>/statements.csv", downloads.StatementsView.as_view(), name="statements"),
    path("sessions/<slug:slug>/graph.json", graph_files.GraphJsonView.as_view(), name="graph-json"),
    path("sessions/<slug:slug>/graph.csv", graph_files.GraphCsvView.as_view(), name="graph-csv"),
    path("sessions/<slug:slug>/graph.svg", graph_files.GraphSvgView.as_view(), name="graph-svg"),
    path("sessions/<slug:slug>/versions/", views.VersionListView.as_view(), name="versions"),
    path("sessions/<slug:slug>/versions/<int:number>/", views.VersionView.as_view(), name="version"),
    path("s/<slug:key>/", views.ShortAddressView.as_view(), name="short"),
    *(
        path(f"statements/<slug:key>/cite.{ending}", views.CitationView.as_view(), {"ending": ending}, f"cite-{ending}")
        for ending in CITATIONS
    ),
    path("statements/<slug:key>/", views.StatementDetailView.as_view(), name="statement"),
    path("statements/<slug:key>/mistake/", views.StatementMistakeView.as_view(), name="statement-mistake"),
    path("events/", views.EventListView.as_view(), name="events"),
    path("events/<slug:slug>/", views.EventDetailView.as_view(), name="event"),
    path("themes/", views.ThemeListView.as_view(), name="themes"),
    path("pages/<slug:slug>/", views.PageView.as_view(), name="page"),
    path("themes/<slug:slug>/", views.ThemeDetailView.as_view(), name="theme"),
]
