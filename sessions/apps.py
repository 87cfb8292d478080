from django.apps import AppConfig, apps
from django.contrib.admin.apps import AdminConfig
from django.core.checks import Tags, register
from django.db.backends.signals import connection_created
from django.db.models.signals import post_migrate


class SessionsConfig(AppConfig):
    """Our label is not "sessions": that one belongs to django.contrib.sessions."""

    name = "sessions"
    label = "igf_sessions"
    verbose_name = "Session reports"

    def ready(self):
        from sessions import grounding, versions  # the models exist only now
        from sessions.default_pages import create_default_pages
        from sessions.importing import withholding
        from sessions.roles import keep_groups
        from sessions.search import signals
        from sessions.search.backend import check_index, install_index, without_compiling

        grounding.connect()
        signals.connect()
        versions.connect()
        withholding.connect()
        post_migrate.connect(install_index, sender=self)
        post_migrate.connect(create_default_pages, sender=self)
        connection_created.connect(without_compiling)
        # Auth comes after our apps: by then it has made the permissions of all of them.
        post_migrate.connect(keep_groups, sender=apps.get_app_config("auth"))
        register(check_index, Tags.database)


class EditorsAdminConfig(AdminConfig):
    """Django's admin with a first page that says what waits for the editor."""

    default_site = "sessions.editors_site.EditorsSite"
