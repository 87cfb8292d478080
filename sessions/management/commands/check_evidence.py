"""Checks that every piece of evidence still reproduces its text, character by character, from its source."""

import json
import sys

from django.core.management.base import BaseCommand

from sessions.models import Evidence, Source


class Command(BaseCommand):
    help = "Print one JSON object a broken piece of evidence. Exit status: 0 all hold, 1 some do not."

    def handle(self, **_):
        broken = [row for source in Source.objects.defer("content").iterator(20) for row in _broken(source)]
        for row in broken:
            self.stdout.write(json.dumps(row, ensure_ascii=False))
        if broken:
            sys.exit(1)


def _broken(source: Source):
    for evidence in Evidence.objects.filter(source=source.pk).select_related("statement").order_by("pk"):
        found = source.text[evidence.start : evidence.end]
        if found != evidence.text:
            place = {"statement": evidence.statement.key, "source": source.name}
            yield {**place, "start": evidence.start, "expected": evidence.text, "found": found}
