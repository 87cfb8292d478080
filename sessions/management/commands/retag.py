"""Computes the themes of sessions and statements again, after editors changed the vocabulary."""

import json

from django.core.management.base import BaseCommand
from tqdm import tqdm

from sessions.importing.retagging import retag_source
from sessions.importing.tagging import vocabulary
from sessions.models import Source


class Command(BaseCommand):
    help = "Compute themes again; what a person accepted or rejected stays. Prints one JSON object a line and session."

    def add_arguments(self, parser):
        parser.add_argument("--session", metavar="SLUG", help="only this session")

    def handle(self, *, session, **_):
        sources = Source.objects.filter(is_current=True).select_related("session").defer("content").order_by("pk")
        if session:
            sources = sources.filter(session__slug=session)
        words = vocabulary()
        for source in tqdm(sources.iterator(20), total=sources.count(), unit="source", disable=None, leave=False):
            outcome = "updated" if retag_source(source, words) else "unchanged"
            self.stdout.write(json.dumps({"session": source.session.slug, "source": source.name, "outcome": outcome}))
