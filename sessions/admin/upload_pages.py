"""The pages of the uploads: send documents, see what will happen, choose, confirm, watch the progress."""

from uuid import uuid4

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404
from django.shortcuts import redirect
from django.urls import reverse
from django.views.generic import FormView, TemplateView, View

from sessions.admin.upload_forms import SessionForm, UploadForm, VoiceFormSet
from sessions.models import QueuedImport, Session
from sessions.models.queued_import import UploadState
from sessions.uploads.choices import may_import, may_publish
from sessions.uploads.queue import (
    confirm_all,
    counts_by_state,
    decide,
    enqueue,
    leave_out,
    preview_all,
    try_again,
)
from sessions.uploads.received import pasted_document, received_documents
from sessions.uploads.work import work
from speakers.duplicate_queue import compare_speakers
from speakers.models import Speaker

SECONDS_A_REQUEST = 3
ROWS_A_PAGE = MOST_VOICES = 100
PAGES = "admin:igf_sessions_queuedimport"


class UploadPage:
    """A page inside the admin's frame; `model_admin` is the uploads' own."""

    model_admin = None

    def get_context_data(self, **context):
        frame = self.model_admin.admin_site.each_context(self.request)
        frame |= {"opts": QueuedImport._meta, "media": self.model_admin.media}
        return super().get_context_data(**{**frame, **context})


class SendDocuments(UploadPage, FormView):
    template_name = "admin/igf_sessions/queuedimport/upload.html"
    form_class = UploadForm
    extra_context = {"title": "Upload documents"}

    def get_initial(self):
        return {"batch": uuid4()}

    def get_form_kwargs(self):
        return {**super().get_form_kwargs(), "may_publish": may_publish(self.request.user)}

    def form_valid(self, form):
        uploads = enqueue(_documents(form), **_fields(form), uploaded_by=self.request.user)
        batch = QueuedImport.objects.filter(batch=form.cleaned_data["batch"])
        if batch.count() != 1:
            return redirect(f"{PAGES}_batch", form.cleaned_data["batch"])
        work(batch, SECONDS_A_REQUEST)
        return redirect(f"{PAGES}_change", uploads[0].pk)


def _documents(form):
    sent = form.cleaned_data
    for file in sent["files"]:
        yield from received_documents(file)
    if sent["text"]:
        yield pasted_document(sent["name"], sent["text"])


def _fields(form):
    sent = form.cleaned_data
    event = sent["event"].name if sent["event"] else ""
    return {
        "batch": sent["batch"],
        "event": event,
        "language": sent["language"],
        "publish": sent.get("publish", False),
    }


class OneUpload(UploadPage, TemplateView):
    """What will happen and what the importer would not guess; after the import, what happened."""

    template_name = "admin/igf_sessions/queuedimport/preview.html"

    def setup(self, request, *args, **kwargs):
        super().setup(request, *args, **kwargs)
        self.uploads = QueuedImport.objects.filter(pk=kwargs["pk"])
        self.upload = self.uploads.select_related("session", "uploaded_by").defer("content").first()
        if self.upload is None:
            raise Http404

    def post(self, request, *args, **kwargs):
        answer = {"import": self.choose, "preview": self.choose, "skip": leave_out, "again": try_again}
        action = request.POST.get("do")
        if action not in answer:
            raise Http404
        if answer[action] != self.choose:
            answer[action](self.uploads)
        elif (invalid := self.choose(is_confirmed=action == "import")) is not None:
            return invalid
        work(self.uploads, SECONDS_A_REQUEST)
        return redirect(f"{PAGES}_change", self.upload.pk)

    def choose(self, is_confirmed):
        """None where the choices were taken down, else the page with what is wrong with them."""
        if not self.upload.is_open:
            return self.say_too_late()
        forms = self.forms(self.request.POST)
        if not all([form.is_valid() for form in forms.values()]):
            return self.render_to_response(self.get_context_data(**forms))
        asked = {form.cleaned_data["attribution"]: form.choice for form in forms["voice_forms"]}
        named = {voice: choice for voice, choice in {**self.upload.voices, **asked}.items() if choice}
        taken = decide(
            self.uploads,
            is_confirmed=is_confirmed,
            user=self.request.user,
            voices=named,
            **forms["session_form"].choices,
        )
        if not taken:
            self.say_too_late()
        return None

    def say_too_late(self):
        """In a second tab, or by somebody else, the upload was imported or left out meanwhile."""
        now = self.uploads.only("name", "state").get()
        text = f"What you chose was not taken: “{now}” was “{now.get_state_display()}” already when you sent it."
        messages.warning(self.request, f"{text} The page shows it as it is now.")

    def forms(self, data=None):
        record = self.upload.preview or {}
        slugs = {*record.get("candidates", []), self.upload.chosen_session}
        candidates = Session.objects.filter(slug__in=slugs).order_by("slug")
        session_form = SessionForm(data, upload=self.upload, candidates=candidates, prefix="session")
        people = {"people": [one for one in record.get("people", []) if one["attribution"] not in self.upload.voices]}
        asked = list(chosen_voices(self.upload, record.get("unresolved", [])[:MOST_VOICES]))
        return {
            "session_form": session_form,
            "voice_forms": VoiceFormSet(data, initial=asked, form_kwargs=people, prefix="voice"),
        }

    def asks_a_publisher(self, record):
        """Whether the import would change a published or withdrawn session, and the reader may not confirm that."""
        session = Session.objects.filter(slug=record["session"]).first() if record and record.get("session") else None
        names = bool(self.upload.voices)
        return session is not None and not may_import(self.request.user, session, record["outcome"], names)

    def get_context_data(self, **context):
        forms = self.forms() if self.upload.is_open and "session_form" not in context else {}
        record = self.upload.report or self.upload.preview
        shown = {"title": self.upload.name, "upload": self.upload, "record": record}
        shown["asks"] = self.upload.is_open and self.asks_a_publisher(record)
        return super().get_context_data(**shown, **forms, **context)


