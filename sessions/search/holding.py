"""Turns what people type into the sessions that hold it: in the title, a name, the report, a statement or a turn."""

from dataclasses import replace

from django.db import connection
from django.db.models import QuerySet

from sessions.models import Session
from sessions.search.backend import backend_of
from sessions.search.found import with_endings
from sessions.search.public import public_documents
from sessions.search.query import Part, Query, parse


def sessions_holding(text: str) -> list[int]:
    """Those with each wanted word or phrase somewhere, not all in one place, and no excluded one anywhere; by pk."""
    query = with_endings(parse(text))
    found = Session.objects.published().order_by().values_list("pk")
    found = found.intersection(*map(_sessions_of, query.wanted)) if query.wanted else found
    found = found.difference(*map(_sessions_of, query.excluded)) if query.excluded else found
    return [pk for (pk,) in found]


def _sessions_of(part: Part) -> QuerySet:
    query = Query(part.text, (replace(part, is_excluded=False),))
    return backend_of(connection).matching(public_documents(), query).order_by().values_list("session")
