"""Keeps what is published or withdrawn to Publishers, in every form of a session and of what is in it."""

from sessions.roles import PUBLISH, editable

# From a form's choice to the session that it would put the record in.
PLACES = {"session": "", "participation": "session"}


class PublishedGuard:
    """Editors see what is published, and change it nowhere; nor do they add to it."""

    session_path = ""  # from the record to its session

    def has_change_permission(self, request, record=None):
        return super().has_change_permission(request, record) and self._is_open(request, record)

    def has_delete_permission(self, request, record=None):
        return super().has_delete_permission(request, record) and self._is_open(request, record)

    def formfield_for_foreignkey(self, field, request, **options):
        if field.name in PLACES:
            options["queryset"] = editable(request.user, field.related_model.objects.all(), PLACES[field.name])
        return super().formfield_for_foreignkey(field, request, **options)

    def open_ones(self, request, records):
        """Those that the person may change; says how many are left as they are."""
        found = editable(request.user, records, self.session_path)
        left = records.count() - found.count()
        if left:
            self.message_user(request, f"{left} of published or withdrawn sessions are left: a Publisher changes them.")
        return found

    def _is_open(self, request, record):
        """Asked of the database, once a page: a form may have moved the record in memory already."""
        if record is None or record.pk is None or request.user.has_perm(PUBLISH):
            return True
        if "is_open" not in record.__dict__:
            stored = self.model._base_manager.filter(pk=record.pk)
            record.is_open = editable(request.user, stored, self.session_path).exists()
        return record.is_open
