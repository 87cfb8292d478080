"""Writes the themes that were found on a record; what a person accepted or rejected stays as it is."""

from collections.abc import Iterable
from functools import lru_cache

from django.db import models

from sessions.analysis.themes import ThemeTag
from sessions.analysis.vocabulary import ThemeEntry, Vocabulary
from sessions.models import Theme
from sessions.models.theme import TagState

THEME_FIELDS = ["slug", "basket__slug", "phrases", "name", "description"]


def vocabulary() -> Vocabulary:
    """The editors' vocabulary as the analysis knows it."""
    themes = Theme.objects.order_by("position", "pk").values_list(*THEME_FIELDS)
    return _compiled(tuple(themes))


@lru_cache(maxsize=1)
def _compiled(themes: tuple[tuple[str | None, ...], ...]) -> Vocabulary:
    """Compiled once for a folder of documents; an editor's change makes another key."""
    return Vocabulary([ThemeEntry(*theme) for theme in themes])


def write_tags(model: type[models.Model], owner: str, tags: dict[int, Iterable[ThemeTag]]) -> bool:
    """Bring the suggested tags of the owners (record id -> its tags) up to date; whether anything changed."""
    theme_ids = dict(Theme.objects.values_list("slug", "pk"))
    rows = {(getattr(row, f"{owner}_id"), row.theme_id): row for row in model.objects.filter(**{f"{owner}__in": tags})}
    wanted = {(pk, theme_ids[tag.theme]): tag for pk, found in tags.items() for tag in found if tag.theme in theme_ids}
    stale = [row.pk for place, row in rows.items() if place not in wanted and row.state == TagState.SUGGESTED]
    moved = [row for place, row in rows.items() if place in wanted and _moved(row, wanted[place])]
    new = [_row(model, owner, place, tag) for place, tag in wanted.items() if place not in rows]
    model.objects.filter(pk__in=stale).delete()
    model.objects.bulk_update(moved, ["score", "phrases"], batch_size=300)
    model.objects.bulk_create(new, batch_size=500)
    return bool(stale or moved or new)


def _moved(row: models.Model, tag: ThemeTag) -> bool:
    before = row.score, row.phrases
    row.score, row.phrases = tag.score, list(tag.phrases)
    return before != (row.score, row.phrases)


def _row(model: type[models.Model], owner: str, place: tuple[int, int], tag: ThemeTag) -> models.Model:
    owner_id, theme_id = place
    return model(**{f"{owner}_id": owner_id}, theme_id=theme_id, score=tag.score, phrases=list(tag.phrases))
