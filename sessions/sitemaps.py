"""The addresses that search engines may visit: what is public, in pages of 5,000."""

from django.contrib.sitemaps import Sitemap
from django.urls import reverse

from sessions.models import Page, Session, SessionTheme, Statement, Theme
from sessions.views import public_events
from speakers.views import public_speakers


class Listed(Sitemap):
    limit = 5000

    def location(self, record):
        return record.get_absolute_url()


class ListSitemap(Sitemap):
    """The lists and the site's own pages."""

    def items(self):
        lists = ["sessions:home", "sessions:list", "sessions:events", "sessions:themes", "speakers:list"]
        slugs = Page.objects.filter(language="en").order_by("slug").values_list("slug", flat=True)
        return [*map(reverse, lists), *(reverse("sessions:page", args=[slug]) for slug in slugs)]

    def location(self, address):
        return address


class SessionSitemap(Listed):
    def items(self):
        return Session.objects.published().only("slug", "published_at").order_by("pk")


class StatementSitemap(Listed):
    def items(self):
        return Statement.objects.public().only("key").order_by("pk")


class SpeakerSitemap(Listed):
    def items(self):
        return public_speakers().only("slug").order_by("pk")


class EventSitemap(Listed):
    def items(self):
        return public_events().only("slug").order_by("pk")


class ThemeSitemap(Listed):
    """The themes that published sessions are about, and the baskets."""

    def items(self):
        used = SessionTheme.objects.shown().filter(session__in=Session.objects.published())
        return (Theme.objects.filter(basket=None) | Theme.objects.filter(pk__in=used.values("theme"))).order_by("pk")


SITEMAPS = {
    "lists": ListSitemap,
    "sessions": SessionSitemap,
    "statements": StatementSitemap,
    "speakers": SpeakerSitemap,
    "events": EventSitemap,
    "themes": ThemeSitemap,
}
