"""Compares the speakers whose names are new, so that the queue of likely duplicates opens at once."""

from django.core.management.base import BaseCommand

from speakers.duplicate_queue import compare_speakers
from speakers.models import LikelyDuplicate

AT_ONCE = 1000


class Command(BaseCommand):
    help = "Bring the queue of likely duplicates up to date, after many imports for example."

    def handle(self, **_):
        while compare_speakers(AT_ONCE):
            pass
        self.stdout.write(f"{LikelyDuplicate.objects.undecided().count()} pairs of people may be one person.")
