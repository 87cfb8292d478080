"""A statement's page: the claim with its evidence in context."""

from django.views.generic import DetailView

from sessions.marked_text import marked_text
from sessions.models import Statement
from sessions.pages import locate_in_turns, session_turns, with_evidence


class StatementDetailView(DetailView):
    template_name = "sessions/statement_detail.html"
    context_object_name = "statement"
    slug_field = slug_url_kwarg = "key"

    def get_queryset(self):
        statements = Statement.objects.public().select_related(
            "participation__speaker", "participation__session__event"
        )
        return with_evidence(statements)

    def get_context_data(self, **kwargs):
        locate_in_turns([self.object], session_turns(self.object.participation.session))
        for evidence in self.object.shown_evidence:
            evidence.pieces = marked_text(evidence.text, [self.object])
        return super().get_context_data(**kwargs)
