"""The records that editors exchange as tables, by natural keys: no database id goes in or out."""

from pathlib import Path

from django.db.models import F
from import_export.fields import Field
from import_export.widgets import CharWidget
from tablib import Dataset

from sessions.importing.keys import give_keys
from sessions.models import Concept, Event, Evidence, Participation, Session, Source, Statement, Theme
from sessions.tags import replace_tags, shown_tags
from speakers.exchange import SEPARATOR, ExchangeResource, ListField, NaturalKeyWidget
from speakers.models import Speaker


class VoiceWidget(NaturalKeyWidget):
    """A participation by its session's slug and its attribution."""

    def key(self, value, row):
        return row.get("session", ""), value

    def fetch(self, keys):
        sessions, attributions = map(set, zip(*keys, strict=True))
        voices = Participation.objects.filter(session__slug__in=sessions, attribution__in=attributions)
        return {(one.session.slug, one.attribution): one for one in voices.select_related("session", "speaker")}

    def clean(self, value, row=None, **kwargs):
        if self.key(value, row) not in self.known:
            session, found = self.key(value, row)
            raise ValueError(f'expected a voice of the session "{session}", found "{found}"')
        return super().clean(value, row, **kwargs)


class BasketWidget(NaturalKeyWidget):
    """A theme that stands in no basket, and so is one."""

    def get_queryset(self, value, row, *args, **kwargs):
        return Theme.objects.filter(basket=None)


class ThemesField(ListField):
    """The slugs of the themes that stand on a record."""

    def __init__(self):
        super().__init__("themes")
        self.known: set[str] = set()

    def read(self, record):
        return shown_tags(record)

    def load(self, rows):
        named = {slug for row in rows for slug in self.given(row)} - self.known
        self.known |= set(Theme.objects.filter(slug__in=named).values_list("slug", flat=True))

    def check(self, values):
        if unknown := set(values) - self.known:
            raise ValueError(f"expected the slugs of themes that exist, found {', '.join(sorted(unknown))}")

    def write(self, values):
        replace_tags(values)


def seen_version():
    """The column by which a table is refused that would overwrite what was changed after its export."""
    return Field("version", "version", readonly=True)


class EventResource(ExchangeResource):
    version = seen_version()

    class Meta:
        model = Event
        import_id_fields = ["slug"]
        fields = ["slug", "name", "starts_on", "ends_on", "place", "time_zone", "version"]


class SessionResource(ExchangeResource):
    event = Field("event", "event", NaturalKeyWidget(Event, "slug"))
    status = Field("status", "status", readonly=True)
    themes = ThemesField()
    version = seen_version()

    class Meta:
        model = Session
        import_id_fields = ["slug"]
        fields = [
            *["slug", "event", "code", "title", "kind", "start_date", "start_time", "end_date", "end_time", "zone"],
            *["language", "summary", "report", "disclaimer", "recording_url", "official_url", "status", "themes"],
            "version",
        ]

    def get_queryset(self):
        return super().get_queryset().select_related("event").prefetch_related("session_themes__theme")


class ParticipationResource(ExchangeResource):
    session = Field("session", "session", NaturalKeyWidget(Session, "slug"))
    speaker = Field("speaker", "speaker", NaturalKeyWidget(Speaker, "slug"))
    version = seen_version()
    key_paths = "session__slug", "attribution"

    class Meta:
        model = Participation
        import_id_fields = ["session", "attribution"]
        fields = [
            *["session", "attribution", "speaker", "role", "affiliation", "stakeholder_group", "region", "report"],
            "version",
        ]

    def get_queryset(self):
        return super().get_queryset().select_related("session", "speaker")


class StatementResource(ExchangeResource):
    session = Field("participation__session__slug", "session", readonly=True)
    attribution = Field("participation", "attribution", VoiceWidget(Participation, "attribution"))
    state = Field("state", "state", readonly=True)
    themes = ThemesField()
    version = seen_version()
    key_paths = ("key",)

    class Meta:
        model = Statement
        import_id_fields = ["key"]
        fields = ["key", "session", "attribution", "position", "text", "state", "themes", "version"]

    def get_queryset(self):
        found = super().get_queryset().select_related("participation__session")
        return found.prefetch_related("statement_themes__theme")

    def before_writing(self, new):
        give_keys([statement for statement in new if not statement.key])


