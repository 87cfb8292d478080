"""The graph of a session's debate from its public rows: a picture with its links, and a table that says the same."""

from dataclasses import dataclass

from sessions.analysis.graph import debate_graph
from sessions.analysis.graph_layout import Layout, PlacedEdge, PlacedNode, lay_out
from sessions.models import Statement, Theme
from sessions.pages import Voice


@dataclass(frozen=True)
class GraphRow:
    """One edge of the graph: a voice, a theme and the statements that tie them together."""

    voice: Voice
    theme: Theme
    statements: list[Statement]

    @property
    def anchor(self) -> str:
        return f"g-{self.theme.slug}-{self.voice.participation.anchor}"

    @property
    def basket(self) -> Theme:
        return self.theme.basket or self.theme


@dataclass(frozen=True)
class DrawnNode:
    """A node with the record that it stands for; the node of the "others" has none."""

    placed: PlacedNode
    theme: Theme | None = None
    voice: Voice | None = None


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
        return sorted(drawn, key=lambda basket: (basket.position, basket.name))


def session_graph(voices: list[Voice]) -> SessionGraph | None:
    """The graph of who speaks on which theme; None where no statement has a theme."""
    rows = [row for voice in voices for row in _rows(voice)]
    if not rows:
        return None
    names = {row.theme.slug: (row.theme.name, row.basket.slug) for row in rows}
    people = [(_id(voice), voice.participation.name, _weight(voice)) for voice in voices]
    statements = [
        (statement.pk, _id(voice), [tag.theme.slug for tag in statement.shown_themes], [])
        for voice in voices
        for statement in voice.statements
    ]
    return _drawn(lay_out(debate_graph(people, statements, names)), rows)


def _drawn(layout: Layout, rows: list[GraphRow]) -> SessionGraph:
    """The layout with the records behind its nodes and edges."""
    themes = {f"theme:{row.theme.slug}": row.theme for row in rows}
    voices = {f"voice:{_id(row.voice)}": row.voice for row in rows}
    pairs = {(f"theme:{row.theme.slug}", f"voice:{_id(row.voice)}"): row for row in rows}
    nodes = [DrawnNode(each, themes.get(each.node.id), voices.get(each.node.id)) for each in layout.nodes]
    edges = []
    for each in layout.edges:
        theme = themes[each.edge.source]
        row = pairs.get((each.edge.source, each.edge.target))
        edges.append(DrawnEdge(each, row, (theme.basket or theme).slug))
    return SessionGraph(layout, rows, nodes, edges)


def _rows(voice: Voice) -> list[GraphRow]:
    by_theme: dict[str, GraphRow] = {}
    for statement in voice.statements:
        for tag in statement.shown_themes:
            row = by_theme.setdefault(tag.theme.slug, GraphRow(voice, tag.theme, []))
            row.statements.append(statement)
    return list(by_theme.values())


def _id(voice: Voice) -> str:
    return voice.participation.anchor


def _weight(voice: Voice) -> int:
    """Words of speech where they are known, else of the report."""
    return voice.participation.spoken_words or len(voice.participation.report.split())
