"""The records that editors exchange as tables, by natural keys: no database id goes in or out."""

from pathlib import Path

from django.core.exceptions import ObjectDoesNotExist
from import_export.fields import Field
from import_export.widgets import CharWidget, ForeignKeyWidget
from tablib import Dataset

from sessions.importing.keys import give_keys
from sessions.models import Concept, Event, Participation, Session, Statement, Theme
from sessions.tags import replace_tags, shown_tags
from speakers.exchange import SEPARATOR, ExchangeResource, ListField
from speakers.models import Speaker


class NaturalKeyWidget(ForeignKeyWidget):
    """A record by its slug, with a sentence for the reader where there is none."""

    def clean(self, value, row=None, **kwargs):
        try:
            return super().clean(value, row, **kwargs)
        except ObjectDoesNotExist:
            found = self.model._meta.verbose_name
            raise ValueError(f'expected the {self.field} of a {found} that exists, found "{value}"') from None


class VoiceWidget(NaturalKeyWidget):
    """A participation by its session's slug and its attribution."""

    def get_queryset(self, value, row, *args, **kwargs):
        return super().get_queryset(value, row).filter(session__slug=row.get("session"))

    def clean(self, value, row=None, **kwargs):
        return super().clean(value, row, **kwargs) or self.get_queryset(value, row).filter(attribution="").get()


class EventResource(ExchangeResource):
    class Meta:
        model = Event
        import_id_fields = ["slug"]
        fields = ["slug", "name", "starts_on", "ends_on", "place", "time_zone"]


class SessionResource(ExchangeResource):
    event = Field("event", "event", NaturalKeyWidget(Event, "slug"))
    status = Field("status", "status", readonly=True)
    themes = ListField(shown_tags, replace_tags, column_name="themes")

    class Meta:
        model = Session
        import_id_fields = ["slug"]
        fields = [
            *["slug", "event", "code", "title", "kind", "start_date", "start_time", "end_date", "end_time", "zone"],
            *["language", "summary", "report", "disclaimer", "recording_url", "official_url", "status", "themes"],
        ]

    def get_queryset(self):
        return super().get_queryset().select_related("event").prefetch_related("session_themes__theme")


class ParticipationResource(ExchangeResource):
    session = Field("session", "session", NaturalKeyWidget(Session, "slug"))
    speaker = Field("speaker", "speaker", NaturalKeyWidget(Speaker, "slug"))

    class Meta:
        model = Participation
        import_id_fields = ["session", "attribution"]
        fields = [
            *["session", "attribution", "speaker", "role", "affiliation", "stakeholder_group", "region", "report"],
        ]

    def get_queryset(self):
        return super().get_queryset().select_related("session", "speaker")


class StatementResource(ExchangeResource):
    session = Field("participation__session__slug", "session", readonly=True)
    attribution = Field("participation", "attribution", VoiceWidget(Participation, "attribution"))
    state = Field("state", "state", readonly=True)
    themes = ListField(shown_tags, replace_tags, column_name="themes")

    class Meta:
        model = Statement
        import_id_fields = ["key"]
        fields = ["key", "session", "attribution", "position", "text", "state", "themes"]

    def get_queryset(self):
        found = super().get_queryset().select_related("participation__session")
        return found.prefetch_related("statement_themes__theme")

    def before_save_instance(self, instance, row, **kwargs):
        if not instance.key:
            give_keys([instance])


class ThemeResource(ExchangeResource):
    basket = Field("basket", "basket", NaturalKeyWidget(Theme, "slug"))

    class Meta:
        model = Theme
        import_id_fields = ["slug"]
        fields = ["slug", "name", "basket", "position", "phrases", "description", "name_fr", "name_ar"]

    def get_queryset(self):
        return super().get_queryset().select_related("basket")


class LinesWidget(CharWidget):
    """The lines of a text in one cell, separated by " | "."""

    def clean(self, value, row=None, **kwargs):
        lines = str(value or "").replace("|", "\n").splitlines()
        return "\n".join(line.strip() for line in lines if line.strip())

    def render(self, value, obj=None, **kwargs):
        return SEPARATOR.join((value or "").splitlines())


class ConceptResource(ExchangeResource):
    aliases = Field("aliases", "aliases", LinesWidget())

    class Meta:
        model = Concept
        import_id_fields = ["name"]
        fields = ["name", "kind", "aliases"]


def load_themes(path: Path) -> None:
    """Fill an empty vocabulary from a file whose rows stand in reading order."""
    table = Dataset().load(path.read_text(encoding="utf-8"), format="csv")
    table.append_col(range(len(table)), header="position")
    ThemeResource().import_data(table, raise_errors=True)


def load_concepts(path: Path) -> None:
    """Fill an empty gazetteer from a file."""
    table = Dataset().load(path.read_text(encoding="utf-8"), format="csv")
    ConceptResource().import_data(table, raise_errors=True)