class StatementWidget(NaturalKeyWidget):
    """A statement by its key, with its session, whose sources may carry it."""

    def get_queryset(self, value, row, *args, **kwargs):
        return Statement.objects.select_related("participation")


class SourceWidget(NaturalKeyWidget):
    """A reading of a document of the statement's session by the document's SHA-256, the newest where none is named."""

    def key(self, value, row):
        return row.get("statement", ""), value, row.get("reader_version", "")

    def fetch(self, keys):
        statements = Statement.objects.filter(key__in={key for key, _, _ in keys})
        session_of = dict(statements.values_list("key", "participation__session"))
        sources = Source.objects.filter(session__in=set(session_of.values()), sha256__in={sha for _, sha, _ in keys})
        readings = {}
        for one in sources.defer("content").order_by("reader_version"):
            readings[one.session_id, one.sha256, str(one.reader_version)] = one
            readings[one.session_id, one.sha256, ""] = one
        named = {key: readings.get((session_of.get(key[0]), *key[1:])) for key in keys}
        return {key: one for key, one in named.items() if one}

    def clean(self, value, row=None, **kwargs):
        if self.key(value, row) not in self.known:
            raise ValueError(f'expected the SHA-256 of a document of the statement\'s session, found "{value}"')
        return super().clean(value, row, **kwargs)


class EvidenceResource(ExchangeResource):
    """Spans of documents that carry statements. Rows are added; a statement's own page takes them away."""

    statement = Field("statement", "statement", StatementWidget(Statement, "key"))
    source = Field("source", "source", SourceWidget(Source, "sha256"))
    reader_version = Field("source__reader_version", "reader_version", readonly=True)
    key_paths = ("statement__key",)

    class Meta:
        model = Evidence
        import_id_fields = ["statement", "source", "start", "end"]
        fields = ["statement", "source", "reader_version", "start", "end", "text"]

    def get_queryset(self):
        found = super().get_queryset().select_related("statement__participation", "source")
        return found.defer("source__content")

    def check(self, evidence, row):
        if evidence.statement_id is None:
            raise ValueError("expected the key of a statement, found none")
        found = evidence.source.text[evidence.start : evidence.end]
        if evidence.start >= evidence.end or not found or found != evidence.text:
            place = f"the characters {evidence.start} to {evidence.end} of the source"
            raise ValueError(f'text: expected {place}, which are "{_short(found)}", found "{_short(evidence.text)}"')


def _short(text: str) -> str:
    return text if len(text) <= 200 else f"{text[:200]} …"


class ThemeResource(ExchangeResource):
    basket = Field("basket", "basket", BasketWidget(Theme, "slug"))
    version = seen_version()
    row_order = (F("basket").asc(nulls_first=True), "pk")  # a basket stands before what is in it

    class Meta:
        model = Theme
        import_id_fields = ["slug"]
        fields = [
            *["slug", "name", "basket", "position", "phrases", "description", "name_fr", "name_ar"],
            "version",
        ]

    def get_queryset(self):
        return super().get_queryset().select_related("basket")

    def starts_batch(self, row, batch):
        """A basket is written before what stands in it."""
        return bool(row.get("basket")) and any(row["basket"] == one["slug"] for one in batch)


class LinesWidget(CharWidget):
    """The lines of a text in one cell, separated by " | "."""

    def clean(self, value, row=None, **kwargs):
        lines = str(value or "").replace("|", "\n").splitlines()
        return "\n".join(line.strip() for line in lines if line.strip())

    def render(self, value, obj=None, **kwargs):
        return SEPARATOR.join((value or "").splitlines())


class ConceptResource(ExchangeResource):
    aliases = Field("aliases", "aliases", LinesWidget())
    version = seen_version()
    key_paths = ("name",)

    class Meta:
        model = Concept
        import_id_fields = ["name"]
        fields = ["name", "kind", "aliases", "version"]


def load_themes(path: Path) -> None:
    """Fill an empty vocabulary from a file whose rows stand in reading order."""
    table = Dataset().load(path.read_text(encoding="utf-8"), format="csv")
    table.append_col(range(len(table)), header="position")
    ThemeResource().import_data(table, raise_errors=True)


def load_concepts(path: Path) -> None:
    """Fill an empty gazetteer from a file."""
    table = Dataset().load(path.read_text(encoding="utf-8"), format="csv")
    ConceptResource().import_data(table, raise_errors=True)
