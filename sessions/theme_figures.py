"""Gathers how a theme fares: its statements over the years and events, its voices, the themes beside it."""

from collections import defaultdict
from dataclasses import dataclass

from django.db.models import Count, F, Q, QuerySet
from django.db.models.functions import ExtractYear

from sessions.models import StatementTheme, Theme
from sessions.models.theme import label_at

MOST_VOICES = MOST_NEIGHBOURS = 12


@dataclass(frozen=True)
class EventCount:
    """`name` and `slug` are None where the sessions belong to no event."""

    name: str | None
    slug: str | None
    count: int


@dataclass(frozen=True)
class Year:
    """A year's statements by event; `year` is None for sessions whose date is not stated."""

    year: int | None
    count: int
    events: list[EventCount]


def inside(theme: Theme) -> Q:
    """Tags with the theme, or with a theme of the basket."""
    return Q(theme=theme) | Q(theme__basket=theme)


def statements_by_year(statements: QuerySet) -> list[Year]:
    """The statements' numbers by year and event, the earliest year first, the unknown last. One query."""
    session = "participation__session"
    rows = statements.order_by().values(
        year=ExtractYear(f"{session}__start_date"), name=F(f"{session}__event__name"), slug=F(f"{session}__event__slug")
    )
    by_year = defaultdict(list)
    for row in rows.annotate(count=Count("pk")).order_by("year", "-count", "name"):
        by_year[row["year"]].append(EventCount(row["name"], row["slug"], row["count"]))
    years = [Year(year, sum(event.count for event in events), events) for year, events in by_year.items()]
    return sorted(years, key=lambda one: (one.year is None, one.year or 0))


def voices_on(statements: QuerySet) -> QuerySet:
    """Who made the statements, the most first: rows of slug, name, statements, sessions. One query."""
    people = statements.exclude(participation__speaker=None).order_by()
    rows = people.values(slug=F("participation__speaker__slug"), name=F("participation__speaker__name"))
    counted = rows.annotate(statements=Count("pk"), sessions=Count("participation__session", distinct=True))
    return counted.order_by("-statements", "name", "slug")[:MOST_VOICES]


def themes_beside(statements: QuerySet, theme: Theme | None = None) -> QuerySet:
    """The themes that the statements carry (beside the given one), the most first. One query."""
    tags = StatementTheme.objects.shown().filter(statement__in=statements.order_by())
    others = tags.exclude(inside(theme)) if theme else tags
    rows = others.order_by().values(slug=F("theme__slug"), label=label_at("theme"), basket=F("theme__basket__slug"))
    return rows.annotate(count=Count("statement", distinct=True)).order_by("-count", "theme__name")[:MOST_NEIGHBOURS]
