"""Counts how many sessions each choice of a facet would show; a facet's own choice does not narrow its counts."""

from dataclasses import dataclass

from django.db.models import Count, F, QuerySet, Value
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from sessions.filters import SessionFilter
from sessions.models import Event, Participation, Session, SessionTheme, Theme
from sessions.models.theme import label_at, own_label
from speakers.models import Speaker

LABELS = {"theme": _("Themes"), "event": _("Events"), "speaker": _("Speakers")}
# A list of speakers longer than this is no longer a choice; the chosen ones always show.
MOST_SPEAKERS = 12


@dataclass(frozen=True)
class Choice:
    slug: str
    label: str
    count: int
    is_chosen: bool
    choices: tuple["Choice", ...] = ()


@dataclass(frozen=True)
class Chosen:
    """A filter in force, in words, and the state of the address without it."""

    facet: str
    label: str
    address: str


@dataclass(frozen=True)
class Facet:
    name: str
    label: str
    choices: tuple[Choice, ...]


def facets(given: QueryDict, sessions: QuerySet) -> list[Facet]:
    """Themes under their baskets, events and speakers of the sessions, for the state of the address."""
    chosen = {name: {slug for slug in given.getlist(name) if slug.strip()} for name in FACETS}
    found = {name: read(_without(given, name, sessions), chosen[name]) for name, read in FACETS.items()}
    missing = {name: sorted(chosen[name] - {one.slug for one in _flat(found[name])}) for name in FACETS}
    labels = labels_of(missing)
    return [Facet(name, LABELS[name], (*found[name], *finding_nothing(name, missing[name], labels))) for name in FACETS]


def labels_of(missing: dict[str, list[str]]) -> dict[tuple[str, str], str]:
    """What those choices are called, by facet and slug, as far as the public may know of them; one query at most."""
    rows = [
        NAMED[name]().filter(slug__in=slugs).order_by().values_list(Value(name), "slug", "label")
        for name, asked in missing.items()
        if name in NAMED and (slugs := [slug for slug in asked if "\0" not in slug])  # PostgreSQL refuses a NUL
    ]
    return {(name, slug): label for name, slug, label in rows[0].union(*rows[1:])} if rows else {}


def finding_nothing(name: str, slugs: list[str], labels: dict[tuple[str, str], str]) -> list[Choice]:
    """Choices in force without a result: they stay in the form; what names nothing public stands under its slug."""
    return [Choice(slug, labels.get((name, slug), slug), 0, True) for slug in slugs]


def chosen_filters(given: QueryDict, shown: list[Facet]) -> list[Chosen]:
    """The filters in force in the order of the form; of words and dates given twice, the last."""
    labels = {(facet.name, choice.slug): choice.label for facet in shown for choice in _flat(facet.choices)}
    names = [name for name in SessionFilter.Meta.fields if name in given]
    return [
        Chosen(name, labels.get((name, value), value), _address_without(given, name, value))
        for name in names
        for value in dict.fromkeys(given.getlist(name) if name in FACETS else given.getlist(name)[-1:])
        if value.strip()
    ]


def _flat(choices: tuple[Choice, ...]) -> list[Choice]:
    return [each for choice in choices for each in (choice, *choice.choices)]


def _address_without(given: QueryDict, name: str, value: str) -> str:
    others = given.copy()
    others.pop("page", None)
    others.setlist(name, [other for other in given.getlist(name) if name in FACETS and other != value])
    return others.urlencode()


def _without(given: QueryDict, facet: str, sessions: QuerySet) -> QuerySet:
    """The sessions of all choices but those of the facet."""
    others = given.copy()
    others.pop(facet, None)
    return SessionFilter(others, sessions).qs.order_by()


def _baskets(sessions: QuerySet, chosen: set[str]) -> tuple[Choice, ...]:
    """The baskets in their own order, each with its themes by name; both in one query."""
    tags = SessionTheme.objects.shown().filter(session__in=sessions).exclude(theme__basket=None).order_by()
    basket, place = F("theme__basket__slug"), F("theme__basket__position")
    of_themes = tags.values(slug=F("theme__slug"), label=label_at("theme"), parent=basket, place=Value(0))
    of_baskets = tags.values(slug=basket, label=label_at("theme__basket"), parent=Value(""), place=place)
    counted = Count("session", distinct=True)
    rows = of_themes.annotate(count=counted).union(of_baskets.annotate(count=counted), all=True)
    ranked = sorted(rows, key=lambda row: (row["place"], row["label"]))
    inside = {
        row["slug"]: tuple(_choice(one, chosen) for one in ranked if one["parent"] == row["slug"]) for row in ranked
    }
    return tuple(_choice(row, chosen, inside[row["slug"]]) for row in ranked if not row["parent"])


def _events(sessions: QuerySet, chosen: set[str]) -> tuple[Choice, ...]:
    rows = Event.objects.filter(sessions__in=sessions).values("slug", label=F("name")).annotate(count=Count("sessions"))
    return tuple(_choice(row, chosen) for row in rows.order_by("-starts_on", "label"))


def _speakers(sessions: QuerySet, chosen: set[str]) -> tuple[Choice, ...]:
    heard = Participation.objects.named().filter(session__in=sessions).exclude(speaker=None).order_by()
    rows = heard.values(slug=F("speaker__slug"), label=F("speaker__name"), key=F("speaker__search_key"))
    ranked = list(rows.annotate(count=Count("session", distinct=True)).order_by("-count", "key"))
    shown = [row for place, row in enumerate(ranked) if place < MOST_SPEAKERS or row["slug"] in chosen]
    return tuple(_choice(row, chosen) for row in shown)


def _choice(row: dict, chosen: set[str], choices: tuple[Choice, ...] = ()) -> Choice:
    return Choice(row["slug"], row["label"], row["count"], row["slug"] in chosen, choices)


FACETS = {"theme": _baskets, "event": _events, "speaker": _speakers}
NAMED = {
    "theme": lambda: Theme.objects.annotate(label=own_label()),
    "event": lambda: Event.objects.filter(sessions__in=Session.objects.published()).annotate(label=F("name")),
    "speaker": lambda: Speaker.objects.filter(participations__in=Participation.objects.public()).annotate(
        label=F("name")
    ),
}
