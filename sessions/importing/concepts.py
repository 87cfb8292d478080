"""Writes which concepts of the editors' gazetteer each statement names."""

from collections.abc import Iterable
from functools import lru_cache

from sessions.analysis.concepts import Concept as GazetteerEntry
from sessions.analysis.concepts import Gazetteer
from sessions.models import Concept, Statement, StatementConcept
from sessions.transcript import Span


def gazetteer() -> Gazetteer:
    """The editors' gazetteer as the analysis knows it."""
    return _compiled(tuple(Concept.objects.order_by("pk").values_list("name", "kind", "aliases")))


@lru_cache(maxsize=1)
def _compiled(rows: tuple[tuple[str, str, str], ...]) -> Gazetteer:
    """Compiled once for a folder of documents; an editor's change makes another key."""
    return Gazetteer(GazetteerEntry(name, kind, tuple(_lines(aliases))) for name, kind, aliases in rows)


def _lines(text: str) -> Iterable[str]:
    return filter(None, map(str.strip, text.splitlines()))


def write_concepts(statements: Iterable[Statement]) -> bool:
    """Bring the concepts of the statements up to date with their words; whether anything changed."""
    names, ids, statements = gazetteer(), dict(Concept.objects.values_list("name", "pk")), list(statements)
    wanted = {
        (one.pk, ids[name]): None for one in statements for name in names.concepts_in(one.text, Span(0, len(one.text)))
    }
    rows = StatementConcept.objects.filter(statement__in=[one.pk for one in statements])
    there = {(row.statement_id, row.concept_id): row.pk for row in rows}
    stale = [pk for place, pk in there.items() if place not in wanted]
    new = [StatementConcept(statement_id=one, concept_id=other) for one, other in wanted if (one, other) not in there]
    StatementConcept.objects.filter(pk__in=stale).delete()
    StatementConcept.objects.bulk_create(new, batch_size=500)
    return bool(stale or new)
