"""Turns a page's record into linked data (schema.org), and into the trail of pages that leads to it."""

from functools import singledispatch

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from sessions.models import Event, Session, Statement, Theme
from speakers.models import Speaker


def linked_data(record, absolute) -> list[dict]:
    """What schema.org calls the record, and its breadcrumbs; nothing for a record that it has no word for.

    `absolute` makes an address of the site a whole one.
    """
    described = describe(record, absolute)
    return [_known({"@context": "https://schema.org", **one}) for one in [*described, *_breadcrumbs(record, absolute)]]


@singledispatch
def describe(record, absolute) -> list[dict]:
    return []


@describe.register
def describe_session(session: Session, absolute) -> list[dict]:
    address = absolute(session.get_absolute_url())
    meeting = {
        "@type": "Event",
        "@id": f"{address}#event",
        "name": session.title,
        "startDate": _moment(session.starts_at, session.start_date, session.start_time),
        "endDate": _moment(session.ends_at, session.end_date, session.end_time),
        "inLanguage": session.language,
        "superEvent": _event(session.event, absolute) if session.event else None,
    }
    report = {
        "@type": "Article",
        "headline": session.title[:110],
        "url": address,
        "inLanguage": session.language,
        "datePublished": session.published_at and session.published_at.isoformat(),
        "about": {"@id": f"{address}#event"},
    }
    return [meeting, report]


@describe.register
def describe_event(event: Event, absolute) -> list[dict]:
    return [_event(event, absolute)]


@describe.register
def describe_statement(statement: Statement, absolute) -> list[dict]:
    voice = statement.participation
    claim = {
        "@type": "Claim",
        "text": statement.text,
        "url": absolute(statement.get_absolute_url()),
        "inLanguage": voice.session.language,
        "author": {"@type": "Person", "name": voice.speaker.name} if voice.speaker else None,
        "appearance": {
            "@type": "Article",
            "headline": voice.session.title[:110],
            "url": absolute(voice.session.get_absolute_url()),
        },
    }
    return [claim]


@describe.register
def describe_speaker(speaker: Speaker, absolute) -> list[dict]:
    return [{"@type": "Person", "name": speaker.name, "url": absolute(speaker.get_absolute_url())}]


@describe.register
def describe_theme(theme: Theme, absolute) -> list[dict]:
    term = {
        "@type": "DefinedTerm",
        "name": theme.label,
        "description": theme.description,
        "url": absolute(theme.get_absolute_url()),
        "inDefinedTermSet": absolute(reverse("sessions:themes")),
    }
    return [term]


def _event(event: Event, absolute) -> dict:
    place = {"@type": "Place", "name": event.place} if event.place else None
    days = {"startDate": event.starts_on and event.starts_on.isoformat()}
    days["endDate"] = event.ends_on and event.ends_on.isoformat()
    url = absolute(event.get_absolute_url())
    return _known({"@type": "Event", "name": event.name, "url": url, "location": place, **days})


def _moment(instant, day, time) -> str | None:
    """The instant where the zone is known, else the local time as printed."""
    if instant:
        return instant.isoformat()
    return day and (f"{day.isoformat()}T{time:%H:%M}" if time else day.isoformat())


def _known(data: dict) -> dict:
    return {key: value for key, value in data.items() if value}


def _breadcrumbs(record, absolute) -> list[dict]:
    items = [
        {"@type": "ListItem", "position": place, "name": str(name), "item": absolute(address)}
        for place, (name, address) in enumerate(trail(record), start=1)
    ]
    return [{"@type": "BreadcrumbList", "itemListElement": items}] if items else []


def trail(record) -> list[tuple[str, str]]:
    """The pages from the first one down to the record's own: (name, address)."""
    if type(record) not in LISTS:
        return []
    name, label = LISTS[type(record)]
    above = [(_("Home"), reverse("sessions:home")), (label, reverse(name))]
    return [*above, *((str(one), one.get_absolute_url()) for one in _ancestors(record)), _own(record)]


def _ancestors(record) -> list:
    if isinstance(record, Statement):
        return [record.participation.session]
    parent = getattr(record, "event", None) or getattr(record, "basket", None)
    return [parent] if parent else []


def _own(record) -> tuple[str, str]:
    name = record.key if isinstance(record, Statement) else str(record)
    return name, record.get_absolute_url()


LISTS = {
    Session: ("sessions:list", gettext_lazy("Sessions")),
    Statement: ("sessions:list", gettext_lazy("Sessions")),
    Event: ("sessions:events", gettext_lazy("Events")),
    Speaker: ("speakers:list", gettext_lazy("Speakers")),
    Theme: ("sessions:themes", gettext_lazy("Themes")),
}
