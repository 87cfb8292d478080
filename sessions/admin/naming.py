"""Who is behind a voice: one by a click in the list of unresolved voices, several on a page that shows each of them."""

from django import forms
from django.contrib import admin, messages
from django.contrib.admin.helpers import ACTION_CHECKBOX_NAME
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.urls import path, reverse
from django.utils.html import format_html
from django.views.decorators.http import require_POST

from sessions.admin.autocomplete import Autocomplete
from sessions.admin.candidates import offer_candidates
from sessions.models import Participation
from speakers.bulk_writing import write_changed, written
from speakers.models import Speaker

# Each of them is to be looked at.
MOST_AT_ONCE = 200


class PersonForm(forms.Form):
    """One person for several voices."""

    speaker = forms.ModelChoiceField(
        Speaker.objects,
        label="Who they are",
        widget=Autocomplete(Participation.speaker, "Choose a person"),
        help_text="Search for a part of the name. Whoever is not there yet is added on the page of people first.",
    )


class NamingAdmin:
    """Together with a guard that knows which of the voices the editor may change."""

    actions = ["name_together"]

    def get_urls(self):
        view = self.admin_site.admin_view(require_POST(self.name_view))
        return [path("name/", view, name="igf_sessions_participation_name"), *super().get_urls()]

    @transaction.atomic
    def name_view(self, request):
        """Make the chosen candidate the person behind the voice, unless somebody named it meanwhile."""
        voice_id, _, speaker_id = request.POST.get("is", "").partition("-")
        voice = get_object_or_404(Participation.objects.select_for_update(), pk=_number(voice_id))
        speaker = get_object_or_404(Speaker, pk=_number(speaker_id))
        if not self.has_change_permission(request, voice):
            raise PermissionDenied
        if voice.speaker_id:
            self.message_user(request, f"Somebody said meanwhile that this is {voice.speaker}.", messages.WARNING)
        else:
            self._name(request, voice, speaker)
        return redirect(f"{reverse('admin:igf_sessions_participation_changelist')}?{request.GET.urlencode()}")

    def _name(self, request, voice, speaker):
        voice.speaker, voice.unresolved = speaker, {}
        voice._change_reason = "Named from the list of unresolved voices."
        voice.save()
        page = reverse("admin:igf_sessions_participation_change", args=[voice.pk])
        said = format_html('<a href="{}">{}</a> is {} now.', page, voice.attribution or "The unnamed voice", speaker)
        self.message_user(request, said, messages.SUCCESS)

    @admin.action(description="Say who the selected voices are", permissions=["change"])
    def name_together(self, request, voices):
        """The page that asks for the person and shows each voice; None once they are named."""
        if (number := voices.count()) > MOST_AT_ONCE:
            sentence = f"Expected at most {MOST_AT_ONCE} at once, found {number:,}: filter the list further."
            self.message_user(request, sentence, messages.ERROR)
            return None
        form = PersonForm(request.POST if "confirmed" in request.POST else None)
        if form.is_valid():
            return self._name_all(request, voices, form.cleaned_data["speaker"])
        return self._question(
            request, self.open_ones(request, voices).order_by("session", "voice_position", "pk"), form
        )

    @transaction.atomic
    def _name_all(self, request, chosen, speaker):
        """Those of the chosen voices that are nobody still, all of them or none."""
        open_ones = self.open_ones(
            request, Participation.objects.filter(pk__in=list(chosen.values_list("pk", flat=True)))
        )
        voices = list(open_ones.filter(speaker=None).select_for_update(of=("self",)).order_by("pk"))
        for voice in voices:
            voice.speaker, voice.unresolved = speaker, {}
        write_changed(voices, {"speaker", "unresolved"}, f"Named with {len(voices) - 1} others.")
        written.send(Participation, records=voices)
        self.message_user(request, f"{_voices(len(voices))} {speaker} now.", messages.SUCCESS)
        if missing := len(request.POST.getlist(ACTION_CHECKBOX_NAME)) - len(voices):
            self.message_user(request, f"{missing} of those you chose are left as they are.", messages.WARNING)

    def _question(self, request, voices, form):
        found = list(voices.select_related("session__event", "speaker"))
        nobody = [voice for voice in found if not voice.speaker_id]
        offer_candidates(nobody)
        form.initial["speaker"] = _shared_candidate(nobody)
        shown = {
            **self.admin_site.each_context(request),
            "title": "Who are these voices?",
            "opts": self.opts,
            "form": form,
            "media": self.media + form.media,
            "voices": nobody,
            "named": [voice for voice in found if voice.speaker_id],
            "checkbox": ACTION_CHECKBOX_NAME,
            "action": request.POST.get("action", ""),
        }
        return TemplateResponse(request, "admin/people/name_voices.html", shown)


def _shared_candidate(voices):
    """The one person whom every voice could be."""
    found = [set(voice.candidates) for voice in voices]
    shared = set.intersection(*found) if found else set()
    return shared.pop() if len(shared) == 1 else None


def _voices(number):
    return "1 voice is" if number == 1 else f"{number} voices are"


def _number(text):
    """The id in a button's value; 0, which nobody has, where it is none."""
    return int(text) if text.isdecimal() and len(text) < 19 else 0
