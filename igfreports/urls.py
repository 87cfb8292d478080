"""Each address of the site, to the app that answers it."""

from django.conf.urls.i18n import i18n_patterns
from django.contrib import admin
from django.urls import include, path

urlpatterns = [
    path("admin/", admin.site.urls),
    path("", include("sessions.machine_urls")),
    *i18n_patterns(
        path("speakers/", include("speakers.urls")),
        path("", include("sessions.urls")),
        prefix_default_language=False,
    ),
]
handler400 = "sessions.views.unreadable.unreadable"
