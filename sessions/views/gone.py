"""Answers 410 where something once was public and is so no longer: that it was, and never a word of it."""

from django.db.models import Q
from django.http import Http404
from django.shortcuts import redirect, render

from sessions.models import Participation, PublishedStatement, Session, Statement
from speakers.addresses import find_by_former_slug
from speakers.models import Speaker

SPEAKER, ORGANISER = "speaker", "organiser"


class GoneMixin:
    """A page that tells what became of it where there was one. The address may hold a name, so nothing repeats it."""

    def get(self, request, *args, **kwargs):
        try:
            return super().get(request, *args, **kwargs)
        except Http404:
            if successor := self.get_successor(**kwargs):
                return redirect(request.resolver_match.view_name, **{**kwargs, **successor})
            gone = self.get_gone(**kwargs)
            if gone is None:
                raise
            return render(request, "410.html", {"is_gone": True, **gone}, status=410)

    def get_successor(self, **_):
        """What of the address is another now; None where nothing took its place."""
        return None


class GoneStatementMixin(GoneMixin):
    """A statement's address outlives it: it leads to the one that holds its words since, else to its session."""

    def get_successor(self, key, **_):
        winner = _merged_into(key)
        return winner and {"key": winner.key}

    def get_gone(self, key, **_):
        published = PublishedStatement.objects.select_related("session").filter(key=key).first()
        if published is None:
            return None
        session = published.session
        withheld = Participation.objects.withheld().filter(statements__key=key).exists()
        at_request_of = ORGANISER if session.is_withheld else SPEAKER if withheld else ""
        return {"gone_session": session if session.is_public else None, "at_request_of": at_request_of}


def _merged_into(key):
    """The public statement that an editor merged this one into, over however many steps."""
    statement = Statement.objects.filter(key=key).select_related("merged_into").first()
    while statement and statement.merged_into:
        statement = statement.merged_into
    return statement and Statement.objects.public().filter(pk=statement.pk).first()


class GoneSessionMixin(GoneMixin):
    """The address of a session that was withdrawn or withheld, whatever stood below it."""

    def get_gone(self, slug, **_):
        once = Session.objects.exclude(versions=None).exclude(pk__in=Session.objects.published())
        session = _found(once, slug)
        return session and {"at_request_of": ORGANISER if session.is_withheld else ""}


class GoneSpeakerMixin(GoneMixin):
    """The address of a person who was named in a public session and is withheld since."""

    def get_gone(self, slug, **_):
        withheld = Q(withheld_at__isnull=False) | Q(participations__withheld_at__isnull=False)
        once = Speaker.objects.filter(withheld, participations__session__versions__isnull=False)
        return _found(once.distinct(), slug) and {"at_request_of": SPEAKER}


def _found(records, slug):
    """The record that has or had the slug, or None."""
    try:
        return records.filter(slug=slug).first() or find_by_former_slug(records, slug)
    except Http404:
        return None
