"""Answers 410 where something once was public and is so no longer: that it was, and never a word of it."""

from django.http import Http404
from django.shortcuts import render

from sessions.models import PublishedStatement, Session
from speakers.addresses import find_by_former_slug


class GoneStatementMixin:
    """A statement's address outlives the statement; where its session is public, the page leads there."""

    def get(self, request, *args, **kwargs):
        try:
            return super().get(request, *args, **kwargs)
        except Http404:
            published = PublishedStatement.objects.select_related("session").filter(key=kwargs["key"]).first()
            if published is None:
                raise
            session = published.session if published.session.is_public else None
            return render(request, "410.html", {"gone_session": session}, status=410)


class GoneSessionMixin:
    """The address of a withdrawn session, whatever stood below it."""

    def get(self, request, *args, **kwargs):
        try:
            return super().get(request, *args, **kwargs)
        except Http404:
            if not _was_published(kwargs["slug"]):
                raise
            return render(request, "410.html", status=410)


def _was_published(slug: str) -> bool:
    once = Session.objects.exclude(versions=None).exclude(pk__in=Session.objects.published())
    if once.filter(slug=slug).exists():
        return True
    try:
        return bool(find_by_former_slug(once, slug))
    except Http404:
        return False
