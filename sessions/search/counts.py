"""Ranks and counts what was found, in all and by each choice of each facet, in one statement.

A facet's own choice does not narrow its counts. Turns and statements are counted by voice first, since they are many
and voices few.
"""

from dataclasses import dataclass

from django.db import connection

from sessions.models import Event, Participation, Session, SessionTheme, StatementTheme, Theme
from sessions.models.theme import label_column
from sessions.search.asked import FACETS, Asked
from sessions.search.backend import backend_of
from sessions.search.candidates import BASE, MOST_COUNTED, Table, candidates, table_of
from speakers.models import Speaker

# Nobody turns to the fortieth page; what is beyond is "more than 1,000".
MOST_SHOWN = 1000
TAKEN, TOTAL, PLACE = "taken", "total", "place"
TABLES = {model.__name__.lower(): model._meta.db_table for model in (Event, Participation, Session, Speaker, Theme)}
TAGS = {
    "published": Session.objects.published().order_by().values_list("id"),
    "withheld": Participation.objects.withheld().order_by().values_list("id"),
    "session_tags": SessionTheme.objects.shown().order_by().values_list("session_id", "theme_id"),
    "statement_tags": StatementTheme.objects.shown().order_by().values_list("statement_id", "theme_id"),
}
# Read by every facet: `number` turns or statements of a voice, or one session or person (`id`) at a place.
PLACES = """
SELECT kind, CAST(NULL AS bigint) AS id, COUNT(*) AS number, session_id, participation_id FROM {hits}
  WHERE kind IN ('statement', 'turn') GROUP BY kind, session_id, participation_id
UNION ALL
SELECT hits.kind, hits.id, 0, hits.session_id, voice.id FROM {hits} hits
  LEFT JOIN {participation} voice ON voice.session_id = hits.session_id
    AND voice.id NOT IN (SELECT id FROM withheld) WHERE hits.kind = 'session'
UNION ALL
SELECT hits.kind, hits.id, 0, voice.session_id, voice.id FROM {hits} hits
  JOIN {participation} voice ON voice.speaker_id = hits.speaker_id
  WHERE hits.kind = 'speaker' AND voice.session_id IN (SELECT id FROM published)
    AND voice.id NOT IN (SELECT id FROM withheld)"""
SUM = "SUM(places.number) + COUNT(DISTINCT places.id)"
# CROSS JOIN is the inner join whose order SQLite keeps: it would read every speaker there is before what was found.
IN_SESSION = "FROM {hits}_places places CROSS JOIN {session} session"
IN_VOICE = "FROM {hits}_places places CROSS JOIN {participation} voice"
OF_SESSION = "WHERE session.id = places.session_id"
OF_VOICE = "WHERE voice.id = places.participation_id"
YEAR = "SUBSTR(CAST(session.start_date AS text), 1, 4)"
# The rows (facet, value, label, number) of each facet.
SELECTS = {
    "kind": "SELECT 'kind', kind, kind, COUNT(*) FROM {hits} GROUP BY kind",
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
    "SELECT tag.theme_id, COUNT(*) AS number FROM {hits} hits CROSS JOIN statement_tags tag "
    "WHERE kind = 'statement' AND tag.statement_id = hits.statement_id GROUP BY tag.theme_id "
    f"UNION ALL SELECT tag.theme_id, {SUM} FROM {{hits}}_places places CROSS JOIN session_tags tag "
    "WHERE kind IN ('session', 'turn') AND tag.session_id = places.session_id GROUP BY tag.theme_id "
    "UNION ALL SELECT hits.theme_id, COUNT(*) FROM {hits} hits WHERE kind = 'theme' GROUP BY hits.theme_id"
    ") tagged JOIN {theme} theme ON theme.id = tagged.theme_id GROUP BY theme.slug, {label}",
}
OWNER = "COALESCE(hits.statement_id, hits.turn_id, hits.speaker_id, hits.theme_id, hits.session_id)"
# The best first: by where it matches, by rank, the newer, the earlier recorded.
DATE = "start_date DESC NULLS LAST"
BEST, NEWEST = f"is_title_hit DESC, rank, {DATE}, id", f"{DATE}, is_title_hit DESC, rank, id"
ORDERED = f"""
SELECT kind, owner, ROW_NUMBER() OVER (ORDER BY {{order}}) AS place FROM (
  SELECT hits.kind, {OWNER} AS owner, hits.id AS id, is_title_hit, rank, start_date
  FROM scores CROSS JOIN {BASE} hits LEFT JOIN {{session}} session ON session.id = hits.session_id
  WHERE hits.id = scores.id ORDER BY {{order}} LIMIT {{most}}) best"""
LISTED = [
    f"SELECT '{TAKEN}', '', '', COUNT(*) FROM first_{BASE}",
    f"SELECT '{TOTAL}', '', '', COUNT(*) FROM {BASE}",
    f"SELECT '{PLACE}', kind, CAST(owner AS text), place FROM ordered",
]


@dataclass(frozen=True)
class Counted:
    facet: str
    value: str
    label: str
    number: int


@dataclass(frozen=True)
class Everything:
    """What a question finds: how many documents, whether that is all, the best of them, and every facet's choices."""

    total: int = 0
    is_all: bool = True
    best: tuple[tuple[str, int], ...] = ()
    choices: tuple[Counted, ...] = ()


def find(asked: Asked) -> Everything:
    sql, params = _statement(asked)
    with connection.cursor() as cursor:
        cursor.execute(sql, params)
        rows = [Counted(*row[:3], int(row[3])) for row in cursor.fetchall()]
    taken, total = (next(row.number for row in rows if row.facet == facet) for facet in (TAKEN, TOTAL))
    places = sorted((row.number, row.value, int(row.label)) for row in rows if row.facet == PLACE)
    best = tuple((kind, owner) for _, kind, owner in places)
    choices = tuple(row for row in rows if row.facet in FACETS)
    return Everything(total, taken < MOST_COUNTED, best, choices)


def _statement(asked: Asked) -> Table:
    """What was found is read by every facet and found once; tags are looked up where they are."""
    tables = {f"{name} AS": queryset.query.sql_with_params() for name, queryset in TAGS.items()} | candidates(asked)
    for hits in dict.fromkeys(table_of(asked, facet) for facet in FACETS):
        tables[f"{hits}_places AS MATERIALIZED"] = PLACES.format(hits=hits, **TABLES), ()
    tables["scores AS MATERIALIZED"] = backend_of(connection).scores(BASE, asked.query)
    order = NEWEST if asked.by_date else BEST
    tables["ordered AS MATERIALIZED"] = ORDERED.format(order=order, most=MOST_SHOWN, **TABLES), ()
    parts = ", ".join(f"{name} ({sql})" for name, (sql, _) in tables.items())
    selects = " UNION ALL ".join([*LISTED, *(_select(asked, facet) for facet in FACETS)])
    return f"WITH {parts} {selects}", tuple(param for _, given in tables.values() for param in given)


def _select(asked: Asked, facet: str) -> str:
    label = f"COALESCE(NULLIF(theme.{label_column()}, ''), theme.name)"
    return SELECTS[facet].format(hits=table_of(asked, facet), label=label, **TABLES)
