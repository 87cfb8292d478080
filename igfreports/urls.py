"""Each address of the site, to the app that answers it."""

from django.contrib import admin
from django.urls import include, path

urlpatterns = [
    path("admin/", admin.site.urls),
    path("speakers/", include("speakers.urls")),
    path("", include("sessions.urls")),
]
