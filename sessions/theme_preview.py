"""Turns a theme's words as they are being edited into the statements that would gain or lose the theme by them."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Q, QuerySet

from sessions.analysis.phrase_effects import changed_vocabulary, signs_of_change
from sessions.analysis.vocabulary import ThemeEntry, Vocabulary
from sessions.importing.retagging import computed_themes
from sessions.importing.tagging import vocabulary
from sessions.models import Evidence, Source, Statement, StatementTheme, Theme
from sessions.models.theme import TagState

MOST_SHOWN = 20
NEW = "new theme"  # a slug that no theme has


@dataclass(frozen=True)
class ThemePreview:
    """`gained` and `lost` are the first of so many; `holding` sources hold a changed word, so many were `read`."""

    gained: QuerySet
    gained_count: int
    lost: QuerySet
    lost_count: int
    holding: int
    read: int


def preview(theme: Theme, most_read: int) -> ThemePreview:
    """What the theme's unsaved words would change, once themes are computed again; what a person decided stays.

    Of the sources that hold a changed word the newest are read, at most so many.
    """
    words, slug = vocabulary(), _slug(theme)
    before = next((entry for entry in words.entries if entry.slug == slug), ThemeEntry(slug, None, ""))
    basket = theme.basket.slug if theme.basket_id else None
    after = ThemeEntry(slug, basket, theme.phrases, theme.name, theme.description)
    holding = sorted(_holding(signs_of_change(before, after)), reverse=True)
    proposed = _proposed(slug, changed_vocabulary(words, after, slug), holding[:most_read])
    gained, lost = _moved(theme, proposed)
    return ThemePreview(
        *(_shown(gained), len(gained), _shown(lost), len(lost)),
        holding=len(holding),
        read=min(len(holding), most_read),
    )


def _slug(theme: Theme) -> str:
    """The slug that the theme has in the database, whatever the form says."""
    return Theme.objects.filter(pk=theme.pk).values_list("slug", flat=True).first() or NEW


def _holding(signs: list[tuple[str, ...]]) -> set[int]:
    """The current sources with evidence that holds the words of one of the groups."""
    groups = Q(pk__in=[])
    for group in signs:
        whole = Q()
        for sign in group:
            whole &= Q(text__icontains=sign)
        groups |= whole
    current = Source.objects.filter(is_current=True)
    found = Evidence.objects.filter(groups, source__in=current, statement__is_in_source=True).order_by()
    return set(found.values_list("source", flat=True).distinct())


def _proposed(slug: str, words: Vocabulary, sources: Iterable[int]) -> dict[int, bool]:
    """Whether the theme is proposed for each statement of the sources."""
    found = Source.objects.filter(pk__in=sources).select_related("session").defer("content", "summary")
    return {
        pk: any(tag.theme == slug for tag in tagging.proposed)
        for source in found.iterator(20)
        for pk, tagging in computed_themes(source, words)[1].items()
    }


def _moved(theme: Theme, proposed: dict[int, bool]) -> tuple[set[int], set[int]]:
    """The statements whose machine-found theme comes or goes."""
    if not proposed:
        return set(), set()
    rows = StatementTheme.objects.filter(statement__gte=min(proposed), statement__lte=max(proposed))
    states = dict(rows.filter(theme=theme.pk).values_list("statement", "state"))
    free = {pk for pk in proposed if states.get(pk, TagState.OFFERED) == TagState.OFFERED}
    gained = {pk for pk in free if proposed[pk]}
    return gained, {pk for pk in proposed if states.get(pk) == TagState.SUGGESTED and not proposed[pk]}


def _shown(keys: set[int]) -> QuerySet:
    first = sorted(keys, reverse=True)[:MOST_SHOWN]
    related = Statement.objects.select_related("participation__speaker", "participation__session")
    return related.filter(pk__in=first).order_by("-pk") if first else related.none()
