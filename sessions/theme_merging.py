"""Merges two themes into one, without doubles and without losing what a person decided, so that it can be undone."""

from collections.abc import Iterable

from django.db import models, transaction

from sessions.analysis.vocabulary import read_phrases
from sessions.models import SessionTheme, StatementTheme, Theme, ThemeMerge
from sessions.models.theme import TagState
from sessions.versions import record_later
from speakers.addresses import FormerSlug, remember_slug
from speakers.bulk_writing import write_changed

# What a person said beats what the machine found; and who said yes to one of the two said yes to what they are now.
STRONGEST_FIRST = [TagState.ACCEPTED, TagState.REJECTED, TagState.SUGGESTED, TagState.OFFERED]
DECIDED = (TagState.ACCEPTED, TagState.REJECTED)
# The rows of a theme, with what each stands on.
TAGS = {SessionTheme: "session", StatementTheme: "statement"}
KEPT = ["state", "score", "phrases"]


class ThemeMergeError(ValueError):
    """The two cannot be merged, or no longer parted."""


@transaction.atomic
def merge_themes(winner: Theme, loser: Theme, user=None) -> ThemeMerge:
    """The merge of the loser into the winner. Raises ThemeMergeError where their baskets forbid it."""
    _refuse(winner, loser)
    former = FormerSlug.objects.filter(model=Theme._meta.label_lower, object_id=loser.pk)
    merge = ThemeMerge(winner=winner, basket=winner.basket_id, made_by=user, moved={}, doubles={})
    merge.loser = {**_fields(loser), "former_slugs": sorted(former.values_list("slug", flat=True))}
    merge.phrases = _new_lines(winner.phrases, loser.phrases)
    sessions = _sessions(loser)
    for model, owner in TAGS.items():
        merge.doubles[model._meta.label] = _join_doubles(model, owner, winner, loser)
        merge.moved[model._meta.label] = _move(
            model.objects.filter(theme=loser), winner, f"{loser} was merged into {winner}."
        )
    merge.moved[ThemeMerge._meta.label] = _move(loser.merges.all(), winner, field="winner")
    _take_place(merge, winner, loser)
    former.update(object_id=winner.pk)
    _delete(loser, f"Merged into {winner}.")
    remember_slug(Theme, merge.loser["slug"], winner.pk)
    merge.save()
    record_later(sessions)
    return merge


@transaction.atomic
def undo_merge(merge: ThemeMerge) -> Theme:
    """The theme that was merged away, with the same id, address and rows as before. Raises ThemeMergeError."""
    kept, winner = merge.loser, merge.winner
    if Theme.objects.filter(
        models.Q(pk=kept["id"]) | models.Q(name=kept["name"]) | models.Q(slug=kept["slug"])
    ).exists():
        raise ThemeMergeError(f"expected no theme of this name, found {kept['name']}: rename it first")
    FormerSlug.objects.filter(model=Theme._meta.label_lower, slug=kept["slug"]).delete()
    loser = Theme(**{name: value for name, value in kept.items() if name != "former_slugs"})
    if loser.basket_id and not Theme.objects.filter(pk=loser.basket_id).exists():
        loser.basket_id = None
    loser._change_reason = f"Parted from {winner} again."
    loser.save(force_insert=True)
    for slug in kept["former_slugs"]:
        remember_slug(Theme, slug, loser.pk)
    _give_back(merge, winner, loser)
    merge.delete()
    record_later(_sessions(loser))
    return loser


def _refuse(winner: Theme, loser: Theme) -> None:
    if winner.pk == loser.pk:
        raise ThemeMergeError(f"expected two themes, found {winner.name} twice")
    others = loser.themes.exclude(pk=winner.pk)
    if winner.basket_id not in (None, loser.pk) and others.exists():
        raise ThemeMergeError(
            f"expected a basket for the themes of {loser.name}, found {winner.name}, a theme inside a basket"
        )


def _fields(theme: Theme) -> dict:
    return {field.attname: getattr(theme, field.attname) for field in Theme._meta.concrete_fields}


def _new_lines(ours: str, theirs: str) -> list[str]:
    """The lines of the other's phrases whose phrases are not ours yet."""
    known = {phrase.casefold() for phrase, _ in read_phrases(ours)}
    return [line for line in theirs.splitlines() if (read := read_phrases(line)) and read[0][0].casefold() not in known]


