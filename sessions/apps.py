from django.apps import AppConfig
from django.core.checks import Tags, register
from django.db.models.signals import post_migrate


class SessionsConfig(AppConfig):
    """Our label is not "sessions": that one belongs to django.contrib.sessions."""

    name = "sessions"
    label = "igf_sessions"
    verbose_name = "Session reports"

    def ready(self):
        from sessions import grounding  # the models exist only now
        from sessions.search import signals
        from sessions.search.backend import check_index, install_index

        grounding.connect()
        signals.connect()
        post_migrate.connect(install_index, sender=self)
        register(check_index, Tags.database)
