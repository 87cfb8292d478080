"""Finishes what waits in the queue of uploads: the previews that are missing, the imports that were confirmed."""

import sys

from django.core.management.base import BaseCommand

from sessions.importing import Outcome
from sessions.management.reports import print_json
from sessions.models import QueuedImport
from sessions.search.backend import after_imports
from sessions.uploads.queue import confirm_all
from sessions.uploads.work import advance
from speakers.duplicate_queue import compare_speakers


class Command(BaseCommand):
    help = (
        "Preview the uploads that wait, import those that were confirmed; print one JSON object a line and upload. "
        "Exit status: 0 all were read, 1 some failed or need a choice, 2 wrong usage."
    )

    def add_arguments(self, parser):
        parser.add_argument("--all", action="store_true", help="import too what nobody confirmed but needs no choice")

    def handle(self, *, all, **_):
        uploads, outcomes = QueuedImport.objects.all(), set()
        if all:
            confirm_all(uploads)
        while upload := advance(uploads, by_operator=all):
            print_json(_record(upload), self.stdout, self.stderr)
            outcomes.add(upload.outcome)
        after_imports()
        while compare_speakers():
            pass
        if Outcome.FAILED in outcomes:
            sys.exit(1)


def _record(upload: QueuedImport) -> dict:
    """The import's record, with the state in which it left the upload."""
    record = upload.report or upload.preview or {"source": upload.name, "outcome": upload.outcome}
    return {**record, "state": str(upload.state), "error": upload.error or None}