def chosen_voices(upload, unresolved):
    """The voices that are nobody or that the editor has named, each with that choice and with whom it could be."""
    nobody = {voice["attribution"] for voice in unresolved}
    named = [{"attribution": voice, "candidates": []} for voice in upload.voices if voice not in nobody]
    slugs = [choice["speaker"] for choice in upload.voices.values() if "speaker" in choice]
    speakers = {speaker.slug: speaker for speaker in Speaker.objects.filter(slug__in=slugs)} if slugs else {}
    for voice in [*named, *unresolved]:
        choice = upload.voices.get(voice["attribution"], {})
        yield {**voice, "speaker": speakers.get(choice.get("speaker")), "same_as": choice.get("same_as")}


class Batch(UploadPage, TemplateView):
    """Everything that was uploaded together, with a result a file."""

    template_name = "admin/igf_sessions/queuedimport/batch.html"
    extra_context = {"title": "Uploads of one batch"}
    actions = {"preview": preview_all, "import": confirm_all, "again": try_again}

    def setup(self, request, *args, **kwargs):
        super().setup(request, *args, **kwargs)
        self.uploads = QueuedImport.objects.filter(batch=kwargs["batch"])

    def post(self, request, *args, batch):
        if request.POST.get("do") not in self.actions:
            raise Http404
        confirming = {"user": request.user} if request.POST["do"] == "import" else {}
        self.actions[request.POST["do"]](self.uploads, **confirming)
        return redirect(f"{PAGES}_batch", batch)

    def get_context_data(self, **context):
        counts = counts_by_state(self.uploads)
        if not counts:
            raise Http404
        total, left = sum(counts.values()), self.uploads.pending().count()
        state = next((one for one in counts if one == self.request.GET.get("state")), None)
        chosen = self.uploads.filter(state=state) if state else self.uploads
        rows = Paginator(chosen.light().order_by("pk"), ROWS_A_PAGE).get_page(self.request.GET.get("page"))
        figures = {"total": total, "left": left, "done": total - left, "counts": counts, "state": state}
        return super().get_context_data(**figures, rows=rows, ready=_ready(counts, self.request.user), **context)


class WorkOnBatch(View):
    """A few seconds of work, then the batch's page as it was. Nothing begins here that an editor has not asked for."""

    model_admin = None

    def get(self, request, batch):
        work(QueuedImport.objects.filter(batch=batch), SECONDS_A_REQUEST)
        compare_speakers()  # so that the first page counts the likely duplicates of new people
        return redirect(reverse(f"{PAGES}_batch", args=[batch], query=request.GET))

    post = get


def _ready(counts, user):
    states = [UploadState.WAITING, UploadState.PREVIEWED, *([UploadState.PUBLISHER] if may_publish(user) else [])]
    return sum(counts.get(state, 0) for state in states)
