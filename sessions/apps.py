from django.apps import AppConfig


class SessionsConfig(AppConfig):
    """Our label is not "sessions": that one belongs to django.contrib.sessions."""

    name = "sessions"
    label = "igf_sessions"
    verbose_name = "Session reports"
