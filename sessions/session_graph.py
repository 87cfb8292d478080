"""The graph of a session's debate from its public rows: a picture with its links, and a table that says the same."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from django.utils.translation import ngettext

from sessions.analysis.graph import debate_graph
from sessions.analysis.graph_layout import Layout, PlacedEdge, PlacedNode, lay_out
from sessions.models import Concept, Statement, Theme
from sessions.pages import Voice


@dataclass(frozen=True)
class GraphRow:
    """One edge of the graph: a voice, a theme or a concept, and the statements that tie them together."""

    voice: Voice
    theme: Theme | None
    concept: Concept | None
    statements: list[Statement]

    @property
    def anchor(self) -> str:
        topic = self.theme.slug if self.theme else f"c{self.concept.pk}"
        return f"g-{topic}-{self.voice.participation.anchor}"

    @property
    def name(self) -> str:
        return self.theme.label if self.theme else self.concept.name

    @property
    def basket(self) -> Theme | None:
        return self.theme and (self.theme.basket or self.theme)

    @property
    def ends(self) -> tuple[str, str]:
        """The ids of its two nodes, from left to right."""
        voice = f"voice:{_id(self.voice)}"
        return (f"theme:{self.theme.slug}", voice) if self.theme else (voice, f"concept:{self.concept.name}")


@dataclass(frozen=True)
class DrawnNode:
    """A node with the record that it stands for, a concept's by its first row; the node of the "others" has none."""

    placed: PlacedNode
    theme: Theme | None = None
    voice: Voice | None = None
    row: GraphRow | None = None


@dataclass(frozen=True)
class DrawnEdge:
    """A curve and the row of the table that lists its statements; None where it leads to the "others"."""

    placed: PlacedEdge
    row: GraphRow | None
    basket: str


@dataclass(frozen=True)
class SessionGraph:
    layout: Layout
    rows: list[GraphRow]
    nodes: list[DrawnNode]
    edges: list[DrawnEdge]

    @property
    def baskets(self) -> list[Theme]:
        """The baskets of the drawn themes, in the vocabulary's order."""
        drawn = {node.theme.basket or node.theme for node in self.nodes if node.theme}
        return sorted(drawn, key=lambda basket: (basket.position, basket.search_key))

    @property
    def has_concepts(self) -> bool:
        return any(row.concept for row in self.rows)


def session_graph(voices: list[Voice]) -> SessionGraph | None:
    """The graph of who speaks on which theme and names which concept; None where no statement has a theme."""
    rows = [row for voice in voices for row in _rows(voice)]
    if not any(row.theme for row in rows):
        return None
    names = {row.theme.slug: (row.theme.label, row.basket.slug) for row in rows if row.theme}
    people = [(_id(voice), voice.participation.name, _weight(voice)) for voice in voices]
    return _drawn(lay_out(debate_graph(people, _said(voices), names, _others)), rows)


def _others(number: int) -> str:
    return ngettext("%(number)s other voice", "%(number)s other voices", number) % {"number": number}


def _said(voices: Iterable[Voice]) -> list[tuple[int, str, list[str], list[str]]]:
    """(id, voice, themes, concepts) of each statement."""
    return [
        (one.pk, _id(voice), [tag.theme.slug for tag in one.shown_themes], [c.concept.name for c in one.shown_concepts])
        for voice in voices
        for one in voice.statements
    ]


def _drawn(layout: Layout, rows: list[GraphRow]) -> SessionGraph:
    """The layout with the records behind its nodes and edges."""
    themes = {f"theme:{row.theme.slug}": row.theme for row in rows if row.theme}
    voices = {f"voice:{_id(row.voice)}": row.voice for row in rows}
    concepts = {row.ends[1]: row for row in reversed(rows) if row.concept}
    nodes = [
        DrawnNode(each, *(records.get(each.node.id) for records in (themes, voices, concepts))) for each in layout.nodes
    ]
    return SessionGraph(layout, rows, nodes, list(_edges(layout, rows, themes)))


def _edges(layout: Layout, rows: list[GraphRow], themes: dict[str, Theme]) -> Iterator[DrawnEdge]:
    by_ends = {row.ends: row for row in rows}
    for each in layout.edges:
        theme = themes.get(each.edge.source)
        basket = (theme.basket or theme).slug if theme else ""
        yield DrawnEdge(each, by_ends.get((each.edge.source, each.edge.target)), basket)


def _rows(voice: Voice) -> list[GraphRow]:
    """The voice's themes, then its concepts, in the order in which they come up."""
    themes: dict[int, GraphRow] = {}
    concepts: dict[int, GraphRow] = {}
    for statement in voice.statements:
        for tag in statement.shown_themes:
            themes.setdefault(tag.theme_id, GraphRow(voice, tag.theme, None, [])).statements.append(statement)
        for named in statement.shown_concepts:
            row = concepts.setdefault(named.concept_id, GraphRow(voice, None, named.concept, []))
            row.statements.append(statement)
    return [*themes.values(), *concepts.values()]


def _id(voice: Voice) -> str:
    return voice.participation.anchor


def _weight(voice: Voice) -> int:
    """Words of speech where they are known, else of the report."""
    return voice.participation.spoken_words or len(voice.participation.report.split())
