"""Turns what an import has just written into what an editor should know of it, as plain values for a record."""

from collections.abc import Iterator

from django.db import models

from sessions.models import Session, Statement, Theme
from speakers.models import Speaker

LONGEST_SHOWN = 600


def findings(session: Session) -> dict:
    """People who were found, voices who are nobody, conflicts with edits, names of themes. One call an import."""
    voices = list(session.participations.select_related("speaker").order_by("voice_position", "listed_position", "pk"))
    found = [
        {"attribution": one.attribution, "name": one.speaker.name, "slug": one.speaker.slug}
        for one in voices
        if one.speaker_id
    ]
    nobody = [
        {"attribution": one.attribution, "candidates": one.unresolved.get("candidates", [])}
        for one in voices
        if not one.speaker_id
    ]
    themes = Theme.objects.filter(session_themes__in=session.session_themes.shown())
    return {
        "people": found,
        "unresolved": nobody,
        "conflicts": [row for record in [session, *voices, *_statements(session)] for row in _conflicts(record)],
        "theme_names": list(themes.order_by("-session_themes__score", "slug").values_list("name", flat=True)),
        "session_title": session.title,
    }


def new_people(found: list[dict]) -> list[str]:
    """The slugs of those people whom nobody knew before. To be called when the rehearsal was rolled back."""
    slugs = {person["slug"] for person in found}
    return sorted(slugs - set(Speaker.objects.filter(slug__in=slugs).values_list("slug", flat=True)))


def _statements(session: Session) -> models.QuerySet:
    return Statement.objects.filter(participation__session=session).exclude(conflicts={}).order_by("pk")


def _conflicts(record: models.Model) -> Iterator[dict]:
    """Where the document changed what a person had changed too: both texts."""
    for field, value in sorted(record.conflicts.items()):
        here = getattr(record, field)
        yield {"record": str(record), "field": _words(field), "here": _shown(here), "document": _shown(value)}


def _words(field: str) -> str:
    return field.removesuffix("_id").replace("_", " ")


def _shown(value: object) -> str:
    text = "" if value is None else str(value)
    return text if len(text) <= LONGEST_SHOWN else f"{text[:LONGEST_SHOWN]} …"
