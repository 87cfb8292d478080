"""Writes a reading's turns; a turn whose words are unchanged keeps its id, and so its address."""

from sessions.importing.alignment import align
from sessions.models import Participation, Session, Source, Turn
from sessions.transcript import Transcript
from sessions.transcript import Turn as ReadTurn


def write_turns(source: Source, transcript: Transcript, participations: dict[str, Participation]) -> bool:
    """Whether the turns of this kind of source differ from those of the reading before."""
    before = _turns_before(source)
    read = [
        _turn(source, position, turn, participations[turn.attribution])
        for position, turn in enumerate(transcript.turns)
    ]
    old, new = [_text(turn, turn.source.text) for turn in before], [_text(turn, transcript.text) for turn in read]
    kept = {j: before[i].pk for i, j in align(old, new) if i is not None and j is not None}
    for position, turn in enumerate(read):
        turn.pk = kept.get(position)
    gone = {turn.pk for turn in before} - set(kept.values())
    _save(read, gone)
    return old != new


def _turns_before(source: Source) -> list[Turn]:
    turns = Turn.objects.filter(source__session=source.session, source__kind=source.kind)
    return list(turns.select_related("source").order_by("position"))


def _turn(source: Source, position: int, turn: ReadTurn, participation: Participation) -> Turn:
    return Turn(
        source=source,
        participation=participation,
        position=position,
        start=turn.span.start,
        end=turn.span.end,
        paragraphs=[[span.start, span.end] for span in turn.paragraphs],
        starts_after_seconds=turn.starts_after_seconds,
        ends_after_seconds=turn.ends_after_seconds,
    )


def _text(turn: Turn, text: str) -> str:
    return f"{turn.participation_id}\n{text[turn.start : turn.end]}"


def _save(turns: list[Turn], gone: set[int]) -> None:
    Turn.objects.filter(pk__in=gone).delete()
    fields = [field.name for field in Turn._meta.concrete_fields if not field.primary_key]
    Turn.objects.bulk_update([turn for turn in turns if turn.pk], fields, batch_size=200)
    Turn.objects.bulk_create([turn for turn in turns if not turn.pk], batch_size=500)


def participations_of(source: Source, session: Session) -> dict[int, Participation]:
    """The participation of each turn of a source, by the turn's position."""
    turns = Turn.objects.filter(source=source).select_related("participation__speaker")
    return {turn.position: turn.participation for turn in turns}
