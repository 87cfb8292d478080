"""Counts the found documents, in all and by each choice of each facet, in one statement.

A facet's own choice does not narrow its counts, so each document carries a mark for every facet in force that says
whether it passes. Turns and statements are counted by voice first, since they are many and voices few.
"""

from dataclasses import dataclass

from django.db import connection
from django.db.models import BooleanField, Case, QuerySet, Value, When

from sessions.models import Event, Participation, Session, SessionTheme, StatementTheme, Theme
from sessions.models.theme import label_column
from sessions.search.asked import FACETS, Asked
from sessions.search.backend import backend_of
from sessions.search.public import narrowing, public_documents
from speakers.models import Speaker

COLUMNS = ("pk", "kind", "session_id", "participation_id", "statement_id", "speaker_id", "theme_id")
TOTAL = ""
TABLES = {model.__name__.lower(): model._meta.db_table for model in (Event, Participation, Session, Speaker, Theme)}
# Found once, read by every facet: `number` turns or statements of a voice, or one session or person (`id`) at a place.
PLACES = """
places (kind, id, number, session_id, participation_id{marks}) AS (
  SELECT kind, CAST(NULL AS bigint), COUNT(*), session_id, participation_id{marks} FROM hits
    WHERE kind IN ('statement', 'turn') GROUP BY kind, session_id, participation_id{marks}
  UNION ALL
  SELECT kind, hits.id, 0, hits.session_id, voice.id{marks} FROM hits
    LEFT JOIN {participation} voice ON voice.session_id = hits.session_id
      AND voice.id NOT IN (SELECT id FROM withheld) WHERE kind = 'session'
  UNION ALL
  SELECT kind, hits.id, 0, voice.session_id, voice.id{marks} FROM hits
    JOIN {participation} voice ON voice.speaker_id = hits.speaker_id
    WHERE kind = 'speaker' AND voice.session_id IN (SELECT id FROM published)
      AND voice.id NOT IN (SELECT id FROM withheld))"""
SUM = "SUM(places.number) + COUNT(DISTINCT places.id)"
# CROSS JOIN is the inner join whose order SQLite keeps: it would read every speaker there is before what was found.
IN_SESSION = "FROM places CROSS JOIN {session} session"
IN_VOICE = "FROM places CROSS JOIN {participation} voice"
OF_SESSION = "WHERE session.id = places.session_id AND {passes}"
OF_VOICE = "WHERE voice.id = places.participation_id AND {passes}"
YEAR = "SUBSTR(CAST(session.start_date AS text), 1, 4)"
# The rows (facet, value, label, number) of each facet, for the documents that pass the other facets.
SELECTS = {
    TOTAL: "SELECT '', '', '', COUNT(*) FROM hits WHERE {passes}",
    "kind": "SELECT 'kind', kind, kind, COUNT(*) FROM hits WHERE {passes} GROUP BY kind",
    "event": f"SELECT 'event', event.slug, event.name, {SUM} {IN_SESSION} CROSS JOIN {{event}} event "
    f"{OF_SESSION} AND event.id = session.event_id GROUP BY event.slug, event.name",
    "year": f"SELECT 'year', {YEAR}, {YEAR}, {SUM} {IN_SESSION} "
    f"{OF_SESSION} AND session.start_date IS NOT NULL GROUP BY {YEAR}",
    "speaker": f"SELECT 'speaker', speaker.slug, speaker.name, {SUM} {IN_VOICE} CROSS JOIN {{speaker}} speaker "
    f"{OF_VOICE} AND speaker.id = voice.speaker_id GROUP BY speaker.slug, speaker.name",
    "group": f"SELECT 'group', voice.stakeholder_group, voice.stakeholder_group, {SUM} {IN_VOICE} "
    f"{OF_VOICE} AND voice.stakeholder_group <> '' GROUP BY voice.stakeholder_group",
    "region": f"SELECT 'region', voice.region, voice.region, {SUM} {IN_VOICE} "
    f"{OF_VOICE} AND voice.region <> '' GROUP BY voice.region",
    "theme": "SELECT 'theme', theme.slug, {label}, SUM(tagged.number) FROM ("
    "SELECT tag.theme_id, COUNT(*) AS number FROM hits CROSS JOIN statement_tags tag "
    "WHERE kind = 'statement' AND tag.statement_id = hits.statement_id AND {passes} GROUP BY tag.theme_id "
    f"UNION ALL SELECT tag.theme_id, {SUM} FROM places CROSS JOIN session_tags tag "
    "WHERE kind IN ('session', 'turn') AND tag.session_id = places.session_id AND {passes} GROUP BY tag.theme_id "
    "UNION ALL SELECT hits.theme_id, COUNT(*) FROM hits WHERE kind = 'theme' AND {passes} GROUP BY hits.theme_id"
    ") tagged JOIN {theme} theme ON theme.id = tagged.theme_id GROUP BY theme.slug, {label}",
}


@dataclass(frozen=True)
class Counted:
    facet: str
    value: str
    label: str
    number: int


def count_found(asked: Asked) -> tuple[int, list[Counted]]:
    """How many documents are found, and how many each choice would show."""
    sql, params = _statement(asked)
    with connection.cursor() as cursor:
        cursor.execute(sql, params)
        rows = [Counted(*row[:3], int(row[3])) for row in cursor.fetchall()]
    total = next(row.number for row in rows if row.facet == TOTAL)
    return total, [row for row in rows if row.facet != TOTAL]


def _statement(asked: Asked) -> tuple[str, tuple]:
    tables = {
        "published (id)": Session.objects.published().order_by().values_list("pk"),
        "withheld (id)": Participation.objects.withheld().order_by().values_list("pk"),
        "session_tags (session_id, theme_id)": SessionTheme.objects.shown().order_by().values_list("session", "theme"),
        "statement_tags (statement_id, theme_id)": StatementTheme.objects.shown()
        .order_by()
        .values_list("statement", "theme"),
        f"hits (id, kind, session_id, participation_id, statement_id, speaker_id, theme_id{_marks(asked)})": _hits(
            asked
        ),
    }
    compiled = [(name, *queryset.query.sql_with_params()) for name, queryset in tables.items()]
    parts = [f"{name} AS ({sql})" for name, sql, _ in compiled] + [PLACES.format(marks=_marks(asked), **TABLES)]
    label = f"COALESCE(NULLIF(theme.{label_column()}, ''), theme.name)"
    selects = [SELECTS[facet].format(passes=_passes(asked, facet), label=label, **TABLES) for facet in (TOTAL, *FACETS)]
    params = tuple(param for *_, given in compiled for param in given)
    return f"WITH {', '.join(parts)} {' UNION ALL '.join(selects)}", params


def _hits(asked: Asked) -> QuerySet:
    found = backend_of(connection).matching(public_documents(), asked.query)
    marks = {
        f"passes_{facet}": Case(
            When(narrowing(facet, values), then=Value(True)), default=Value(False), output_field=BooleanField()
        )
        for facet, values in asked.choices.items()
    }
    return found.annotate(**marks).values_list(*COLUMNS, *marks)


def _marks(asked: Asked) -> str:
    return "".join(f", passes_{facet}" for facet in asked.choices)


def _passes(asked: Asked, own: str) -> str:
    """The condition of the other facets in force."""
    return " AND ".join([f"passes_{facet}" for facet in asked.choices if facet != own] or ["TRUE"])
