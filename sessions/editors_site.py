"""Django's admin with a first page that says what waits for the editor, and choices that tell namesakes apart."""

from django.contrib import admin
from django.contrib.admin.views.autocomplete import AutocompleteJsonView

from sessions.dashboard import waiting_for
from sessions.sign_in import SignInForm


class Choices(AutocompleteJsonView):
    """What an autocomplete offers, each record with what tells it from others of its name where its admin says that."""

    def get_queryset(self):
        related = self.model_admin.list_select_related
        found = super().get_queryset()
        return found.select_related(*related) if related else found

    def serialize_result(self, record, to_field_name):
        told_apart = getattr(self.model_admin, "told_apart", str)
        return {**super().serialize_result(record, to_field_name), "text": told_apart(record)}


class EditorsSite(admin.AdminSite):
    site_header = "The editors' room"
    site_title = "Editors' room"
    index_title = "What waits for you"
    login_form = SignInForm
    index_template = "admin/sessions/first_page.html"

    def autocomplete_view(self, request):
        return Choices.as_view(admin_site=self)(request)

    def index(self, request, extra_context=None):
        return super().index(request, {"tasks": waiting_for(request.user), **(extra_context or {})})
