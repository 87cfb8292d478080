"""The queue of likely duplicates, and the page that shows a merge before it is made."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.db import transaction
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.urls import path, reverse
from django.utils.decorators import method_decorator
from django.utils.html import format_html
from django.views.decorators.http import require_POST

from speakers.admin.evidence import moved_rows, people
from speakers.duplicate_queue import compare_speakers
from speakers.merging import MergeError, declare_distinct, merge_speakers
from speakers.models import LikelyDuplicate, Speaker

PAIRS_A_PAGE = 20


class PeoplePages:
    """Adds the queue and the merge to the admin of speakers."""

    change_list_template = "admin/people/change_list.html"

    def get_urls(self):
        guarded = self.admin_site.admin_view
        return [
            path("duplicates/", guarded(self.duplicates_view), name="speakers_speaker_duplicates"),
            path("distinct/", guarded(self.distinct_view), name="speakers_speaker_distinct"),
            path("<int:winner>/merge/<int:loser>/", guarded(self.merge_view), name="speakers_speaker_merge"),
            *super().get_urls(),
        ]

    def duplicates_view(self, request):
        """The pairs, the likest first, each with what tells the two apart."""
        if not self.has_view_permission(request):
            raise PermissionDenied
        left = compare_speakers()
        pairs = LikelyDuplicate.objects.undecided()
        page = Paginator(pairs, PAIRS_A_PAGE).get_page(request.GET.get("page"))
        persons = people(pk for pair in page for pk in (pair.first_id, pair.second_id))
        rows = [(pair, persons[pair.first_id], persons[pair.second_id]) for pair in page]
        may_decide = self.has_change_permission(request)
        return self._page(
            request, "Likely duplicates", "duplicates", page=page, rows=rows, left=left, may_decide=may_decide
        )

    @method_decorator(require_POST)
    def distinct_view(self, request):
        """Remember that the two are not the same person."""
        first, second = (self._speaker(request, request.POST.get(name, "")) for name in ("first", "second"))
        if first == second:
            self.message_user(request, f"{first} is one person. Choose two.", messages.ERROR)
        else:
            declare_distinct(first, second)
            said = f"{first} and {second} are two people. The pair will not be shown again."
            self.message_user(request, said, messages.SUCCESS)
        return redirect("admin:speakers_speaker_duplicates")

    @transaction.atomic
    def merge_view(self, request, winner, loser):
        stays, goes = self._speaker(request, winner), self._speaker(request, loser)
        if request.method == "POST" and self._merge(request, stays, goes):
            return redirect("admin:speakers_speaker_duplicates")
        persons = people([stays.pk, goes.pk])
        shown = {"stays": persons[stays.pk], "goes": persons[goes.pk], "rows": moved_rows(goes)}
        return self._page(request, f"Merge {goes} into {stays}", "merge", **shown)

    def _merge(self, request, winner, loser):
        try:
            merge = merge_speakers(winner, loser, request.user)
        except MergeError as error:
            self.message_user(request, str(error), messages.ERROR)
            return None
        undo = reverse("admin:speakers_speakermerge_undo", args=[merge.pk])
        goes, stays = _told_apart(loser, winner)
        said = format_html('{} is {} now. <a href="{}">Undo the merge</a>', goes, stays, undo)
        self.message_user(request, said, messages.SUCCESS)
        return merge

    def _speaker(self, request, pk):
        """The speaker, locked until the decision is written; only for those who may change the person."""
        number = int(pk) if str(pk).isdecimal() and len(str(pk)) < 19 else 0
        speakers = (
            Speaker.objects.select_for_update() if transaction.get_connection().in_atomic_block else Speaker.objects
        )
        speaker = get_object_or_404(speakers, pk=number)
        if not self.has_change_permission(request, speaker):
            raise PermissionDenied
        return speaker

    def _page(self, request, title, template, **shown):
        context = {**self.admin_site.each_context(request), "title": title, "opts": self.opts, **shown}
        return TemplateResponse(request, f"admin/people/{template}.html", context)


def _told_apart(*speakers):
    """Their names; where those are the same, each with its address, which never is."""
    is_clear = len({speaker.name for speaker in speakers}) == len(speakers)
    return [str(one) if is_clear else f"{one} ({one.slug})" for one in speakers]
