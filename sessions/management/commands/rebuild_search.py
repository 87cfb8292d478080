"""Indexes everything public anew: after a restored back-up, a bulk change in the database, or a failed check."""

from django.core.management.base import BaseCommand

from sessions.search.index import rebuild


class Command(BaseCommand):
    help = "Make the search index anew from what is public."

    def handle(self, **_):
        self.stdout.write(f"{rebuild()} documents are in the search index.")
