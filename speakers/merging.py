"""Merges two speakers into one, moving every row, keeping every name, so that it can be undone."""

from django.db import models, transaction

from speakers.addresses import FormerSlug, remember_slug
from speakers.bulk_writing import write_changed
from speakers.models import DistinctPair, Speaker, SpeakerAlias, SpeakerMerge


class MergeError(ValueError):
    """The two cannot be merged, or no longer parted."""


def rows_to_move(speaker: Speaker) -> list[tuple[models.ForeignObjectRel, models.QuerySet]]:
    """Every relation to a speaker with its rows: what a merge moves, whichever app the rows live in."""
    relations = Speaker._meta.related_objects  # of "+" relations, history and declarations, it names none
    return [(one, one.related_model._base_manager.filter(**{one.field.name: speaker})) for one in relations]


@transaction.atomic
def merge_speakers(winner: Speaker, loser: Speaker, user=None) -> SpeakerMerge:
    """The merge of the loser into the winner. Raises MergeError for one person twice or a pair declared distinct."""
    _refuse(winner, loser)
    kept = {"id": loser.pk, "slug": loser.slug, "name": loser.name, "note": loser.note}
    kept["aliases"] = [alias.name for alias in loser.aliases.all()]
    kept["distinct_from"] = _distinct_from(loser)
    loser.aliases.all().delete()
    moved = {
        relation.field.model._meta.label: _move(relation, rows, winner, loser) for relation, rows in rows_to_move(loser)
    }
    FormerSlug.objects.filter(model=Speaker._meta.label_lower, object_id=loser.pk).update(object_id=winner.pk)
    loser.delete()
    remember_slug(Speaker, kept["slug"], winner.pk)
    for other in Speaker.objects.filter(pk__in=kept["distinct_from"]):
        declare_distinct(winner, other)
    added = _add_aliases(winner, [kept["name"], *kept["aliases"]])
    return SpeakerMerge.objects.create(winner=winner, loser=kept, moved=moved, added=added, made_by=user)


@transaction.atomic
def undo_merge(merge: SpeakerMerge) -> Speaker:
    """The speaker who was merged away, with the same id, address and rows as before."""
    kept = merge.loser
    if Speaker.objects.filter(pk=kept["id"]).exists():
        raise MergeError(f"expected a merge that is in force, found {kept['name']} parted again already")
    FormerSlug.objects.filter(model=Speaker._meta.label_lower, slug=kept["slug"]).delete()
    own = {name: kept[name] for name in ("slug", "name", "note")}
    loser = Speaker(pk=kept["id"], **own, withheld_at=merge.winner.withheld_at)
    loser.save(force_insert=True)
    merge.winner.aliases.filter(name__in=merge.added).delete()
    _add_aliases(loser, kept["aliases"])
    for other in Speaker.objects.filter(pk__in=kept["distinct_from"]):
        declare_distinct(loser, other)
    for relation, _ in rows_to_move(loser):
        rows = relation.related_model._base_manager.filter(**{relation.field.name: merge.winner})
        moved = rows.filter(pk__in=merge.moved.get(relation.field.model._meta.label, [])).values_list("pk", flat=True)
        _point(relation, list(moved), loser, f"{loser} and {merge.winner} are two people again.")
    merge.delete()
    return loser


def declare_distinct(first: Speaker, second: Speaker) -> None:
    """Remember that an editor said: not the same person."""
    low, high = sorted([first.pk, second.pk])
    DistinctPair.objects.get_or_create(first_id=low, second_id=high)


def _distinct_from(speaker: Speaker) -> list[int]:
    pairs = DistinctPair.objects.filter(models.Q(first=speaker) | models.Q(second=speaker))
    return sorted({pk for pair in pairs.values_list("first", "second") for pk in pair} - {speaker.pk})


def _refuse(winner: Speaker, loser: Speaker) -> None:
    if winner.pk == loser.pk:
        raise MergeError(f"expected two speakers, found {winner.name} twice")
    if winner.is_withheld != loser.is_withheld:
        withheld, other = (winner, loser) if winner.is_withheld else (loser, winner)
        raise MergeError(f"expected two who are both withheld or both not, found {withheld} withheld and {other} not")
    low, high = sorted([winner.pk, loser.pk])
    if DistinctPair.objects.filter(first_id=low, second_id=high).exists():
        raise MergeError(f"expected one person, found {winner.name} and {loser.name}, whom an editor declared distinct")


def _move(relation: models.ForeignObjectRel, rows: models.QuerySet, winner: Speaker, loser: Speaker) -> list[int]:
    moved = sorted(rows.values_list("pk", flat=True))
    _point(relation, moved, winner, f"{loser} was merged into {winner}.")
    return moved


def _point(relation: models.ForeignObjectRel, keys: list[int], speaker: Speaker, reason: str) -> None:
    """Point the rows to the speaker; the history of those that have one says why."""
    rows = list(relation.related_model._base_manager.filter(pk__in=keys))
    for row in rows:
        setattr(row, relation.field.name, speaker)
    write_changed(rows, {relation.field.name}, reason)


def _add_aliases(speaker: Speaker, names: list[str]) -> list[str]:
    """Those of the names that were not the speaker's before."""
    there = {speaker.name, *speaker.aliases.values_list("name", flat=True)}
    added = sorted(set(names) - there)
    for name in added:
        SpeakerAlias.objects.create(speaker=speaker, name=name)
    return added
