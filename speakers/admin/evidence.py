"""Turns speakers into what tells an editor whether two of them are one person."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from speakers.merging import rows_to_move
from speakers.models import Speaker

MOST_SHOWN = 5


@dataclass(frozen=True)
class Appearance:
    """One voice of a person in a session."""

    attribution: str
    affiliation: str
    session_id: int
    session: str
    event: str


@dataclass(frozen=True)
class Person:
    speaker: Speaker
    appearances: list[Appearance]

    @property
    def aliases(self) -> str:
        return ", ".join(alias.name for alias in self.speaker.aliases.all())

    @property
    def events(self) -> str:
        return ", ".join(sorted({one.event for one in self.appearances if one.event}))

    @property
    def affiliations(self) -> str:
        return "; ".join(sorted({one.affiliation for one in self.appearances if one.affiliation}))

    @property
    def shown(self) -> list[Appearance]:
        return self.appearances[:MOST_SHOWN]

    @property
    def more(self) -> int:
        return len(self.appearances) - len(self.shown)


@dataclass(frozen=True)
class MovedRow:
    kind: str
    name: str
    place: str


def people(ids: Iterable[int]) -> dict[int, Person]:
    """The persons by id, with their names and appearances, in three queries."""
    ids = set(ids)
    appearances = defaultdict(list)
    voices = Speaker._meta.get_field("participations").related_model._base_manager.filter(speaker__in=ids)
    fields = ["speaker", "attribution", "affiliation", "session", "session__title", "session__event__name"]
    for speaker, *row, event in voices.order_by("-session__start_date", "pk").values_list(*fields):
        appearances[speaker].append(Appearance(*row, event or ""))
    speakers = Speaker.objects.filter(pk__in=ids).prefetch_related("aliases")
    return {one.pk: Person(one, appearances[one.pk]) for one in speakers}


def moved_rows(speaker: Speaker) -> list[MovedRow]:
    """Every row that a merge moves away from the speaker, as a page shows it."""
    return [_moved(row) for relation, rows in rows_to_move(speaker) for row in _with_relations(relation, rows)]


def _with_relations(relation, rows):
    fields = relation.related_model._meta.fields
    return rows.select_related(*[field.name for field in fields if field.many_to_one])


def _moved(row) -> MovedRow:
    name = getattr(row, "attribution", "") or str(row)
    return MovedRow(row._meta.verbose_name, name, str(getattr(row, "session", "")))
