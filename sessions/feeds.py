"""The feed of newly published sessions, in Atom."""

from django.conf import settings
from django.contrib.syndication.views import Feed
from django.db.models import F
from django.urls import reverse_lazy
from django.utils.feedgenerator import Atom1Feed
from django.utils.text import Truncator
from django.utils.translation import gettext as _

from sessions.models import Session


class NewSessionsFeed(Feed):
    feed_type = Atom1Feed
    link = reverse_lazy("sessions:list")

    def title(self):
        return f"{settings.SITE_NAME}: " + _("new sessions")

    def subtitle(self):
        return _("Sessions in the order of their publication.")

    def items(self):
        newest = Session.objects.published().select_related("event")
        return newest.order_by(F("published_at").desc(nulls_last=True), "-pk")[: settings.PAGE_SIZE]

    def item_title(self, session):
        return f"{session.title} | {session.event.name}" if session.event else session.title

    def item_description(self, session):
        return Truncator(session.summary).words(60)

    def item_pubdate(self, session):
        return session.published_at

    def item_updateddate(self, session):
        return session.published_at
