"""What an admin page shows of a record beside its fields."""

from django.urls import reverse
from django.utils.html import format_html


def links(admin_page, records):
    """The records as links to their pages of the admin."""
    links = [
        format_html('<a href="{}">{}</a> ', reverse(f"admin:{admin_page}_change", args=[one.pk]), one)
        for one in records
    ]
    return format_html("{}" * len(links), *links) or "Nothing: it was written here."


def conflicts(record):
    """What the document says now where a person had written something else."""
    rows = [format_html("<dt>{}</dt><dd>{}</dd>", name, value) for name, value in sorted(record.conflicts.items())]
    return format_html("<dl>" + "{}" * len(rows) + "</dl>", *rows) if rows else "Nothing."
