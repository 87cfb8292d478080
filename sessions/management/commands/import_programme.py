"""Makes draft sessions and listed people of a programme CSV; transcripts and reports then find them."""

import json
from pathlib import Path

from django.core.management.base import BaseCommand, CommandError

from sessions.formats.programme import COLUMNS
from sessions.importing.options import ImportConflict
from sessions.importing.programme import import_programme
from sessions.transcript import TranscriptError


class Command(BaseCommand):
    help = f"Read a programme with the columns {', '.join(COLUMNS)}; print one JSON object a line and session."

    def add_arguments(self, parser):
        parser.add_argument("path", metavar="PATH", help="the programme as CSV, one row a person")

    def handle(self, *, path, **_):
        try:
            results = import_programme(path, Path(path).read_bytes())
        except OSError as error:
            raise CommandError(f"{path}: expected a file that can be read, found: {error.strerror.lower()}") from error
        except (TranscriptError, ImportConflict) as error:
            raise CommandError(str(error)) from error
        for result in results:
            self.stdout.write(json.dumps(result.record, ensure_ascii=False))
