"""Prints what is understood of transcripts and report pages, without touching the database."""

import sys
from collections.abc import Callable
from dataclasses import replace
from hashlib import sha256

from django.conf import settings
from django.core.management.base import BaseCommand

from sessions.analysis.concepts import read_gazetteer
from sessions.analysis.description import describe, describe_failure, describe_turns
from sessions.analysis.draft_description import describe_draft
from sessions.analysis.drafting import draft
from sessions.analysis.vocabulary import read_vocabulary
from sessions.documents import FoundDocument, find_paths, open_paths
from sessions.formats import FORMATS, read_transcript
from sessions.management.reports import print_json
from sessions.transcript import Transcript, TranscriptError

SEEDS = settings.BASE_DIR / "seeds"


class Command(BaseCommand):
    help = "Print one JSON object a line and document. Exit status: 0 all were read, 1 some failed, 2 wrong usage."
    requires_system_checks = []

    def add_arguments(self, parser):
        parser.add_argument("paths", nargs="+", metavar="PATH", help="a file, a folder, or - for standard input")
        parser.add_argument("--format", choices=sorted(FORMATS), help="the format, instead of detecting it")
        parser.add_argument("--draft", action="store_true", help="draft statements, themes, summary and graph too")

    def handle(self, *, paths, format, draft, **_):
        describe_more = drafted() if draft else lambda transcript: {}
        errors = []
        for document in open_paths(find_paths(paths)):
            record = read_record(document, format, describe_more)
            print_json(record, self.stdout, self.stderr)
            errors.append(record["error"])
        if any(errors):
            sys.exit(1)


def drafted() -> Callable[[Transcript | None], dict]:
    """What drafts a transcript by the vocabulary and the names that the project ships, without the database."""
    vocabulary = read_vocabulary((SEEDS / "themes.csv").read_text(encoding="utf-8"))
    gazetteer = read_gazetteer((SEEDS / "concepts.csv").read_text(encoding="utf-8"))

    def describe_more(transcript: Transcript | None) -> dict:
        if transcript is None:
            return {"draft": None}
        drafted_transcript = draft(transcript, vocabulary, transcript.language, gazetteer)
        return {"draft": describe_draft(drafted_transcript, transcript)}

    return describe_more


def read_record(
    document: FoundDocument, format_name: str | None, describe_more: Callable[[Transcript | None], dict]
) -> dict:
    """The document's header fields and turns; the same fields, all of them unknown, beside the error of a failure."""
    digest = sha256(document.content).hexdigest() if not document.error else ""
    try:
        transcript = None if document.error else read_transcript(document.name, document.content, format_name)
    except TranscriptError as error:
        document, transcript = replace(document, error=str(error)), None
    if transcript is None:
        return {**describe_failure(document.name, digest, document.error), "turns": [], **describe_more(None)}
    record = {**describe(transcript, document.name, digest), "turns": describe_turns(transcript)}
    return {**record, **describe_more(transcript)}
