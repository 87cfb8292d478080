"""What an admin page shows of a record beside its fields."""

from django.urls import reverse
from django.utils.html import format_html, format_html_join

from sessions.conflicts import edits_of, fields_in_conflict
from sessions.models import Session
from sessions.publishing import Objection, Reason
from sessions.workbench.cards import REVIEW
from speakers.history.marked import marked
from speakers.history.shown_values import label_of

# The page on which the records of an objection are seen to: a page of the session, or a list of its voices.
SEEN_TO = {
    Reason.UNREVIEWED: ("session_workbench", f"show={REVIEW}"),
    Reason.WITHOUT_EVIDENCE: ("session_workbench", ""),
    Reason.UNSUPPORTED: ("session_workbench", ""),
    Reason.UNRESOLVED: ("participation_changelist", "unresolved=named"),
    Reason.IMPLAUSIBLE: ("participation_changelist", "speed=implausible"),
    Reason.CONFLICTS: ("session_conflicts", ""),
    Reason.NAMING: ("session_change", ""),
}


def objection_link(session: Session, objection: Objection):
    """What stands against a session, as a link to the page on which it is seen to."""
    page, query = SEEN_TO[objection.reason]
    if page == "participation_changelist":
        address = f"{reverse(f'admin:igf_sessions_{page}')}?session__id__exact={session.pk}&{query}"
    else:
        address = reverse(f"admin:igf_sessions_{page}", args=[session.pk]) + (f"?{query}" if query else "")
    return format_html('<a href="{}">{}</a>', address, objection)


def links(admin_page, records):
    """The records as links to their pages of the admin."""
    shown = [(reverse(f"admin:{admin_page}_change", args=[one.pk]), one) for one in records]
    return format_html_join(" ", '<a href="{}">{}</a>', shown) or "Nothing: it was written here."


def text_link(text):
    """A text that names somebody who is withheld, as a link to where it is edited."""
    kind = text.record._meta
    page = reverse(f"admin:{kind.app_label}_{kind.model_name}_change", args=[text.record.pk])
    return format_html('<a href="{}">The {} of “{}”</a> names them', page, text.field, text.record)


def conflicts(record):
    """Where the document says something else now than a person had written: the page on which it is decided."""
    if not record.conflicts:
        return "Nothing."
    page = reverse("admin:igf_sessions_session_conflict", args=[record._meta.model_name, record.pk])
    return format_html(
        '<a href="{}">Decide: {}</a>', page, ", ".join(label_of(one) for one in fields_in_conflict(record))
    )


def against_draft(record):
    """What a person changed since the importer last wrote the record, word by word."""
    rows = ((label, marked(pieces)) for label, pieces in edits_of(record))
    shown = format_html_join("", "<dt>{}</dt><dd>{}</dd>", rows)
    return format_html('<dl class="against-draft">{}</dl>', shown) if shown else "Nothing."
