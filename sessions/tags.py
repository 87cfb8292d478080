"""Records' themes as an editor sets them: what is named is accepted, what is left out is rejected."""

from collections import defaultdict

from django.db import models

from sessions.models import Session, SessionTheme, StatementTheme, Theme
from sessions.models.theme import SHOWN_TAGS, Tag, TagState
from speakers.bulk_writing import write_changed, write_new


def shown_tags(record: models.Model) -> list[str]:
    """The slugs of the themes that stand on a session or a statement."""
    tags = record.session_themes if isinstance(record, Session) else record.statement_themes
    return sorted(tag.theme.slug for tag in tags.all() if tag.state in SHOWN_TAGS)


def replace_tags(wanted: dict[models.Model, list[str]]) -> None:
    """Of sessions, or of statements: accept the themes that are named and were not shown, reject the shown others."""
    if not wanted:
        return
    kind, owner = (
        (SessionTheme, "session") if isinstance(next(iter(wanted)), Session) else (StatementTheme, "statement")
    )
    themes = {
        theme.slug: theme for theme in Theme.objects.filter(slug__in={slug for s in wanted.values() for slug in s})
    }
    before: dict[int, dict[int, Tag]] = defaultdict(dict)
    for tag in kind.objects.filter(**{f"{owner}__in": wanted}):
        before[getattr(tag, f"{owner}_id")][tag.theme_id] = tag
    new, changed = [], []
    for record, slugs in wanted.items():
        there, ids = before[record.pk], {themes[slug].pk for slug in slugs}
        changed += _decided(there, ids)
        new += [kind(**{owner: record}, theme_id=pk, state=TagState.ACCEPTED) for pk in sorted(ids - there.keys())]
    write_new(new)
    write_changed(changed, {"state"})


def _decided(there: dict[int, Tag], ids: set[int]) -> list[Tag]:
    """The tags whose state changes when exactly the themes with these ids are to be shown."""
    changed = [tag for pk, tag in there.items() if (pk in ids) != (tag.state in SHOWN_TAGS)]
    for tag in changed:
        tag.state = TagState.ACCEPTED if tag.theme_id in ids else TagState.REJECTED
    return changed
