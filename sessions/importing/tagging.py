"""Writes the themes that were found on a record; what a person accepted or rejected stays as it is."""

from dataclasses import dataclass
from functools import lru_cache

from django.db import models

from sessions.analysis.themes import ThemeTag
from sessions.analysis.vocabulary import ThemeEntry, Vocabulary
from sessions.models import Theme
from sessions.models.theme import TagState
from speakers.history.records import deleting_by_machine

# What a person accepted or rejected is in none of these states, and stays.
BY_MACHINE = [TagState.OFFERED, TagState.SUGGESTED]
THEME_FIELDS = ["slug", "basket__slug", "phrases", "name", "description"]


def vocabulary() -> Vocabulary:
    """The editors' vocabulary as the analysis knows it."""
    themes = Theme.objects.order_by("position", "pk").values_list(*THEME_FIELDS)
    return _compiled(tuple(themes))


@lru_cache(maxsize=1)
def _compiled(themes: tuple[tuple[str | None, ...], ...]) -> Vocabulary:
    """Compiled once for a folder of documents; an editor's change makes another key."""
    return Vocabulary([ThemeEntry(*theme) for theme in themes])


@dataclass(frozen=True)
class Tagging:
    """The themes found on one record: those proposed, and those only offered to the editor."""

    proposed: tuple[ThemeTag, ...]
    offered: tuple[ThemeTag, ...] = ()

    def states(self) -> dict[str, tuple[ThemeTag, str]]:
        """Each theme's tag with the state that the machine gives it."""
        found = {tag.theme: (tag, TagState.OFFERED) for tag in self.offered}
        return found | {tag.theme: (tag, TagState.SUGGESTED) for tag in self.proposed}


def write_tags(model: type[models.Model], owner: str, taggings: dict[int, Tagging]) -> bool:
    """Bring the machine's tags of the owners (record id -> its tagging) up to date; whether anything changed."""
    theme_ids = dict(Theme.objects.values_list("slug", "pk"))
    there = model.objects.filter(**{f"{owner}__in": taggings})
    rows = {(getattr(row, f"{owner}_id"), row.theme_id): row for row in there}
    wanted = {
        (pk, theme_ids[slug]): found
        for pk, tagging in taggings.items()
        for slug, found in tagging.states().items()
        if slug in theme_ids
    }
    stale = [row.pk for place, row in rows.items() if place not in wanted and row.state in BY_MACHINE]
    moved = [row for place, row in rows.items() if place in wanted and _moved(row, *wanted[place])]
    new = [_row(model, owner, place, *found) for place, found in wanted.items() if place not in rows]
    with deleting_by_machine():
        model.objects.filter(pk__in=stale).delete()
    model.objects.bulk_update(moved, ["score", "phrases", "state"], batch_size=300)
    model.objects.bulk_create(new, batch_size=500)
    return bool(stale or moved or new)


def _moved(row: models.Model, tag: ThemeTag, state: str) -> bool:
    before = row.score, row.phrases, row.state
    row.score, row.phrases = tag.score, list(tag.phrases)
    row.state = state if row.state in BY_MACHINE else row.state
    return before != (row.score, row.phrases, row.state)


def _row(model: type[models.Model], owner: str, place: tuple[int, int], tag: ThemeTag, state: str) -> models.Model:
    owner_id, theme_id = place
    explained = {"score": tag.score, "phrases": list(tag.phrases), "state": state}
    return model(**{f"{owner}_id": owner_id}, theme_id=theme_id, **explained)
