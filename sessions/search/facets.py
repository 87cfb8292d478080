"""Turns the counts of what was found into the facets of the page and the filters in force."""

from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from sessions.facets import LABELS as SHARED_LABELS
from sessions.facets import Choice, Chosen, Facet, finding_nothing, labels_of
from sessions.models import DocumentKind
from sessions.search.asked import FACETS, Asked
from sessions.search.counts import Counted

MOST_CHOICES = 12
LABELS = {
    "kind": _("Kinds"),
    **SHARED_LABELS,
    "group": _("Stakeholder groups"),
    "region": _("Regions"),
    "year": _("Years"),
}
KINDS = {
    DocumentKind.SESSION: _("Sessions"),
    DocumentKind.STATEMENT: _("Statements"),
    DocumentKind.TURN: _("Transcripts"),
    DocumentKind.SPEAKER: _("Speakers"),
    DocumentKind.THEME: _("Themes"),
}


def facets_of(counted: list[Counted], asked: Asked) -> list[Facet]:
    """Each facet with the choices that find most, and those that are in force even where they find nothing."""
    found = {name: _choices(name, counted, asked.choices.get(name, ())) for name in FACETS}
    missing = {
        name: [value for value in chosen if value not in {one.slug for one in found[name]}]
        for name, chosen in asked.choices.items()
    }
    labels = labels_of(missing) | {("kind", kind): label for kind, label in KINDS.items()}
    return [
        Facet(name, LABELS[name], (*found[name], *finding_nothing(name, missing.get(name, []), labels)))
        for name in FACETS
    ]


def _choices(name: str, counted: list[Counted], chosen: tuple[str, ...]) -> tuple[Choice, ...]:
    rows = [row for row in counted if row.facet == name and row.number]
    ranked = sorted(rows, key=(lambda row: row.value) if name == "year" else (lambda row: (-row.number, row.label)))
    ranked = ranked[::-1] if name == "year" else ranked
    shown = [row for place, row in enumerate(ranked) if place < MOST_CHOICES or row.value in chosen]
    labels = KINDS if name == "kind" else {}
    return tuple(Choice(row.value, labels.get(row.value, row.label), row.number, row.value in chosen) for row in shown)


def chosen_filters(given: QueryDict, facets: list[Facet]) -> list[Chosen]:
    """The filters in force, each with the address without it."""
    return [
        Chosen(facet.name, choice.label, _address_without(given, facet.name, choice.slug))
        for facet in facets
        for choice in facet.choices
        if choice.is_chosen
    ]


def _address_without(given: QueryDict, name: str, value: str) -> str:
    others = given.copy()
    others.pop("page", None)
    others.setlist(name, [other for other in given.getlist(name) if other != value])
    return others.urlencode()
