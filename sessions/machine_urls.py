"""The addresses that programs read, the same in every language."""

from django.contrib.sitemaps.views import index, sitemap
from django.urls import path
from django.views.generic import TemplateView

from sessions.feeds import NewSessionsFeed
from sessions.sitemaps import SITEMAPS

sitemaps = {"sitemaps": SITEMAPS}
urlpatterns = [
    path("robots.txt", TemplateView.as_view(template_name="robots.txt", content_type="text/plain"), name="robots"),
    path("sitemap.xml", index, {**sitemaps, "sitemap_url_name": "sitemap"}, name="sitemaps"),
    path("sitemap-<section>.xml", sitemap, sitemaps, name="sitemap"),
    path("feeds/sessions.atom", NewSessionsFeed(), name="feed"),
]
