"""The right side of the workbench: the statements by voice, each with its evidence, themes and relations."""

from collections import defaultdict
from dataclasses import dataclass, field

from django.db.models import Prefetch, Q, QuerySet

from sessions.models import Evidence, Participation, Session, Source, Statement, StatementRelation, StatementTheme
from sessions.models.statement import State
from sessions.models.theme import TagState
from sessions.workbench.deciding import Pile, piles

REVIEW, KEPT, ALL = "review", "kept", "all"
SHOWN = {
    REVIEW: Q(state=State.SUGGESTED, is_in_source=True),
    KEPT: Q(state=State.APPROVED) | Q(state=State.SUGGESTED, is_in_source=True),
    ALL: Q(state__in=State.values),
}


@dataclass(frozen=True)
class VoiceCards:
    """`piles` are what can be approved together."""

    voice: Participation
    statements: list[Statement]
    piles: list[Pile] = field(default_factory=list)


def voices(session: Session, which: str, opened: str = "") -> list[VoiceCards]:
    """The voices that have statements of that list, or the opened one, in the order in which they spoke."""
    by_voice, waiting = defaultdict(list), piles(session.pk)
    for statement in cards(Statement.objects.filter(SHOWN[which] | Q(key=opened), participation__session=session)):
        by_voice[statement.participation_id].append(statement)
    people = session.participations.select_related("speaker").order_by("voice_position", "pk")
    return [VoiceCards(one, by_voice[one.pk], waiting.get(one.pk, [])) for one in people if by_voice[one.pk]]


def cards(statements: QuerySet) -> list[Statement]:
    """The statements in the order of their voices, with all that a card shows, in a fixed number of queries.

    What many of them share (a source, a voice, a theme) is fetched once and not once a row.
    """
    source = Prefetch("source", Source.objects.defer("text", "content", "summary"))
    evidence = Evidence.objects.prefetch_related(source)
    tags = StatementTheme.objects.exclude(state=TagState.REJECTED).order_by("-score", "theme_id")
    relations = StatementRelation.objects.exclude(state=TagState.REJECTED).order_by("pk")
    relations = relations.select_related("participation__speaker", "to_participation__speaker")
    found = list(
        statements.select_related("grounding", "merged_into")
        .prefetch_related(
            "participation__speaker",
            Prefetch("evidence", evidence, to_attr="shown_evidence"),
            Prefetch("statement_themes", tags.prefetch_related("theme"), to_attr="shown_tags"),
            Prefetch("relations", relations.select_related("to_statement"), to_attr="shown_relations"),
            Prefetch("relations_to", relations.select_related("statement"), to_attr="shown_relations_to"),
        )
        .order_by("participation", "position", "pk")
    )
    before: dict[int, Statement] = {}
    for statement in found:
        statement.before = before.get(statement.participation_id)
        before[statement.participation_id] = statement
    return found
