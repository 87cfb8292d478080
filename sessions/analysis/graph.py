"""Turns voices and their statements into the graph of the debate: themes, voices and concepts, ordered in columns."""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from sessions.analysis.graph_order import ordered_columns

MOST_VOICES, MOST_THEMES, MOST_CONCEPTS = 12, 14, 24
OTHERS = "others"
Voice = tuple[str, str, float | None]
Said = tuple[int, str, Iterable[str], Iterable[str]]


@dataclass(frozen=True)
class Node:
    """`kind` is "theme", "voice" or "concept"; `weight` counts statements (themes, concepts) or words (voices)."""

    id: str
    kind: str
    label: str
    basket: str | None
    weight: float


@dataclass(frozen=True)
class Edge:
    """A link between two nodes (theme to voice, voice to concept) with the ids of the statements that make it."""

    source: str
    target: str
    statements: tuple[int, ...]


@dataclass(frozen=True)
class Graph:
    """Nodes column by column (themes, voices, concepts), each column from top to bottom; edges in the same order."""

    nodes: tuple[Node, ...] = ()
    edges: tuple[Edge, ...] = ()


def debate_graph(
    voices: Iterable[Voice],
    statements: Iterable[Said],
    themes: Mapping[str, tuple[str, str | None]] | None = None,
    name_others: Callable[[int], str] = "{} others".format,
) -> Graph:
    """The graph of (id, label, words) voices and (id, voice id, themes, concepts) statements.

    `themes` names each theme: slug to (label, basket); a slug without a name stands as itself. Node ids are
    "theme:slug", "voice:id", "concept:name" and "others" for the voices beyond the twelve that spoke most, which
    stands below them; `name_others` calls it by their number.
    """
    voices, statements = list(voices), _as_sets(statements)
    kept = _kept_voices(voices, {voice for _, voice, _, _ in statements}, name_others)
    edges = _edges(statements, {voice: node.id for voice, node in kept.items()})
    nodes = [*_theme_nodes(statements, themes or {}), *dict.fromkeys(kept.values()), *_concept_nodes(statements)]
    return _arranged(nodes, edges)


def _as_sets(statements: Iterable[Said]) -> list[tuple[int, str, tuple[str, ...], tuple[str, ...]]]:
    return [
        (number, voice, tuple(dict.fromkeys(themes)), tuple(dict.fromkeys(concepts)))
        for number, voice, themes, concepts in statements
    ]


def _kept_voices(voices: Sequence[Voice], heard: set[str], name_others: Callable[[int], str]) -> dict[str, Node]:
    """Each voice's node: its own for the twelve that spoke most, one for all the others (never for a single one)."""
    speaking = [voice for voice in voices if voice[0] in heard]
    by_words = sorted(speaking, key=lambda voice: (-(voice[2] or 0), str(voice[0])))
    most = MOST_VOICES if len(by_words) > MOST_VOICES + 1 else len(by_words)
    nodes = {voice: Node(f"voice:{voice}", "voice", label, None, words or 0) for voice, label, words in by_words[:most]}
    left = by_words[most:]
    others = Node(OTHERS, "voice", name_others(len(left)), None, sum(words or 0 for _, _, words in left))
    return {voice: nodes.get(voice, others) for voice, _, _ in speaking}


def _theme_nodes(statements: Sequence[Said], names: Mapping[str, tuple[str, str | None]]) -> list[Node]:
    counts = _most(Counter(theme for _, _, themes, _ in statements for theme in themes), MOST_THEMES)
    return [Node(f"theme:{slug}", "theme", *names.get(slug, (slug, None)), count) for slug, count in counts]


def _concept_nodes(statements: Sequence[Said]) -> list[Node]:
    counts = _most(Counter(concept for _, _, _, concepts in statements for concept in concepts), MOST_CONCEPTS)
    return [Node(f"concept:{name}", "concept", name, None, count) for name, count in counts]


def _most(counts: Counter[str], most: int) -> list[tuple[str, int]]:
    return sorted(counts.items(), key=lambda item: (-item[1], item[0]))[:most]


def _edges(statements: Sequence[Said], voices: Mapping[str, str]) -> dict[tuple[str, str], list[int]]:
    """The statements of each pair of theme and voice, and of voice and concept."""
    edges: dict[tuple[str, str], list[int]] = {}
    for number, voice, themes, concepts in statements:
        if voice in voices:
            for theme in themes:
                edges.setdefault((f"theme:{theme}", voices[voice]), []).append(number)
            for concept in concepts:
                edges.setdefault((voices[voice], f"concept:{concept}"), []).append(number)
    return edges


def _arranged(nodes: Sequence[Node], edges: Mapping[tuple[str, str], list[int]]) -> Graph:
    """Only what is linked, each column in the order that crosses little, edges from the top down."""
    known = {node.id: node for node in nodes}
    links = {pair: numbers for pair, numbers in edges.items() if pair[0] in known and pair[1] in known}
    linked = {end for pair in links for end in pair}
    columns = [
        [node.id for node in nodes if node.kind == kind and node.id in linked] for kind in ("theme", "voice", "concept")
    ]
    rank = {each: place for place, each in enumerate(_order(columns, links))}
    pairs = sorted(links, key=lambda pair: (rank[pair[0]], rank[pair[1]]))
    return Graph(
        nodes=tuple(known[each] for each in rank),
        edges=tuple(Edge(*pair, tuple(links[pair])) for pair in pairs),
    )


def _order(columns: Sequence[Sequence[str]], links: Mapping[tuple[str, str], list[int]]) -> list[str]:
    """The nodes column by column; the others, who are tied to everything, do not pull at the order and stand last."""
    named = [[each for each in column if each != OTHERS] for column in columns]
    ordered = ordered_columns(named, {pair: len(numbers) for pair, numbers in links.items() if OTHERS not in pair})
    themes, voices, concepts = ordered
    return [*themes, *voices, *(each for column in columns for each in column if each == OTHERS), *concepts]
