"""The versions of a published session: their list, and each as it could be read then."""

from django.views.generic import DetailView

from sessions.corrections import changes_since_publication
from sessions.models import Session, SessionVersion, Theme
from sessions.readable_record import readable_record
from sessions.views.gone import GoneSessionMixin
from sessions.views.shown import RenamedMixin


class VersionListView(GoneSessionMixin, RenamedMixin, DetailView):
    template_name = "sessions/version_list.html"
    context_object_name = "session"

    def get_queryset(self):
        return Session.objects.published().select_related("event")

    def get_context_data(self, **kwargs):
        versions = list(self.object.versions.defer("content"))
        changes = {one.version: one.changes for one in changes_since_publication(versions)}
        rows = [(version, changes.get(version, ())) for version in versions]
        return super().get_context_data(rows=rows, **kwargs)


class VersionView(GoneSessionMixin, DetailView):
    template_name = "sessions/version_detail.html"
    context_object_name = "version"
    slug_field = "session__slug"

    def get_object(self, queryset=None):
        return super().get_object(self.get_queryset().filter(number=self.kwargs["number"]))

    def get_queryset(self):
        return SessionVersion.objects.readable().select_related("session__event")

    def get_context_data(self, **kwargs):
        record = readable_record(self.object)
        newest = self.object.session.versions.values_list("number", flat=True).first()
        return super().get_context_data(
            session=self.object.session,
            record=record,
            themes=Theme.objects.filter(slug__in=record["themes"]).select_related("basket"),
            is_current=self.object.number == newest,
            **kwargs,
        )
