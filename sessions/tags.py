"""A record's themes as an editor sets them: what is named is accepted, what is left out is rejected."""

from django.db import models

from sessions.models import Theme
from sessions.models.theme import SHOWN_TAGS, TagState


def shown_tags(record: models.Model) -> list[str]:
    """The slugs of the themes that stand on a session or a statement."""
    return sorted(tag.theme.slug for tag in _tags(record).all() if tag.state in SHOWN_TAGS)


def replace_tags(record: models.Model, slugs: list[str]) -> None:
    """Accept the named themes that were not shown before, reject the shown ones that are not named."""
    shown = set(shown_tags(record))
    _tags(record).filter(theme__slug__in=shown - set(slugs)).update(state=TagState.REJECTED)
    added = {theme.slug: theme for theme in Theme.objects.filter(slug__in=set(slugs) - shown)}
    if unknown := set(slugs) - shown - added.keys():
        raise ValueError(f"expected the slugs of themes that exist, found {', '.join(sorted(unknown))}")
    for theme in added.values():
        _tags(record).update_or_create(theme=theme, defaults={"state": TagState.ACCEPTED})


def _tags(record: models.Model) -> models.Manager:
    return record.session_themes if hasattr(record, "session_themes") else record.statement_themes
