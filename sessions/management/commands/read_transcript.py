"""Prints what is understood of transcripts and report pages, without touching the database."""

import sys
from hashlib import sha256

from django.core.management.base import BaseCommand

from sessions.analysis.description import describe, describe_turns
from sessions.documents import FoundDocument, find_paths, open_paths
from sessions.formats import FORMATS, read_transcript
from sessions.importing.records import failure_record
from sessions.management.reports import print_json
from sessions.transcript import TranscriptError


class Command(BaseCommand):
    help = "Print one JSON object a line and document. Exit status: 0 all were read, 1 some failed, 2 wrong usage."
    requires_system_checks = []

    def add_arguments(self, parser):
        parser.add_argument("paths", nargs="+", metavar="PATH", help="a file, a folder, or - for standard input")
        parser.add_argument("--format", choices=sorted(FORMATS), help="the format, instead of detecting it")

    def handle(self, *, paths, format, **_):
        records = []
        for document in open_paths(find_paths(paths)):
            record = read_record(document, format)
            print_json(record, self.stdout, self.stderr)
            records.append(record["error"])
        if any(records):
            sys.exit(1)


def read_record(document: FoundDocument, format_name: str | None) -> dict:
    """The document's header fields and turns, or its error."""
    digest = sha256(document.content).hexdigest() if not document.error else ""
    try:
        if document.error:
            return _failed(document.name, digest, document.error)
        transcript = read_transcript(document.name, document.content, format_name)
    except TranscriptError as error:
        return _failed(document.name, digest, str(error))
    return {**describe(transcript, document.name, digest), "turns": describe_turns(transcript)}


def _failed(name: str, digest: str, error: str) -> dict:
    return {**failure_record(name, digest, error), "turns": []}
