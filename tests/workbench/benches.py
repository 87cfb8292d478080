"""A session of a report on the workbench, and what its statements are."""

from sessions.models import Session, Source, Statement
from sessions.workbench.desk import Desk, Seen
from tests.curation.staff import make_staff
from tests.factories import import_bytes, report

ENCRYPTION = "Encryption must be protected by law."
SKILLS = "Schools should teach digital skills."
NETWORKS = "Governments should build community networks in rural areas."
OPEN = "Open standards should be the rule for public services."


def make_desk(content=None, name="report.txt", role="Editor"):
    import_bytes(content or report(), name)
    return Desk(Session.objects.get(), make_staff(role))


def statement(text):
    return Statement.objects.get(text=text)


def seen(text):
    return look(statement(text))


def look(one):
    return Seen(one.key, one.version)


def voice_texts(voice, **which):
    """What stands under the voice, in its order: what nobody rejected."""
    found = Statement.objects.kept().filter(participation__attribution=voice, **which)
    return list(found.order_by("position", "pk").values_list("text", flat=True))


def evidence_of(one):
    return list(one.evidence.order_by("start").values_list("text", flat=True))


def reasons(one):
    """What its history says, the oldest first; an import leaves no reason."""
    return list(one.history.order_by("history_id").values_list("history_change_reason", flat=True))


def place_of(words):
    """(source id, start, end) of the words in the current source."""
    source = Source.objects.get(is_current=True)
    start = source.text.index(words)
    return source.pk, start, start + len(words)
