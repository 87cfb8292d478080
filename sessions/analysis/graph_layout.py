"""Turns a Graph into the places of a drawing: boxes with wrapped labels in three columns, curves between them."""

import textwrap
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from math import sqrt

from sessions.analysis.graph import Edge, Graph, Node

COLUMN_WIDTH, COLUMN_GAP, MARGIN = 216, 130, 8
LINE_HEIGHT, PADDING, NODE_GAP, CHARACTERS, MOST_LINES = 16, 6, 8, 27, 3
THINNEST, THICKEST, EDGE_GAP = 1.0, 8.0, 2.5


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
        top = self.middle - LINE_HEIGHT * len(self.lines) / 2 + 12
        return tuple((round(top + LINE_HEIGHT * number, 1), line) for number, line in enumerate(self.lines))


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
    heights = _heights(graph)
    height = max((_height(column, heights) for column in columns), default=0.0)
    nodes = [placed for number, column in enumerate(columns) for placed in _place(column, number, height, heights)]
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


def _heights(graph: Graph) -> dict[str, float]:
    """The height of each node: room for its label, and on either side for its edges beside each other."""
    leaving, coming = defaultdict(list), defaultdict(list)
    for edge in graph.edges:
        leaving[edge.source].append(edge)
        coming[edge.target].append(edge)
    return {
        node.id: max(
            2 * PADDING + LINE_HEIGHT * len(label_lines(node.label)),
            2 * EDGE_GAP + max(_breadth(leaving[node.id]), _breadth(coming[node.id])),
        )
        for node in graph.nodes
    }


def _breadth(edges: Sequence[Edge]) -> float:
    """How much of a side the edges take, the gaps between them included."""
    return sum(map(_stroke, edges)) + EDGE_GAP * (len(edges) - 1)


def _height(column: Sequence[Node], heights: Mapping[str, float]) -> float:
    return sum(heights[node.id] for node in column) + NODE_GAP * (len(column) - 1)


def _place(column: Sequence[Node], number: int, height: float, heights: Mapping[str, float]) -> list[PlacedNode]:
    """The column's boxes spread over the whole height, the same gap between all."""
    spare = (height - _height(column, heights)) / (len(column) + 1)
    x, y, placed = MARGIN + number * (COLUMN_WIDTH + COLUMN_GAP), MARGIN + spare, []
    for node in column:
        tall = round(heights[node.id], 1)
        placed.append(PlacedNode(node, x, round(y, 1), COLUMN_WIDTH, tall, label_lines(node.label)))
        y += tall + NODE_GAP + spare
    return placed


def _curves(edges: Sequence[Edge], placed: Mapping[str, PlacedNode]) -> tuple[PlacedEdge, ...]:
    starts = _ports(edges, placed, lambda edge: (edge.source, edge.target))
    ends = _ports(edges, placed, lambda edge: (edge.target, edge.source))
    return tuple(
        PlacedEdge(edge, _curve(placed[edge.source], starts[edge], placed[edge.target], ends[edge]), _stroke(edge))
        for edge in edges
    )


def _ports(edges: Sequence[Edge], placed: Mapping[str, PlacedNode], ends) -> dict[Edge, float]:
    """Where each edge leaves its node's side: around its middle, in the order of the nodes that they lead to."""
    leaving: dict[str, list[Edge]] = {}
    for edge in sorted(edges, key=lambda edge: (placed[ends(edge)[1]].y, ends(edge)[1])):
        leaving.setdefault(ends(edge)[0], []).append(edge)
    return {edge: y for node, group in leaving.items() for edge, y in _beside(group, placed[node].middle)}


def _beside(edges: Sequence[Edge], middle: float) -> Iterator[tuple[Edge, float]]:
    """The edges with the place of each on the side, one gap apart."""
    y = middle - _breadth(edges) / 2
    for edge in edges:
        yield edge, round(y + _stroke(edge) / 2, 1)
        y += _stroke(edge) + EDGE_GAP


def _curve(source: PlacedNode, start: float, target: PlacedNode, end: float) -> str:
    left, right = source.x + source.width, target.x
    middle = (left + right) / 2
    return f"M{left:g} {start:g}C{middle:g} {start:g} {middle:g} {end:g} {right:g} {end:g}"


def _stroke(edge: Edge) -> float:
    return round(min(THICKEST, THINNEST * 1.5 * sqrt(len(edge.statements))), 2)
