"""Writes drafted agreements and differences as suggestions, each once; what a person decided about one stays."""

from collections.abc import Iterable, Mapping

from sessions.analysis.relations import Relation
from sessions.importing.alignment import align
from sessions.models import Participation, Source, Statement, StatementRelation
from sessions.models.theme import TagState


def write_relations(source: Source, drafted: Iterable[Relation], voices: Mapping[str, Participation]) -> bool:
    """Whether the suggestions that stand on this kind of source changed."""
    found = [one for one in drafted if voices[one.source] != voices[one.target]]
    before, incoming = _relations_before(source), [_suggestion(source, one, voices) for one in found]
    statements = _statements(source)
    changed = False
    for i, j in align([_words(one.imported) for one in before], [_words(one) for one in incoming]):
        relation = StatementRelation(state=TagState.SUGGESTED) if i is None else before[i]
        changed |= _leave(relation) if j is None else _follow(relation, source, found[j], incoming[j], statements)
    return changed


def _relations_before(source: Source) -> list[StatementRelation]:
    same_kind = StatementRelation.objects.filter(source__session=source.session, source__kind=source.kind)
    return list(same_kind.exclude(imported={}).order_by("start", "pk"))


def _suggestion(source: Source, relation: Relation, voices: Mapping[str, Participation]) -> dict:
    ends = {"from": voices[relation.source].pk, "to": voices[relation.target].pk}
    return {**ends, "kind": relation.kind, "text": relation.span.of(source.text)}


def _words(suggestion: dict) -> str:
    return f"{suggestion['from']} {suggestion['kind']} {suggestion['to']}\n{suggestion['text']}"


def _statements(source: Source) -> dict[tuple[int, str], int]:
    """The statement of each voice by the words that it was drafted with."""
    statements = Statement.objects.filter(evidence__source=source, participation__session=source.session).distinct()
    return {(one.participation_id, one.imported.get("text", one.text)): one.pk for one in statements}


def _leave(relation: StatementRelation) -> bool:
    was_there, relation.is_in_source = relation.is_in_source, False
    if was_there:
        relation.save(update_fields=["is_in_source"])
    return was_there


def _follow(relation, source: Source, drafted: Relation, suggestion: dict, statements: dict) -> bool:
    """What the machine suggests anew is written; ends and kind that a person changed stay as they are."""
    old, is_new = relation.imported, not relation.pk
    fields = {"participation_id": "from", "to_participation_id": "to", "kind": "kind"}
    for name, key in fields.items():
        if is_new or getattr(relation, name) == old[key]:
            setattr(relation, name, suggestion[key])
    if is_new:
        relation.statement_id = statements.get((suggestion["from"], suggestion["text"]))
    has_changed = is_new or old != suggestion or not relation.is_in_source
    has_moved = (relation.source_id, relation.start) != (source.pk, drafted.span.start)
    relation.imported, relation.text, relation.is_in_source = suggestion, suggestion["text"], True
    relation.source, relation.start, relation.end = source, drafted.span.start, drafted.span.end
    if has_changed or has_moved:
        relation.save()
    return has_changed
