"""Turns values into the words in which the pages print them: clocks, durations, shares, the site's name."""

from datetime import date, datetime
from urllib.parse import urlsplit

from django import template
from django.conf import settings
from django.utils.formats import date_format
from django.utils.html import format_html
from django.utils.translation import get_language_info
from django.utils.translation import gettext as _

register = template.Library()


@register.simple_tag
def site_name():
    return settings.SITE_NAME


@register.filter
def clock(seconds):
    """Seconds of a recording as mm:ss, with hours where there are any: 754.2 is "12:34"."""
    if seconds is None:
        return ""
    minutes, rest = divmod(int(seconds), 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02}:{rest:02}" if hours else f"{minutes:02}:{rest:02}"


@register.filter
def spoken_time(seconds):
    """Seconds of speech in words: 492 is "8 min 12 s"."""
    minutes, rest = divmod(round(seconds), 60)
    if not minutes:
        return _("%(seconds)d s") % {"seconds": rest}
    return _("%(minutes)d min %(seconds)d s") % {"minutes": minutes, "seconds": rest}


@register.filter
def long_time(seconds):
    """Seconds of many voices together in words: 63659 is "17 h 41 min"."""
    hours, minutes = divmod(round(seconds / 60), 60)
    if not hours:
        return spoken_time(seconds)
    return _("%(hours)d h") % {"hours": hours} + " " + _("%(minutes)d min") % {"minutes": minutes}


@register.filter
def duration(session):
    """How long a session lasted by its printed times: "1 h 30 min"; empty where start or end is unknown."""
    if not (session.start_date and session.start_time and session.end_time):
        return ""
    start = datetime.combine(session.start_date, session.start_time)
    end = datetime.combine(session.end_date or session.start_date, session.end_time)
    hours, minutes = divmod(int((end - start).total_seconds()) // 60, 60)
    if hours < 0:
        return ""
    parts = [_("%(hours)d h") % {"hours": hours}] if hours else []
    return " ".join([*parts, _("%(minutes)d min") % {"minutes": minutes}] if minutes else parts)


AUDIO, VIDEO = {"mp3", "m4a", "oga", "ogg", "opus", "wav", "flac", "aac"}, {"mp4", "m4v", "webm", "ogv"}


@register.filter
def media_kind(address):
    """ "audio" or "video" for a file that a browser plays, empty for a page or what our policy would not load."""
    found = urlsplit(address)
    ending = found.path.rpartition(".")[2].lower()
    if found.scheme != "https":
        return ""
    return "audio" if ending in AUDIO else "video" if ending in VIDEO else ""


@register.filter
def day(written):
    """A day out of its form in a record: "2025-03-12"."""
    return date.fromisoformat(written)


@register.filter
def moment(written):
    """A moment out of its form in a record: "2025-03-12T09:00:00+02:00" is "12 Mar 2025, 09:00 UTC+02:00"."""
    if "T" not in written:
        return date_format(day(written), "j M Y")
    value = datetime.fromisoformat(written)
    return f"{date_format(value, 'j M Y, H:i')} {value.tzname() or '(zone unknown)'}"


@register.filter
def percent(share):
    """A share of 1 in whole per cent, without the sign."""
    return round(share * 100)


@register.filter
def direction(language):
    """The direction of content in a language; "auto" where the language is unknown."""
    try:
        return "rtl" if get_language_info(language)["bidi"] else "ltr"
    except KeyError:
        return "auto"


@register.simple_tag
def written_in(language):
    """The attributes of content: its language, where it is known, and its direction."""
    named = format_html(' lang="{}"', language) if language else ""
    return format_html('{} dir="{}"', named, direction(language))


@register.filter
def is_from_report(statement):
    """Whether a report carries the statement: then nobody is quoted."""
    return any(evidence.source.is_report for evidence in statement.shown_evidence)


@register.filter
def format_name(name):
    """A format's name in words: "report_page" is "report page"."""
    return name.replace("_", " ")


@register.filter
def inset(x):
    """Where a label starts in its box of the graph."""
    return x + 9


@register.filter
def is_verbatim(statement):
    """Whether a transcript holds the statement's very words: only then does it stand in quotation marks."""
    return any(not each.source.is_report and each.text == statement.text for each in statement.shown_evidence)


# As the pages have them on a light ground: a drawing that stands alone knows no stylesheet.
BASKET_COLOURS = {
    "infrastructure": "#0b6673",
    "cybersecurity": "#a8203f",
    "human-rights": "#6a3ba8",
    "legal-and-regulatory": "#7a5200",
    "economic": "#1a6a35",
    "development": "#b04208",
    "sociocultural": "#a02a7c",
}


@register.filter
def basket_colour(slug):
    """The colour of a basket by its slug, grey for none."""
    return BASKET_COLOURS.get(slug, "#8b8980")
