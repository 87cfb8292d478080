"""Publishes the sessions whose time has come; what has something against it is left and said so."""

import json

from django.core.management.base import BaseCommand

from sessions.models import Session
from sessions.publishing import objections
from sessions.workflow import PUBLISH_NOW, WorkflowError, take_step


class Command(BaseCommand):
    help = "Publish what is due and has nothing against it; print one JSON object a line and session that is due."

    def handle(self, **_):
        for session in Session.objects.due().order_by("publish_on", "pk"):
            self.stdout.write(json.dumps(publish_due(session), ensure_ascii=False))


def publish_due(session: Session) -> dict:
    """What happened to the session: published, or left with what stands against it."""
    record = {"session": session.slug, "due": session.publish_on.isoformat()}
    against = list(map(str, objections([session])[session.pk]))
    if not against:
        against = _publish(session)
    return {**record, "outcome": "left" if against else "published", "against": against}


def _publish(session: Session) -> list[str]:
    """Why it was not published after all, if it was not: somebody edited it meanwhile."""
    try:
        take_step(PUBLISH_NOW, session, "")
    except WorkflowError as error:
        return [str(error)]
    return []
