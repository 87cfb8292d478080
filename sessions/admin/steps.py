"""The pages on which a session is submitted, published and withdrawn, one or many at a time, with a reason."""

from django.contrib import admin, messages
from django.contrib.admin.helpers import ACTION_CHECKBOX_NAME
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.http import Http404
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import path, reverse

from sessions.admin.shown import objection_link
from sessions.models import Session
from sessions.publishing import objections
from sessions.workflow import PUBLISH_NOW, STEPS, WorkflowError, steps_for, take_step
from speakers.admin.reason import ReasonForm


class StepsAdmin:
    """Adds the steps of the workflow to the admin of sessions: buttons on the page of one, actions on the list."""

    actions = ["submit", "return_to_draft", "publish", "withdraw", "reopen"]
    change_form_template = "admin/sessions/change_form.html"

    def get_urls(self):
        view = self.admin_site.admin_view(self.step_view)
        return [path("<int:pk>/step/<slug:name>/", view, name="igf_sessions_session_step"), *super().get_urls()]

    def step_view(self, request, pk, name):
        sessions = Session.objects.filter(pk=pk)
        if name not in STEPS or not sessions:
            raise Http404
        return self.step_page(request, sessions, STEPS[name]) or redirect(self._page_of(pk))

    def step_page(self, request, sessions, step):
        """The page that asks for the reason; None once the step is taken."""
        if not request.user.has_perm(step.permission):
            raise PermissionDenied
        going = [one for one in sessions.select_related("event") if step.begins_at(one)]
        against = objections(going) if step is PUBLISH_NOW else {}
        is_confirmed = "confirmed" in request.POST
        form = ReasonForm(
            request.POST if is_confirmed else None, is_required=step.needs_reason or any(against.values())
        )
        if is_confirmed and form.is_valid() and self._take(request, step, going, form.cleaned_data["reason"]):
            return None
        return TemplateResponse(
            request, "admin/sessions/step.html", self._shown(request, sessions, step, against, form)
        )

    def _take(self, request, step, sessions, reason):
        """All of the sessions or none; False where one of them has moved on meanwhile."""
        try:
            with transaction.atomic():
                for session in sessions:
                    take_step(step, session, reason)
        except WorkflowError as error:
            self.message_user(request, str(error), messages.ERROR)
            return False
        number = f"{len(sessions)} sessions are" if len(sessions) != 1 else f"{sessions[0]} is"
        self.message_user(request, f"{number} {step.done}.", messages.SUCCESS)
        return True

    def _shown(self, request, sessions, step, against, form):
        return {
            **self.admin_site.each_context(request),
            "title": step.label,
            "opts": self.opts,
            "step": step,
            "form": form,
            "rows": [
                (one, [objection_link(one, found) for found in against.get(one.pk, [])])
                for one in sessions
                if step.begins_at(one)
            ],
            "left": [one for one in sessions if not step.begins_at(one)],
            "checkbox": ACTION_CHECKBOX_NAME,
            "action": request.POST.get("action", ""),
        }

    def _page_of(self, pk):
        return reverse("admin:igf_sessions_session_change", args=[pk])

    def changeform_view(self, request, object_id=None, form_url="", extra_context=None):
        session = self.get_object(request, object_id) if object_id else None
        shown = {"steps": steps_for(request.user, session) if session else [], **(extra_context or {})}
        return super().changeform_view(request, object_id, form_url, shown)

    @admin.action(description="Submit the selected sessions for review", permissions=["change"])
    def submit(self, request, sessions):
        return self.step_page(request, sessions, STEPS["submit"])

    @admin.action(description="Return the selected sessions to draft", permissions=["change"])
    def return_to_draft(self, request, sessions):
        return self.step_page(request, sessions, STEPS["return"])

    @admin.action(description="Publish the selected sessions", permissions=["publish"])
    def publish(self, request, sessions):
        return self.step_page(request, sessions, STEPS["publish"])

    @admin.action(description="Withdraw the selected sessions", permissions=["publish"])
    def withdraw(self, request, sessions):
        return self.step_page(request, sessions, STEPS["withdraw"])

    @admin.action(description="Make drafts of the selected withdrawn sessions", permissions=["publish"])
    def reopen(self, request, sessions):
        return self.step_page(request, sessions, STEPS["reopen"])

    def has_publish_permission(self, request):
        return request.user.has_perm("igf_sessions.publish_session")
