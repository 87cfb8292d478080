"""Erases who reported mistakes and who failed to sign in, once the time is over for which that is kept."""

import json

from django.core.management.base import BaseCommand

from sessions.models import CorrectionRequest, FailedSignIn


class Command(BaseCommand):
    help = (
        "Erase the trace of who reported a mistake after a day, the contact after 90 days and failed sign-ins after "
        "15 minutes; print how many traces and contacts as one JSON object."
    )

    def handle(self, **_):
        FailedSignIn.objects.forget()
        traces, contacts = CorrectionRequest.objects.forget_reporters()
        self.stdout.write(json.dumps({"traces": traces, "contacts": contacts}))
