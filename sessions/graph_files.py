"""The graph of a session's debate as files: nodes and edges as JSON, edges as CSV, the drawing as SVG."""

import csv

from django.http import Http404, HttpResponse, JsonResponse
from django.template.loader import render_to_string
from django.views.generic import DetailView

from sessions.models import Session, Statement
from sessions.pages import session_people, session_voices
from sessions.session_graph import GraphRow, SessionGraph, session_graph
from sessions.views.gone import GoneSessionMixin
from speakers.escaping import escape_formula

COLUMNS = ["voice", "kind", "name", "basket", "statements", "keys"]


class GraphView(GoneSessionMixin, DetailView):
    """A published session's graph; a session without one has no such file."""

    ending = ""

    def get_queryset(self):
        return Session.objects.published().select_related("event")

    def get_graph(self) -> SessionGraph:
        people = session_people(self.object, Statement.objects.public().in_reading_order())
        graph = session_graph(session_voices(people.heard, []))
        if graph is None:
            raise Http404
        return graph

    def render_to_response(self, context, **kwargs):
        response = self.get_file(self.get_graph())
        response["Content-Disposition"] = f'attachment; filename="{self.object.slug}-graph.{self.ending}"'
        return response


class GraphJsonView(GraphView):
    ending = "json"

    def get_file(self, graph):
        absolute = self.request.build_absolute_uri
        statements = {one.pk: one for row in graph.rows for one in row.statements}
        edges = [
            {
                "source": each.placed.edge.source,
                "target": each.placed.edge.target,
                "statements": [absolute(statements[pk].get_absolute_url()) for pk in each.placed.edge.statements],
            }
            for each in graph.edges
        ]
        nodes = [vars(drawn.placed.node) for drawn in graph.nodes]
        record = {"session": absolute(self.object.get_absolute_url()), "nodes": nodes, "edges": edges}
        return JsonResponse(record, json_dumps_params={"ensure_ascii": False, "indent": 1})


class GraphCsvView(GraphView):
    ending = "csv"

    def get_file(self, graph):
        response = HttpResponse(content_type="text/csv; charset=utf-8")
        table = csv.writer(response)
        table.writerow(COLUMNS)
        table.writerows(map(_row, graph.rows))
        return response


def _row(row: GraphRow) -> list:
    kind = "theme" if row.theme else "concept"
    basket = row.basket.label if row.basket else ""
    texts = [row.voice.participation.name, kind, row.name, basket]
    return [*map(escape_formula, texts), len(row.statements), " | ".join(one.key for one in row.statements)]


class GraphSvgView(GraphView):
    ending = "svg"

    def get_file(self, graph):
        title = f"{self.object.title} ({self.object.event})" if self.object.event else self.object.title
        drawing = render_to_string("sessions/graph.svg", {"graph": graph, "title": title})
        return HttpResponse(drawing, content_type="image/svg+xml; charset=utf-8")
