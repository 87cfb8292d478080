"""Makes a new installation ready to be looked at: tables, vocabulary, sample documents, an editor's account."""

from django.conf import settings
from django.contrib.auth import get_user_model
from django.core.management import call_command
from django.core.management.base import BaseCommand
from django.utils.crypto import get_random_string

from sessions.documents import find_paths, open_paths
from sessions.importing import ImportOptions, import_document
from sessions.models import Concept, Session, Theme
from sessions.resources import load_concepts, load_themes
from sessions.versions import record_missing

SEEDS = settings.BASE_DIR / "seeds"
EDITOR = "editor"


class Command(BaseCommand):
    help = "Migrate the database and, where it is empty, load seeds/ and make an editor's account."

    def add_arguments(self, parser):
        parser.add_argument("--without-samples", action="store_true", help="leave the sample sessions out")

    def handle(self, without_samples, **_):
        call_command("migrate", verbosity=0)
        if not Theme.objects.exists():
            load_themes(SEEDS / "themes.csv")
        if not Concept.objects.exists():
            load_concepts(SEEDS / "concepts.csv")
        if not (without_samples or Session.objects.exists()):
            self.import_samples()
        record_missing()
        if not get_user_model().objects.exists():
            self.make_editor()

    def import_samples(self):
        paths = [path for path in find_paths([str(SEEDS)]) if not path.endswith(".csv")]
        for document in open_paths(paths):
            result = import_document(
                document.name.removeprefix(f"{SEEDS}/"), document.content, ImportOptions(publish=True)
            )
            self.stdout.write(f"{result.outcome}: {result.record['title']}")

    def make_editor(self):
        password = get_random_string(20)
        get_user_model().objects.create_superuser(EDITOR, password=password)
        self.stdout.write(f"Sign in at /admin/ as {EDITOR} with the password {password} (it is not shown again).")
