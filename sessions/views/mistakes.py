"""The pages on which a visitor reports a mistake in a statement or a turn."""

from django.db import transaction
from django.shortcuts import redirect
from django.utils import timezone
from django.views.generic import DetailView
from django.views.generic.edit import FormMixin

from sessions.mistake_form import MistakeForm
from sessions.models import CorrectionRequest, Statement, Turn
from sessions.search.documents import turn_text
from sessions.senders import may_send, sender_of
from sessions.views.gone import GoneSessionMixin, GoneStatementMixin


class MistakeView(FormMixin, DetailView):
    """The form, and after it the thanks at an address that may be loaded again. What was sent shows nowhere."""

    template_name = "sessions/mistake.html"
    form_class = MistakeForm
    too_many = False

    def post(self, request, *args, **kwargs):
        self.object = self.get_object()
        form = self.get_form()
        if form.is_trapped or (form.is_valid() and self.keep(form)):
            return redirect(f"{request.path}?sent")
        return self.render_to_response(self.get_context_data(form=form), status=429 if self.too_many else 200)

    @transaction.atomic
    def keep(self, form):
        """Whether it was kept: a network that sent a handful today waits until tomorrow."""
        sender = sender_of(self.request, timezone.now().date())
        self.too_many = not may_send(sender)
        if not self.too_many:
            CorrectionRequest.objects.forget_reporters()
            form.instance.sender = sender
            form.instance.session = self.object.participation.session
            setattr(form.instance, self.context_object_name, self.object)
            form.save()
        return not self.too_many

    def get_context_data(self, **kwargs):
        voice = self.object.participation
        shown = {"voice": voice, "session": voice.session, "words": self.get_words(), "too_many": self.too_many}
        return super().get_context_data(is_sent="sent" in self.request.GET, **shown, **kwargs)


class StatementMistakeView(GoneStatementMixin, MistakeView):
    context_object_name = "statement"
    slug_field = slug_url_kwarg = "key"

    def get_queryset(self):
        return Statement.objects.public().select_related("participation__speaker", "participation__session__event")

    def get_words(self):
        return self.object.text


class TurnMistakeView(GoneSessionMixin, MistakeView):
    context_object_name = "turn"
    slug_field = "source__session__slug"
    pk_url_kwarg = "turn"
    query_pk_and_slug = True

    def get_queryset(self):
        found = Turn.objects.public().with_text()
        return found.select_related("participation__speaker", "participation__session__event")

    def get_words(self):
        return turn_text(self.object, self.object.text, self.object.start)
