"""Erases who reported mistakes, once the day and the 90 days are over for which that is kept."""

import json

from django.core.management.base import BaseCommand

from sessions.models import CorrectionRequest


class Command(BaseCommand):
    help = (
        "Erase the trace of who reported a mistake after a day and the contact after 90 days; "
        "print how many of each as one JSON object."
    )

    def handle(self, **_):
        traces, contacts = CorrectionRequest.objects.forget_reporters()
        self.stdout.write(json.dumps({"traces": traces, "contacts": contacts}))
