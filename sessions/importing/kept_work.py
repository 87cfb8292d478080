"""Keeps the order and the evidence that editors gave the statements of a voice when its document is read again."""

from collections import defaultdict
from collections.abc import Collection, Iterable

from rapidfuzz import fuzz

from sessions.models import DetachedEvidence, Evidence, Session, Source, Statement

# From this likeness (0 to 100) on, evidence is what an editor took away, corrected.
SAME_WORDS = 80


def arranged_voices(session: Session) -> dict[int, dict[int, int]]:
    """For each voice that an editor arranged: its statements' places in their order, by statement."""
    voices = defaultdict(list)
    for statement in Statement.objects.filter(participation__session=session).order_by("position", "pk"):
        voices[statement.participation_id].append(statement)
    return {
        voice: {one.pk: one.position for one in statements}
        for voice, statements in voices.items()
        if any(not one.imported or one.is_edited("position") for one in statements)
    }


def keep_order(read: Iterable[Statement], places: dict[int, int]) -> None:
    """Give the statements of a reading, in its order, the places that an editor gave them; they are not saved yet.

    A new one comes behind the one that stands before it in the document, and what follows moves on.
    """
    order, before, found = list(places), None, {}
    for statement in read:
        if not statement.pk:
            order.insert(order.index(before) + 1 if before else 0, statement)
        before = statement.pk or statement
        found[statement.pk] = statement
    is_longer = len(order) > len(places)
    for place, one in enumerate(order):
        statement = found.get(one) if isinstance(one, int) else one
        position = place if is_longer else places[one]
        if statement is None:
            Statement.objects.filter(pk=one).exclude(position=position).update(position=position)
        else:
            statement.position = position
            statement.conflicts = {name: text for name, text in statement.conflicts.items() if name != "position"}


def not_taken_away(places: set[tuple[int, int, int, int]], text: str) -> set[tuple[int, int, int, int]]:
    """The (statement, source, start, end) places of drafted evidence whose words no editor took away there."""
    taken = defaultdict(list)
    for row in DetachedEvidence.objects.filter(statement__in={statement for statement, *_ in places}):
        taken[row.statement_id].append(row.text)
    return {
        (statement, source, start, end)
        for statement, source, start, end in places
        if not any(fuzz.ratio(words, text[start:end], score_cutoff=SAME_WORDS) for words in taken[statement])
    }


def carry_evidence(source: Source) -> None:
    """Move what editors attached in an earlier reading to the same words of this one, where they stand as often."""
    earlier = Evidence.objects.filter(is_imported=False, source__session=source.session, source__kind=source.kind)
    rows = list(earlier.exclude(source=source).select_related("source"))
    there = set(Evidence.objects.filter(source=source).values_list("statement", "start", "end"))
    moved = [row for row in rows if _move(row, source, there)]
    Evidence.objects.bulk_update(moved, ["source", "start", "end"], batch_size=300)


def _move(row: Evidence, source: Source, there: Collection[tuple[int, int, int]]) -> bool:
    old, new = row.source.text, source.text
    if old.count(row.text) != new.count(row.text):
        return False
    start = -1
    for _ in range(old.count(row.text, 0, row.end)):
        start = new.find(row.text, start + 1)
    place = (row.statement_id, start, start + len(row.text))
    if start < 0 or place in there:
        return False
    row.source, row.start, row.end = source, *place[1:]
    return True
