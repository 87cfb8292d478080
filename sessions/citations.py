"""Turns a public statement into citations: plain text, BibTeX, RIS and CSL-JSON, each with date and version."""

import json
import re
from dataclasses import dataclass, replace
from datetime import date

from django.utils import formats
from django.utils.translation import get_language_bidi
from django.utils.translation import gettext as _

FIRST_STRONG_ISOLATE, POP_ISOLATE = "\u2068", "\u2069"
# What LaTeX reads as commands. Braces by name: BibTeX counts "\{" as one that opens, and one alone breaks the file.
NAMED = {"~": "asciitilde", "^": "asciicircum", "\\": "backslash", "{": "braceleft", "}": "braceright"}
SPECIAL = {sign: f"\\{sign}" for sign in "&%$#_"} | {sign: f"\\text{name}{{}}" for sign, name in NAMED.items()}
MONTHS = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"]


@dataclass(frozen=True)
class Cited:
    """What a citation says. `author` is empty for a claim from a report: those are not the voice's words."""

    key: str
    claim: str
    voice: str
    affiliation: str
    is_verbatim: bool
    is_from_report: bool
    is_draft: bool
    session: str
    event: str
    language: str
    day: date | None
    version: int | None
    version_day: date | None
    site: str
    address: str

    @property
    def author(self) -> str:
        return "" if self.is_from_report else self.voice

    @property
    def place(self) -> str:
        """Statement k1234567 in: Title, Event"""
        parts = {"key": self.key, "title": _(", ").join(filter(None, [self.session, self.event]))}
        return _("Statement %(key)s in: %(title)s") % parts

    @property
    def note(self) -> str:
        """From the report; machine draft, not reviewed. Version 2 of 3 March 2025"""
        origin = _("From a report of the session") if self.is_from_report else _("From a transcript of the session")
        if self.is_draft:
            origin += _("; ") + _("machine draft, not reviewed")
        return f"{origin}. {self.edition}" if self.version else f"{origin}."

    @property
    def edition(self) -> str:
        return _("Version %(number)d of %(day)s") % {"number": self.version, "day": written(self.version_day)}

    @property
    def title(self) -> str:
        """A report tells what somebody said: the title names the voice, as no author does."""
        return f"{self.voice}: {self.claim}" if self.is_from_report else self.claim


def written(day: date) -> str:
    return formats.date_format(day, "j F Y")


def plain_text(cited: Cited) -> str:
    cited = _set_apart(cited) if get_language_bidi() else cited
    voice = f"{cited.voice} ({cited.affiliation})" if cited.affiliation else cited.voice
    claim = f"“{cited.claim}”" if cited.is_verbatim else cited.claim
    place = f"{cited.place}{_(', ')}{written(cited.day)}" if cited.day else cited.place
    note = cited.note if cited.note.endswith(".") else f"{cited.note}."
    return f"{voice}: {claim} {place}. {note} {cited.site}{_(', ')}{cited.address}"


def _set_apart(cited: Cited) -> Cited:
    """Each part that may run from left to right, between marks that keep its signs and digits with it."""
    names = ["key", "claim", "voice", "affiliation", "session", "event", "site", "address"]
    parts = {name: part for name in names if (part := getattr(cited, name))}
    return replace(cited, **{name: f"{FIRST_STRONG_ISOLATE}{part}{POP_ISOLATE}" for name, part in parts.items()})


def bibtex(cited: Cited) -> str:
    fields = {
        "author": f"{{{_latex(cited.author)}}}" if cited.author else "",
        "title": f"{{{_latex(cited.title)}}}",
        "howpublished": _latex(cited.place),
        "year": str(cited.day.year) if cited.day else "",
        "note": _latex(cited.note),
        "organization": _latex(cited.site),
        "language": cited.language,
        "url": cited.address,
    }
    lines = [f"  {name} = {{{value}}}," for name, value in fields.items() if value]
    if cited.day:
        lines.append(f"  month = {MONTHS[cited.day.month - 1]},")
    return "\n".join([f"@misc{{{cited.key},", *lines, "}", ""])


def _latex(text: str) -> str:
    return "".join(SPECIAL.get(sign, sign) for sign in _line(text))


def _line(text: str) -> str:
    return re.sub(r"\s+", " ", text).strip()


def ris(cited: Cited) -> str:
    fields = [
        ("TY", "GEN"),
        ("AU", cited.author),
        ("TI", cited.title),
        ("T2", ", ".join(filter(None, [cited.session, cited.event]))),
        ("DA", f"{cited.day:%Y/%m/%d}/" if cited.day else ""),
        ("PY", str(cited.day.year) if cited.day else ""),
        ("PB", cited.site),
        ("ET", str(cited.version or "")),
        ("N1", cited.note),
        ("LA", cited.language),
        ("AN", cited.key),
        ("UR", cited.address),
    ]
    lines = [f"{tag}  - {_line(value)}" for tag, value in fields if value]
    return "\r\n".join([*lines, "ER  - ", ""])


def csl_json(cited: Cited) -> str:
    item = {
        "id": cited.key,
        "type": "webpage" if cited.is_from_report else "speech",
        "title": cited.title,
        "author": [{"literal": cited.author}] if cited.author else None,
        "container-title": cited.session,
        "event-title": cited.event,
        "issued": {"date-parts": [[cited.day.year, cited.day.month, cited.day.day]]} if cited.day else None,
        "publisher": cited.site,
        "version": str(cited.version) if cited.version else None,
        "note": cited.note,
        "language": cited.language,
        "URL": cited.address,
    }
    return json.dumps([{name: value for name, value in item.items() if value}], ensure_ascii=False, indent=2) + "\n"


# The ending of each file, its media type and how it is written.
CITATIONS = {
    "txt": ("text/plain", plain_text),
    "bib": ("application/x-bibtex", bibtex),
    "ris": ("application/x-research-info-systems", ris),
    "json": ("application/vnd.citationstyles.csl+json", csl_json),
}
