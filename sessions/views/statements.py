"""A statement's page with its evidence in context, its short address, and the files that cite it."""

from django.conf import settings
from django.http import HttpResponse
from django.views.generic import DetailView, RedirectView

from sessions.agreements import in_turns, statement_relations
from sessions.citations import CITATIONS, Cited, plain_text
from sessions.evidence_context import find_turns, passages
from sessions.models import Statement
from sessions.pages import with_evidence
from sessions.related_statements import statements_of_the_same_themes
from sessions.views.gone import GoneStatementMixin


class StatementView(GoneStatementMixin, DetailView):
    """A public statement by its key."""

    context_object_name = "statement"
    slug_field = slug_url_kwarg = "key"

    def get_queryset(self):
        statements = Statement.objects.public().select_related(
            "participation__speaker", "participation__session__event", "grounding"
        )
        return with_evidence(statements)

    def get_cited(self, statement, version):
        """What a citation of the statement says, with the session's version as it is now."""
        voice = statement.participation
        session, evidence = voice.session, statement.shown_evidence
        return Cited(
            key=statement.key,
            claim=statement.text,
            voice=voice.name,
            affiliation=voice.affiliation,
            is_verbatim=any(not each.source.is_report and each.text == statement.text for each in evidence),
            is_from_report=any(each.source.is_report for each in evidence),
            is_draft=statement.is_machine_draft,
            session=session.title,
            event=session.event.name if session.event else "",
            language=session.language,
            day=session.start_date,
            version=version and version.number,
            version_day=version and version.made_at.date(),
            site=settings.SITE_NAME,
            address=self.request.build_absolute_uri(statement.get_absolute_url()),
        )


class StatementDetailView(StatementView):
    template_name = "sessions/statement_detail.html"

    def get_context_data(self, **kwargs):
        statement = self.object
        relations = statement_relations(statement)
        spoken = [(one.source_id, one.start) for one in relations if one.source_id]
        turns = find_turns(statement, spoken)
        version = statement.participation.session.versions.defer("content").first()
        cited = self.get_cited(statement, version)
        return super().get_context_data(
            grounding=getattr(statement, "grounding", None),
            passages=passages(statement, turns),
            agreements=in_turns(relations, turns),
            related=statements_of_the_same_themes(statement),
            version=version,
            corrected=statement.correction_requests.public(),
            citation=plain_text(cited),
            formats={ending: write(cited) for ending, (_, write) in CITATIONS.items() if ending != "txt"},
            **kwargs,
        )


class CitationView(StatementView):
    """The citation as a file in one of the formats."""

    def render_to_response(self, context, **kwargs):
        ending = self.kwargs["ending"]
        media_type, write = CITATIONS[ending]
        version = self.object.participation.session.versions.defer("content").first()
        response = HttpResponse(write(self.get_cited(self.object, version)), f"{media_type}; charset=utf-8")
        response["Content-Disposition"] = f'attachment; filename="{self.object.key}.{ending}"'
        return response


class ShortAddressView(RedirectView):
    pattern_name = "sessions:statement"
    permanent = True
