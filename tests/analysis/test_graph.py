"""The graph of the debate is small, ordered, deterministic, and drawn without overlaps."""

from itertools import combinations, pairwise

from sessions.analysis.graph import Edge, Node, debate_graph
from sessions.analysis.graph_layout import lay_out
from sessions.analysis.graph_order import crossings, ordered_columns

NAMES = {"privacy": ("Privacy and data protection", "human-rights"), "access": ("Access", "development")}


def large():
    voices = [(f"v{number}", f"Voice number {number} of a rather long label", 100 - number) for number in range(30)]
    statements = [
        (number, f"v{number % 30}", [f"t{number % 20}"], [f"Concept {number % 40}", "The same"])
        for number in range(200)
    ]
    return voices, statements


def test_themes_voices_and_concepts_are_linked_by_their_statements():
    graph = debate_graph(
        [("1", "Ada", 40), ("2", "Bo", None), ("3", "Silent", 900)],
        [(7, "1", ["privacy"], ["IGF"]), (9, "2", ["access", "privacy"], []), (11, "1", ["privacy"], [])],
        NAMES,
    )
    assert graph.nodes == (
        Node("theme:privacy", "theme", "Privacy and data protection", "human-rights", 3),
        Node("theme:access", "theme", "Access", "development", 1),
        Node("voice:1", "voice", "Ada", None, 40),
        Node("voice:2", "voice", "Bo", None, 0),
        Node("concept:IGF", "concept", "IGF", None, 1),
    )
    assert graph.edges == (
        Edge("theme:privacy", "voice:1", (7, 11)),
        Edge("theme:privacy", "voice:2", (9,)),
        Edge("theme:access", "voice:2", (9,)),
        Edge("voice:1", "concept:IGF", (7,)),
    )


def test_a_large_debate_is_kept_small_and_its_lesser_voices_stand_together():
    nodes = debate_graph(*large()).nodes
    assert {kind: sum(node.kind == kind for node in nodes) for kind in ("theme", "voice", "concept")} == {
        "theme": 14,
        "voice": 13,
        "concept": 24,
    }
    assert next(node for node in nodes if node.id == "others").label == "18 others"


def test_the_lesser_voices_stand_below_the_others_and_are_called_as_the_page_calls_them():
    nodes = debate_graph(*large(), name_others="{} autres".format).nodes
    assert [node.label for node in nodes if node.kind == "voice"][-1] == "18 autres"


def test_a_single_voice_beyond_the_twelve_stands_for_itself():
    voices = [(str(number), f"Voice {number}", number) for number in range(13)]
    graph = debate_graph(voices, [(number, str(number), ["access"], []) for number in range(13)])
    assert sorted(node.label for node in graph.nodes if node.kind == "voice") == sorted(label for _, label, _ in voices)


def test_the_order_of_what_comes_in_does_not_matter():
    voices, statements = large()
    assert debate_graph(voices, statements).nodes == debate_graph(voices[::-1], statements).nodes


def test_links_that_need_not_cross_do_not():
    links = {("a", "2"): 1, ("b", "1"): 1, ("1", "y"): 1, ("2", "x"): 1}
    columns = ordered_columns([["a", "b"], ["1", "2"], ["x", "y"]], links)
    assert crossings(columns, links) == 0


def test_an_empty_debate_has_an_empty_drawing():
    layout = lay_out(debate_graph([], []))
    assert (layout.nodes, layout.edges) == ((), ())


def test_no_two_boxes_overlap_and_all_lie_in_the_drawing():
    layout = lay_out(debate_graph(*large()))
    for one, other in combinations(layout.nodes, 2):
        assert one.x + one.width <= other.x or other.x + other.width <= one.x or one.y + one.height <= other.y
    assert all(box.x >= 0 and box.x + box.width <= layout.width for box in layout.nodes)
    assert all(box.y >= 0 and box.y + box.height <= layout.height for box in layout.nodes)
    assert all(box.y < y <= box.y + box.height for box in layout.nodes for y, _ in box.baselines)


def test_the_edges_of_a_side_lie_beside_each_other_inside_their_box():
    layout = lay_out(debate_graph(*large()))
    boxes = {box.node.id: box for box in layout.nodes}
    for box in boxes.values():
        leaving = [edge for edge in layout.edges if edge.edge.source == box.node.id]
        places = sorted((float(edge.path.split("C")[0].split(" ")[1]), edge.stroke_width) for edge in leaving)
        for (y, stroke), (next_y, next_stroke) in pairwise(places):
            assert next_y - y > (stroke + next_stroke) / 2
        assert all(box.y < y < box.y + box.height for y, _ in places)


def test_an_edge_is_a_curve_from_side_to_side_and_thicker_with_more_statements():
    layout = lay_out(debate_graph([("1", "Ada", 4)], [(number, "1", ["privacy"], []) for number in range(4)], NAMES))
    assert [(edge.path, edge.stroke_width) for edge in layout.edges] == [("M224 22C289 22 289 22 354 22", 3.0)]


def test_a_long_label_is_wrapped_and_shortened():
    boxes = lay_out(debate_graph([("1", "word " * 40, 1)], [(1, "1", ["t"], [])])).nodes
    lines = boxes[1].lines
    assert (len(lines), max(map(len, lines)) <= 27, lines[-1].endswith("…")) == (3, True, True)
    assert all(one.y <= other.y for one, other in pairwise(boxes[1:]))
