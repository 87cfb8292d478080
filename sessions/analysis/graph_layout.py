"""Turns a Graph into the places of a drawing: boxes with wrapped labels in three columns, curves between them."""

import textwrap
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import sqrt

from sessions.analysis.graph import Edge, Graph, Node

COLUMN_WIDTH, COLUMN_GAP, MARGIN = 200, 140, 8
LINE_HEIGHT, PADDING, NODE_GAP, CHARACTERS, MOST_LINES = 16, 6, 8, 27, 3
THINNEST, THICKEST = 1.0, 8.0


@dataclass(frozen=True)
class PlacedNode:
    """A node's box (top left corner and size in pixels) and the lines of its label with the baseline of the first."""

    node: Node
    x: float
    y: float
    width: float
    height: float
    lines: tuple[str, ...]

    @property
    def middle(self) -> float:
        return self.y + self.height / 2

    @property
    def baselines(self) -> tuple[tuple[float, str], ...]:
        """(y, line) for each line of the label."""
        return tuple((self.y + PADDING + 12 + LINE_HEIGHT * number, line) for number, line in enumerate(self.lines))


@dataclass(frozen=True)
class PlacedEdge:
    """An edge's SVG path and the width of its stroke, by the root of the number of statements."""

    edge: Edge
    path: str
    stroke_width: float


@dataclass(frozen=True)
class Layout:
    """A drawing of `width` x `height` pixels; edges first, so that the boxes lie above them."""

    width: float
    height: float
    nodes: tuple[PlacedNode, ...]
    edges: tuple[PlacedEdge, ...]


def lay_out(graph: Graph) -> Layout:
    """The graph's drawing: themes left, voices in the middle, concepts right; a column without nodes takes no room."""
    columns = [[node for node in graph.nodes if node.kind == kind] for kind in ("theme", "voice", "concept")]
    columns = [column for column in columns if column]
    height = max((_height(column) for column in columns), default=0.0)
    nodes = [placed for number, column in enumerate(columns) for placed in _place(column, number, height)]
    return Layout(
        width=2 * MARGIN + len(columns) * COLUMN_WIDTH + max(0, len(columns) - 1) * COLUMN_GAP,
        height=2 * MARGIN + height,
        nodes=tuple(nodes),
        edges=_curves(graph.edges, {placed.node.id: placed for placed in nodes}),
    )


def label_lines(label: str) -> tuple[str, ...]:
    """The label in at most three lines of 27 characters, shortened with an ellipsis where it is longer."""
    lines = textwrap.wrap(label, CHARACTERS, max_lines=MOST_LINES, placeholder=" …")
    return tuple(lines) or ("",)


def _node_height(node: Node) -> float:
    return 2 * PADDING + LINE_HEIGHT * len(label_lines(node.label))


def _height(column: Sequence[Node]) -> float:
    return sum(map(_node_height, column)) + NODE_GAP * (len(column) - 1)


def _place(column: Sequence[Node], number: int, height: float) -> list[PlacedNode]:
    """The column's boxes spread over the whole height, the same gap between all."""
    spare = (height - _height(column)) / (len(column) + 1)
    x, y, placed = MARGIN + number * (COLUMN_WIDTH + COLUMN_GAP), MARGIN + spare, []
    for node in column:
        placed.append(PlacedNode(node, x, round(y, 1), COLUMN_WIDTH, _node_height(node), label_lines(node.label)))
        y += _node_height(node) + NODE_GAP + spare
    return placed


def _curves(edges: Sequence[Edge], placed: Mapping[str, PlacedNode]) -> tuple[PlacedEdge, ...]:
    starts = _ports(edges, placed, lambda edge: (edge.source, edge.target))
    ends = _ports(edges, placed, lambda edge: (edge.target, edge.source))
    return tuple(
        PlacedEdge(edge, _curve(placed[edge.source], starts[edge], placed[edge.target], ends[edge]), _stroke(edge))
        for edge in edges
    )


def _ports(edges: Sequence[Edge], placed: Mapping[str, PlacedNode], ends) -> dict[Edge, float]:
    """Where each edge leaves its node's side: one below the other, in the order of the nodes that they lead to."""
    leaving: dict[str, list[Edge]] = {}
    for edge in sorted(edges, key=lambda edge: (placed[ends(edge)[1]].y, ends(edge)[1])):
        leaving.setdefault(ends(edge)[0], []).append(edge)
    return {
        edge: round(placed[node].y + placed[node].height * (index + 1) / (len(group) + 1), 1)
        for node, group in leaving.items()
        for index, edge in enumerate(group)
    }


def _curve(source: PlacedNode, start: float, target: PlacedNode, end: float) -> str:
    left, right = source.x + source.width, target.x
    middle = (left + right) / 2
    return f"M{left:g} {start:g}C{middle:g} {start:g} {middle:g} {end:g} {right:g} {end:g}"


def _stroke(edge: Edge) -> float:
    return round(min(THICKEST, THINNEST * 1.5 * sqrt(len(edge.statements))), 2)
