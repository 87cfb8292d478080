"""A site with something of everything, and an address of every kind of page on it."""

from django.conf import settings
from django.urls import reverse

from sessions.importing import ImportOptions, import_document
from sessions.models import Page, Session, Statement
from sessions.resources import load_concepts, load_themes
from speakers.models import Speaker

SEEDS = settings.BASE_DIR / "seeds"
REPORT, TRANSCRIPT = SEEDS / "igf-2023-cybersecurity-trust-safety.txt", SEEDS / "sample-open-forum-timed.vtt"
RECORDING = "https://media.example.org/forum.mp3"


def fill_site():
    """The vocabulary, the sample report, and the sample transcript with a recording and a graph that names concepts."""
    load_themes(SEEDS / "themes.csv")
    load_concepts(SEEDS / "concepts.csv")
    for path in (REPORT, TRANSCRIPT):
        import_document(path.name, path.read_bytes(), ImportOptions(publish=True))


def with_recording(session):
    session.recording_url = RECORDING
    session.save()


def addresses():
    """One address of every kind of page, of every state of a list, and of what has nothing to show."""
    report = Session.objects.get(sources__kind="report")
    transcript = Session.objects.get(sources__kind="transcript")
    statements = [Statement.objects.filter(participation__session=each).first() for each in (report, transcript)]
    turn = transcript.sources.get().turns.first()
    return [
        "/",
        "/sessions/",
        "/sessions/?theme=cybersecurity&q=digital&since=2020-01-01",
        "/sessions/?q=nothing+at+all+holds+this",
        "/search/",
        "/search/?q=digital&kind=statement",
        "/search/?q=nothing+at+all+holds+this",
        report.get_absolute_url(),
        transcript.get_absolute_url(),
        reverse("sessions:transcript", args=[transcript.slug]),
        *(statement.get_absolute_url() for statement in statements),
        reverse("sessions:statement-mistake", args=[statements[0].key]),
        reverse("sessions:turn-mistake", args=[transcript.slug, turn.pk]),
        reverse("sessions:versions", args=[transcript.slug]),
        reverse("sessions:version", args=[report.slug, 1]),
        "/events/",
        report.event.get_absolute_url(),
        transcript.event.get_absolute_url(),
        "/themes/",
        "/themes/cybersecurity/",
        "/themes/cybercrime/",
        "/themes/taxation/",
        "/speakers/",
        Speaker.objects.first().get_absolute_url(),
        transcript.participations.exclude(speaker=None).first().speaker.get_absolute_url(),
        *(page.get_absolute_url() for page in Page.objects.filter(language="en")),
    ]