def _join_doubles(model: type[models.Model], owner: str, winner: Theme, loser: Theme) -> list[list]:
    """Make one row of the two where a record has both themes: the stronger decision stays."""
    theirs = {getattr(row, f"{owner}_id"): row for row in model.objects.filter(theme=loser)}
    ours = model.objects.filter(theme=winner, **{f"{owner}__in": model.objects.filter(theme=loser).values(owner)})
    doubles = []
    for row in ours:
        other = theirs[getattr(row, f"{owner}_id")]
        before = _values(row)
        row.state = min(row.state, other.state, key=STRONGEST_FIRST.index)
        row.score = max((one.score for one in (row, other) if one.score is not None), default=None)
        row.phrases = list(dict.fromkeys([*row.phrases, *other.phrases]))
        if _values(row) != before:
            row._change_reason = f"{loser} was merged into {winner}."
            row.save()
        doubles.append([getattr(row, f"{owner}_id"), _values(other), before, _values(row)])
        _delete(other, f"{loser} was merged into {winner}.")
    return doubles


def _values(row: models.Model) -> list:
    return [str(row.state), row.score, row.phrases]


def _move(rows: models.QuerySet, target: Theme, reason: str = "", field: str = "theme") -> list[int]:
    """The ids of the rows, which point to the target now; of what a person decided the history tells it."""
    moved = sorted(rows.values_list("pk", flat=True))
    decided = list(rows.filter(state__in=DECIDED)) if reason else []
    for row in decided:
        row.theme = target
    write_changed(decided, {"theme"}, reason)
    rows.model.objects.filter(pk__in=moved).update(**{field: target})
    return moved


def _take_place(merge: ThemeMerge, winner: Theme, loser: Theme) -> None:
    """The winner takes the loser's phrases, its themes, and its place where it stood inside it."""
    if winner.basket_id == loser.pk:
        winner.basket = None
    winner.phrases = "\n".join(filter(None, [winner.phrases.rstrip("\n"), *merge.phrases]))
    winner._change_reason = f"{loser} was merged into it."
    winner.save()
    merge.moved[Theme._meta.label] = _place(loser.themes.all(), winner, f"{loser} was merged into {winner}.")


def _place(themes: Iterable[Theme], basket: Theme, reason: str) -> list[int]:
    placed = []
    for theme in themes:
        theme.basket, theme._change_reason = basket, reason
        theme.save()
        placed.append(theme.pk)
    return placed


def _give_back(merge: ThemeMerge, winner: Theme, loser: Theme) -> None:
    """Everything that the merge moved and that is still where it put it."""
    reason = f"{loser} and {winner} are two themes again."
    for model, owner in TAGS.items():
        moved = merge.moved[model._meta.label]
        _move(model.objects.filter(theme=winner, pk__in=moved), loser, reason)
        _part_doubles(model, owner, merge, loser, reason)
    merges = merge.moved[ThemeMerge._meta.label]
    _move(winner.merges.filter(pk__in=merges), loser, field="winner")
    _place(winner.themes.filter(pk__in=merge.moved[Theme._meta.label]), loser, reason)
    lines = winner.phrases.splitlines()
    winner.phrases = "\n".join(line for line in lines if line not in merge.phrases)
    if merge.basket == loser.pk and not winner.themes.exists():
        winner.basket = loser
    winner._change_reason = reason
    winner.save()


def _part_doubles(model: type[models.Model], owner: str, merge: ThemeMerge, loser: Theme, reason: str) -> None:
    """Both rows as they were; one that somebody changed since the merge stays as it is."""
    doubles = {record: rows for record, *rows in merge.doubles[model._meta.label]}
    for row in model.objects.filter(theme=merge.winner, **{f"{owner}__in": doubles}):
        theirs, before, since = doubles[getattr(row, f"{owner}_id")]
        if _values(row) == since != before:
            row.state, row.score, row.phrases = before
            row._change_reason = reason
            row.save()
        again = model(**{owner: getattr(row, owner)}, theme=loser, **dict(zip(KEPT, theirs, strict=True)))
        again._change_reason = reason
        again.save()


def _delete(record: models.Model, reason: str) -> None:
    record._change_reason = reason
    record.delete()


def _sessions(theme: Theme) -> set[int]:
    """The sessions whose public words change with the theme."""
    sessions = set(SessionTheme.objects.filter(theme=theme).values_list("session", flat=True))
    statements = StatementTheme.objects.filter(theme=theme)
    return sessions | set(statements.values_list("statement__participation__session", flat=True))
