"""Writes drafted statements with their evidence; the key of every statement that is still there lives on."""

from collections import defaultdict
from dataclasses import dataclass

from django.db.models import Q

from sessions.analysis.drafting import DraftStatement
from sessions.importing.alignment import align
from sessions.importing.concepts import write_concepts
from sessions.importing.kept_work import arranged_voices, carry_evidence, keep_order, not_taken_away
from sessions.importing.keys import give_keys
from sessions.importing.tagging import Tagging, write_tags
from sessions.models import DetachedEvidence, Evidence, Participation, Source, Statement, StatementTheme
from sessions.models.statement import State
from speakers.history.records import deleting_by_machine


@dataclass
class Binding:
    """A statement and what this reading drafted for it: None where it is no longer in the source."""

    statement: Statement
    draft: DraftStatement | None
    has_changed: bool


def write_statements(source: Source, drafted: dict[Participation, list[DraftStatement]]) -> bool:
    """Whether the statements of these participations, or of those that fell silent, changed."""
    before, arranged = _statements_before(source), arranged_voices(source.session)
    bindings = []
    for participation, drafts in drafted.items():
        bound = list(_bind(participation, before.pop(participation.pk, []), drafts, source.text))
        if participation.pk in arranged:
            _arrange(bound, arranged[participation.pk])
        bindings += bound
    bindings += [_vanished(statement) for statements in before.values() for statement in statements]
    _save_statements(bindings)
    present = [binding for binding in bindings if binding.draft]
    evidence_changed = _write_evidence(source, present)
    carry_evidence(source)
    tags = {one.statement.pk: Tagging(one.draft.themes, one.draft.offered) for one in present}
    tags_changed = write_tags(StatementTheme, "statement", tags)
    concepts_changed = write_concepts(binding.statement for binding in present)
    return evidence_changed or tags_changed or concepts_changed or any(binding.has_changed for binding in bindings)


def _statements_before(source: Source) -> dict[int, list[Statement]]:
    """The imported statements that stand on this kind of source, by participation, in the order of the document."""
    same_kind = Evidence.objects.filter(is_imported=True, source__session=source.session, source__kind=source.kind)
    taken = DetachedEvidence.objects.filter(is_imported=True, source__session=source.session, source__kind=source.kind)
    standing = Statement.objects.filter(Q(evidence__in=same_kind) | Q(detached_evidence__in=taken))
    before = defaultdict(list)
    for statement in sorted(standing.distinct(), key=lambda one: (one.imported["position"], one.pk)):
        before[statement.participation_id].append(statement)
    return before


def _bind(participation: Participation, before: list[Statement], drafts: list[DraftStatement], text: str):
    words = [draft.span.of(text) for draft in drafts]
    for i, j in align([statement.imported["text"] for statement in before], words):
        if j is None:
            yield _vanished(before[i])
        else:
            statement = before[i] if i is not None else Statement(participation=participation)
            yield Binding(statement, drafts[j], _follow(statement, words[j], j))


def _vanished(statement: Statement) -> Binding:
    was_there, statement.is_in_source = statement.is_in_source, False
    return Binding(statement, None, has_changed=was_there)


def _follow(statement: Statement, text: str, position: int) -> bool:
    words_before, was_there = statement.text, statement.is_in_source
    statement.is_in_source = True
    has_changed = bool(statement.follow(text=text, position=position))
    if statement.state == State.APPROVED and statement.text != words_before:
        statement.state = State.SUGGESTED  # nobody has reviewed the new words
    return has_changed or not was_there


def _arrange(bound: list[Binding], places: dict[int, int]) -> None:
    keep_order([one.statement for one in bound], places)
    for one in bound:
        one.has_changed |= one.statement.position != places.get(one.statement.pk, one.statement.position)


def _save_statements(bindings: list[Binding]) -> None:
    new = [binding.statement for binding in bindings if not binding.statement.pk]
    give_keys(new)
    for binding in bindings:
        if binding.has_changed and binding.statement.pk:
            binding.statement.save()  # one by one, so that the history shows it
    Statement.objects.bulk_create(new, batch_size=500)


def _write_evidence(source: Source, bindings: list[Binding]) -> bool:
    wanted = {(b.statement.pk, source.pk, span.start, span.end) for b in bindings for span in b.draft.evidence}
    rows = Evidence.objects.filter(statement__in=[b.statement.pk for b in bindings])
    rows = rows.filter(source__session=source.session, source__kind=source.kind)
    there = {(row.statement_id, row.source_id, row.start, row.end): row for row in rows}
    stale = [row.pk for place, row in there.items() if row.is_imported and place not in wanted]
    with deleting_by_machine():
        Evidence.objects.filter(pk__in=stale).delete()
    missing = not_taken_away(wanted - there.keys(), source.text)
    new = [_evidence(source.text, *place) for place in sorted(missing)]
    Evidence.objects.bulk_create(new, batch_size=500)
    return bool(stale or new)


def _evidence(text: str, statement_id: int, source_id: int, start: int, end: int) -> Evidence:
    return Evidence(
        statement_id=statement_id, source_id=source_id, start=start, end=end, text=text[start:end], is_imported=True
    )
