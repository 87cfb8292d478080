"""Django's admin with a first page that says what waits for the editor."""

from django.contrib import admin

from sessions.dashboard import waiting_for
from sessions.sign_in import SignInForm


class EditorsSite(admin.AdminSite):
    site_header = "The editors' room"
    site_title = "Editors' room"
    index_title = "What waits for you"
    login_form = SignInForm
    index_template = "admin/sessions/first_page.html"

    def index(self, request, extra_context=None):
        return super().index(request, {"tasks": waiting_for(request.user), **(extra_context or {})})
