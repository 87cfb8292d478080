"""Takes statements apart into plain parts that can be compared, kept as JSON and put back."""

from collections.abc import Iterable, Mapping

from django.db.models import Q

from sessions.models import DetachedEvidence, Evidence, Source, Statement, StatementRelation, StatementTheme
from sessions.transcript import Span

FIELDS = ["text", "state", "position", "merged_into_id"]
STANDS, TAKEN_AWAY = "stands", "taken away"

# (statement id, or None for a relation between two; name of the part) -> its value
Parts = dict[tuple[int | None, str], object]


def parts_of(statements: Iterable[Statement]) -> Parts:
    """The fields as the records hold them in memory, the rows as the database does."""
    statements = list(statements)
    parts: Parts = {(one.pk, name): getattr(one, name) for one in statements for name in FIELDS}
    for row in Evidence.objects.filter(statement__in=statements):
        parts[row.statement_id, _place(row)] = [row.is_imported, STANDS]
    for row in DetachedEvidence.objects.filter(statement__in=statements):
        parts[row.statement_id, _place(row)] = [row.is_imported, TAKEN_AWAY]
    for row in StatementTheme.objects.filter(statement__in=statements):
        parts[row.statement_id, f"theme {row.theme_id}"] = row.state
    for row in StatementRelation.objects.filter(Q(statement__in=statements) | Q(to_statement__in=statements)):
        parts[None, f"relation {row.pk}"] = [row.kind, row.statement_id, row.to_statement_id, row.state]
    return parts


def _place(row: Evidence | DetachedEvidence) -> str:
    return f"evidence {row.source_id} {row.start} {row.end}"


def put(statements: Mapping[int, Statement], owner: int | None, part: str, value: object) -> None:
    """Give the part that value; None takes its row away. Fields are set, not saved."""
    kind, *where = part.split()
    if kind == "evidence":
        source, start, end = map(int, where)
        put_evidence(statements[owner], source, Span(start, end), *(value or [False, None]))
    elif kind == "theme":
        _put_theme(statements[owner], int(where[0]), value)
    elif kind == "relation":
        _put_relation(int(where[0]), value)
    else:
        setattr(statements[owner], part, value)


def put_evidence(statement: Statement, source: int, span: Span, is_imported: bool, state: str | None) -> None:
    """Make the span evidence of the statement, or evidence that was taken away, or (None) neither."""
    place = {"statement": statement, "source_id": source, "start": span.start, "end": span.end}
    for row in [*Evidence.objects.filter(**place), *DetachedEvidence.objects.filter(**place)]:
        row.delete()
    if state is not None:
        text = span.of(Source.objects.values_list("text", flat=True).get(pk=source))
        model = Evidence if state == STANDS else DetachedEvidence
        model.objects.create(**place, text=text, is_imported=is_imported)


def _put_theme(statement: Statement, theme: int, state: object) -> None:
    if state is None:
        StatementTheme.objects.filter(statement=statement, theme=theme).delete()
    else:
        StatementTheme.objects.update_or_create(statement=statement, theme_id=theme, defaults={"state": state})


def _put_relation(pk: int, value: object) -> None:
    if value is None:
        StatementRelation.objects.get(pk=pk).delete()
        return
    relation = StatementRelation.objects.filter(pk=pk).first() or StatementRelation(pk=pk)
    relation.kind, relation.statement_id, relation.to_statement_id, relation.state = value
    if relation.statement_id:
        relation.participation = relation.statement.participation
    if relation.to_statement_id:
        relation.to_participation = relation.to_statement.participation
    relation.save()
