"""Public files: the same rows as the pages, for spreadsheets and scripts."""

import csv

from django.http import HttpResponse
from django.views.generic import DetailView

from sessions.models import Session, Statement
from sessions.pages import with_evidence
from sessions.views.gone import GoneSessionMixin
from speakers.escaping import escape_formula

COLUMNS = ["key", "address", "voice", "text", "reviewed", "themes", "evidence"]


class StatementsView(GoneSessionMixin, DetailView):
    """The public statements of a session as CSV, one a row, with their evidence."""

    def get_queryset(self):
        return Session.objects.published()

    def render_to_response(self, context, **kwargs):
        response = HttpResponse(content_type="text/csv; charset=utf-8")
        response["Content-Disposition"] = f'attachment; filename="{self.object.slug}-statements.csv"'
        table = csv.writer(response)
        table.writerow(COLUMNS)
        table.writerows(map(self._row, self._statements()))
        return response

    def _statements(self):
        statements = Statement.objects.public().filter(participation__session=self.object).in_reading_order()
        return with_evidence(statements.select_related("participation__speaker"))

    def _row(self, statement):
        values = [
            statement.key,
            self.request.build_absolute_uri(statement.get_absolute_url()),
            statement.participation.name,
            statement.text,
            "no" if statement.is_machine_draft else "yes",
            " | ".join(tag.theme.slug for tag in statement.shown_themes),
            "\n\n".join(evidence.text for evidence in statement.shown_evidence),
        ]
        return [escape_formula(value) for value in values]
