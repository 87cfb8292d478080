"""Every public address of the site by its name: what the walk over all of them has to list."""

from collections.abc import Iterator

from django.conf import settings
from django.urls import URLPattern, get_resolver, reverse
from django.utils import translation

from sessions.sitemaps import SITEMAPS

OWN_DOORS = {"admin"}


def public_names() -> set[str]:
    """The name of each pattern that anybody may ask for, its namespace before it."""
    return set(_names(get_resolver().url_patterns))


def _names(patterns, namespace="") -> Iterator[str]:
    for one in patterns:
        if isinstance(one, URLPattern):
            yield f"{namespace}{one.name}"
        elif one.namespace not in OWN_DOORS:
            yield from _names(one.url_patterns, f"{one.namespace}:" if one.namespace else namespace)


def in_every_language(name: str, *arguments: object, query: str = "") -> list[str]:
    """The page's address in each language; the addresses for programs have one for all."""
    addresses = []
    for code, _ in settings.LANGUAGES:
        with translation.override(code):
            addresses.append(reverse(name, args=arguments) + query)
    return list(dict.fromkeys(addresses))


def every_address(sessions, statements, turns, speakers, events, themes, pages, queries) -> dict[str, list[str]]:
    """By the name of its pattern each address of these records: slugs, keys and ids, and queries to ask for."""
    about = {name: [(slug,) for slug in sessions] for name in SESSION_PAGES}
    about |= {name: [(key,) for key in statements] for name in STATEMENT_PAGES}
    about |= {
        "sessions:version": [(slug, number) for slug in sessions for number in (1, 2, 3)],
        "sessions:turn-mistake": [(slug, turn) for slug in sessions for turn in turns],
        "speakers:detail": [(slug,) for slug in speakers],
        "sessions:event": [(slug,) for slug in events],
        "sessions:theme": [(slug,) for slug in themes],
        "sessions:page": [(slug,) for slug in pages],
        "sitemap": [(section,) for section in SITEMAPS],
        **{name: [()] for name in LISTS},
    }
    asked = {name: ["", *queries] if name in ASKED else [""] for name in about}
    return {
        name: [
            address
            for one in arguments
            for query in asked[name]
            for address in in_every_language(name, *one, query=query)
        ]
        for name, arguments in about.items()
    }


SESSION_PAGES = [
    *["sessions:detail", "sessions:preview", "sessions:transcript", "sessions:statements", "sessions:versions"],
    *["sessions:graph-json", "sessions:graph-csv", "sessions:graph-svg"],
]
STATEMENT_PAGES = [
    *["sessions:short", "sessions:statement", "sessions:statement-mistake"],
    *(f"sessions:cite-{ending}" for ending in ("txt", "bib", "ris", "json")),
]
LISTS = [
    *["sessions:home", "sessions:search", "sessions:list", "sessions:events", "sessions:themes", "speakers:list"],
    *["robots", "sitemaps", "feed"],
]
ASKED = ["sessions:search", "sessions:list"]
