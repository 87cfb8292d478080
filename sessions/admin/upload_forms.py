"""The forms of an upload: what is uploaded, and what the importer would not guess."""

from django import forms

from sessions.admin.autocomplete import Autocomplete
from sessions.models import Event, Participation, Session
from sessions.models.languages import typed_language
from speakers.models import Speaker

# Well below DATA_UPLOAD_MAX_MEMORY_SIZE, whatever the script of the text.
LONGEST_TEXT = 600_000
NEW, FOUND = "new", "found"


class ManyFilesInput(forms.ClearableFileInput):
    allow_multiple_selected = True


class ManyFilesField(forms.FileField):
    widget = ManyFilesInput

    def clean(self, data, initial=None):
        """The files; an empty one stays, so that it gets its own result."""
        return [super(ManyFilesField, self).clean(one, initial) for one in data or []]


class UploadForm(forms.Form):
    batch = forms.UUIDField(widget=forms.HiddenInput)
    files = ManyFilesField(
        required=False,
        allow_empty_file=True,
        help_text="One file or many, of at most 20 MB each. Without JavaScript a browser can send at most 100 files at "
        "once: then put them into a zip, which is unpacked here.",
    )
    text = forms.CharField(
        required=False,
        max_length=LONGEST_TEXT,
        widget=forms.Textarea(attrs={"rows": 8, "cols": 80}),
        label="Or paste a text",
        help_text="The text of a transcript or of a report page. Send a text of over 600,000 characters as a file.",
    )
    name = forms.CharField(
        required=False, max_length=200, label="Name of the text", help_text="You find it under this name again."
    )
    event = forms.ModelChoiceField(
        Event.objects,
        required=False,
        widget=Autocomplete(Session.event, "As the document says"),
        help_text="Choose one only where the documents say nothing or something wrong: it overrules them.",
    )
    language = forms.CharField(
        required=False,
        max_length=20,
        help_text='The language\'s code, for example "en". Leave it empty to take what the documents say.',
    )
    publish = forms.BooleanField(
        required=False,
        label="Publish what this creates",
        help_text="New sessions become public when they are imported. What exists already stays as public as it is.",
    )

    def __init__(self, *args, may_publish=False, **kwargs):
        super().__init__(*args, **kwargs)
        if not may_publish:
            del self.fields["publish"]

    def clean_language(self):
        return typed_language(self.cleaned_data["language"])

    def clean(self):
        files, text, name = (self.cleaned_data.get(field) for field in ("files", "text", "name"))
        if "files" not in self.errors and "text" not in self.errors and not files and not text:
            raise forms.ValidationError("Choose a file or paste a text: nothing was sent.")
        if text and not name:
            self.add_error("name", "Give the pasted text a name.")


class SessionForm(forms.Form):
    """Which session a document belongs to."""

    session = forms.ChoiceField(widget=forms.RadioSelect, label="Which session is it?", required=False)
    other = forms.ModelChoiceField(
        Session.objects,
        required=False,
        label="Or another session",
        widget=Autocomplete(Participation.session, "None chosen"),
        help_text="Search for a part of its title. What you choose here counts more than the choice above.",
    )

    def __init__(self, *args, upload, candidates, **kwargs):
        super().__init__(*args, **kwargs)
        found = [] if upload.state == "choice" else [(FOUND, "What the importer found, as shown above")]
        named = [(one.slug, ", ".join(map(str, filter(None, [one.title, one.start_date])))) for one in candidates]
        self.fields["session"].choices = [*found, *named, (NEW, "A new session of its own")]
        self.fields["session"].initial = _chosen(upload) or (FOUND if found else None)

    def clean(self):
        if not (self.cleaned_data.get("session") or self.cleaned_data.get("other")) and "session" not in self.errors:
            self.add_error("session", "Choose a session: the document fits several.")

    @property
    def choices(self) -> dict:
        """The fields of the upload that hold the answer."""
        chosen, other = self.cleaned_data["session"], self.cleaned_data["other"]
        slug = other.slug if other else "" if chosen in (NEW, FOUND) else chosen
        return {"chosen_session": slug, "is_new_session": not slug and chosen == NEW}


class VoiceForm(forms.Form):
    """Who a voice is that the importer would not guess."""

    attribution = forms.CharField(widget=forms.HiddenInput, required=False, empty_value="", strip=False)
    speaker = forms.ModelChoiceField(
        Speaker.objects, required=False, label="Speaker", widget=Autocomplete(Participation.speaker, "Nobody yet")
    )
    same_as = forms.ChoiceField(required=False, label="Or somebody in this document")

    def __init__(self, *args, people=(), **kwargs):
        super().__init__(*args, **kwargs)
        named = [(one["attribution"], one["name"]) for one in people]
        self.fields["same_as"].choices = [("", "Nobody of them"), *named]

    @property
    def choice(self) -> dict | None:
        """As the upload keeps it; None where the voice stays nobody."""
        if speaker := self.cleaned_data.get("speaker"):
            return {"speaker": speaker.slug}
        same_as = self.cleaned_data.get("same_as")
        return {"same_as": same_as} if same_as else None


VoiceFormSet = forms.formset_factory(VoiceForm, extra=0, max_num=100, absolute_max=200)


def _chosen(upload) -> str | None:
    return upload.chosen_session or (NEW if upload.is_new_session else None)
