"""Keeps every statement's grounding up to date: after a reading, and on every edit."""

from collections import defaultdict
from collections.abc import Iterable

from django.db import transaction
from django.db.models.signals import post_save

from sessions.analysis.grounding import Grounding, Match, SpokenText
from sessions.models import Participation, Session, Source, Statement, StatementGrounding
from sessions.transcript import Kind, Span
from speakers.bulk_writing import written


@transaction.atomic
def ground_session(session: Session) -> None:
    """Ground all statements of the session in its current transcript, where there is one."""
    _ground(session.pk, Statement.objects.filter(participation__session=session))


def ground_on_edit(sender, instance: Statement, update_fields=None, **kwargs) -> None:
    """The receiver of a saved statement; one of which only fields beside the words were saved stands as it stood."""
    if update_fields is not None and "text" not in update_fields:
        return
    _ground(instance.participation.session_id, Statement.objects.filter(pk=instance.pk))


def ground_many(sender, records: list[Statement], **kwargs) -> None:
    """The receiver of statements that were written in bulk."""
    by_session = defaultdict(list)
    for statement in records:
        by_session[statement.participation.session_id].append(statement.pk)
    for session_id, pks in by_session.items():
        _ground(session_id, Statement.objects.filter(pk__in=pks))


def connect() -> None:
    post_save.connect(ground_on_edit, sender=Statement, dispatch_uid="ground_on_edit")
    written.connect(ground_many, sender=Statement, dispatch_uid="ground_many")


def ground_words(voice: Participation, text: str) -> Grounding | None:
    """How the words would stand in what the voice said; None where no transcript has the voice."""
    source = _transcript(voice.session_id)
    spoken = _spoken(source, voice) if source else None
    return spoken.ground(text, [voice.name]) if spoken and spoken.spans else None


def _transcript(session_id: int) -> Source | None:
    return Source.objects.filter(session=session_id, kind=Kind.TRANSCRIPT, is_current=True).defer("content").first()


def _ground(session_id: int, statements: Iterable[Statement]) -> None:
    source = _transcript(session_id)
    StatementGrounding.objects.filter(statement__in=statements).delete()
    if source is None:
        return
    statements = list(statements.select_related("participation__speaker").prefetch_related("evidence"))
    voices = {one.participation for one in statements}
    spoken = {voice.pk: _spoken(source, voice) for voice in voices}
    rows = [_row(one, source, spoken[one.participation_id]) for one in statements if spoken[one.participation_id].spans]
    StatementGrounding.objects.bulk_create(rows, batch_size=500)


def _spoken(source: Source, voice: Participation) -> SpokenText:
    turns = source.turns.filter(participation=voice).values_list("paragraphs", flat=True)
    return SpokenText(source.text, [Span(start, end) for paragraphs in turns for start, end in paragraphs])


def _row(statement: Statement, source: Source, spoken: SpokenText) -> StatementGrounding:
    found = _drawn_from(statement, source) or spoken.ground(statement.text, [statement.participation.name])
    return StatementGrounding(
        statement=statement,
        source=source,
        match=str(found.match),
        score=found.score,
        flags=[str(flag) for flag in found.flags],
        spans=[[span.start, span.end] for span in found.spans],
    )


def _drawn_from(statement: Statement, source: Source) -> Grounding | None:
    """What was drafted from this very transcript and not edited stands in it word for word."""
    for evidence in statement.evidence.all():
        if evidence.source_id == source.pk:
            start = source.text.find(statement.text, evidence.start, evidence.end)
            if start >= 0:
                return Grounding(Match.VERBATIM, 1.0, (Span(start, start + len(statement.text)),))
    return None
