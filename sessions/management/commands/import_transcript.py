"""Reads transcripts and report pages into sessions, speakers, statements and themes."""

import sys
from argparse import ArgumentTypeError

from django.core.management.base import BaseCommand
from tqdm import tqdm

from sessions.documents import FoundDocument, find_paths, open_paths
from sessions.formats import FORMATS
from sessions.formats.languages import checked_tag
from sessions.importing import ImportOptions, ImportResult, Outcome, import_document
from sessions.importing.records import failure_record
from sessions.management.reports import REPORTS
from sessions.search.backend import after_imports


class Command(BaseCommand):
    help = "Read transcripts and report pages. Exit status: 0 all were read, 1 some failed, 2 wrong usage."

    def add_arguments(self, parser):
        parser.add_argument("paths", nargs="+", metavar="PATH", help="a file, a folder, or - for standard input")
        parser.add_argument("--event", help="the event's name, over what the document says")
        which = parser.add_mutually_exclusive_group()
        which.add_argument("--session", help="the slug of the session that the documents belong to")
        which.add_argument("--new-session", action="store_true", help="make a session of its own, like no other")
        parser.add_argument("--format", choices=sorted(FORMATS), help="the format, instead of detecting it")
        parser.add_argument(
            "--language", type=language, metavar="CODE", help="the language's code, over what the document says"
        )
        parser.add_argument("--reread", action="store_true", help="read again what was read before")
        parser.add_argument("--dry-run", action="store_true", help="write nothing, print the same")
        parser.add_argument("--publish", action="store_true", help="publish the sessions that this import creates")
        parser.add_argument("--report", choices=sorted(REPORTS), default="text", help="how to print what happened")

    def handle(self, *, paths, report, **given):
        options = ImportOptions(**{name: given[name] for name in ImportOptions.__match_args__ if name in given})
        found = find_paths(paths)
        outcomes = set()
        for document in tqdm(open_paths(found), total=len(found), unit="document", disable=None, leave=False):
            result = _import(document, options)
            outcomes.add(result.outcome)
            REPORTS[report](result.record, self.stdout, self.stderr)
        if not options.dry_run:
            after_imports()
        if Outcome.FAILED in outcomes:
            sys.exit(1)


def language(code: str) -> str:
    """The language as records keep it; argparse makes wrong usage of what is no tag."""
    try:
        return checked_tag(code)
    except ValueError as error:
        raise ArgumentTypeError(str(error)) from None


def _import(document: FoundDocument, options: ImportOptions) -> ImportResult:
    if document.error:
        return ImportResult(Outcome.FAILED, failure_record(document.name, "", document.error))
    return import_document(document.name, document.content, options)
