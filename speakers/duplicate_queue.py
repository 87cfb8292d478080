"""Keeps the queue of likely duplicates: compares the speakers whose names changed with all whose names share a word."""

from collections.abc import Iterable

from django.db import transaction
from django.db.models import Q

from speakers.duplicates import Likeness, likely_duplicates
from speakers.models import LikelyDuplicate, Speaker, SpeakerAlias
from speakers.names import name_words

# So many are compared within a fraction of a second among 20,000 speakers.
AT_ONCE = 200


def compare_speakers(most: int = AT_ONCE) -> int:
    """Bring the queue up to date with at most so many changed speakers; how many are left to compare."""
    waiting = Speaker.objects.filter(is_compared=False)
    changed = set(waiting.order_by("pk").values_list("pk", flat=True)[:most])
    if not changed:
        return 0
    with transaction.atomic():
        Speaker.objects.filter(pk__in=changed).update(is_compared=True)
        _replace(changed, likely_duplicates(_names_to_meet(changed), changed))
    return waiting.count() if len(changed) == most else 0


def _names_to_meet(changed: set[int]) -> list[tuple[int, str]]:
    """(speaker, name) of the changed ones and of everybody who shares a word with one of them."""
    names = [*Speaker.objects.values_list("pk", "name", "search_key")]
    names += SpeakerAlias.objects.values_list("speaker", "name", "search_key")
    words = {word for speaker, name, _ in names if speaker in changed for word in name_words(name)}
    return [(speaker, name) for speaker, name, key in names if speaker in changed or not words.isdisjoint(_words(key))]


def _words(search_key: str) -> list[str]:
    return search_key.replace("'", "").replace("-", " ").replace(".", " ").split()


def _replace(changed: set[int], pairs: Iterable[Likeness]) -> None:
    LikelyDuplicate.objects.filter(Q(first__in=changed) | Q(second__in=changed)).delete()
    LikelyDuplicate.objects.bulk_create(map(_row, pairs), batch_size=500, ignore_conflicts=True)


def _row(pair: Likeness) -> LikelyDuplicate:
    first_name, second_name = pair.names
    return LikelyDuplicate(
        first_id=pair.first, second_id=pair.second, score=pair.score, first_name=first_name, second_name=second_name
    )
