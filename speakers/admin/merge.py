"""The list of merges in force, each of which can be undone."""

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.urls import path, reverse
from django.utils.html import format_html

from speakers.merging import MergeError, undo_merge
from speakers.models import Speaker, SpeakerMerge


@admin.register(SpeakerMerge)
class SpeakerMergeAdmin(admin.ModelAdmin):
    """Merges are made and undone by their own pages, never edited."""

    list_display = ["merged", "winner", "made_at", "made_by", "undo"]
    list_display_links = None
    list_select_related = ["winner", "made_by"]
    list_per_page = 50
    show_full_result_count = False
    search_fields = ["winner__search_key"]

    def get_urls(self):
        view = self.admin_site.admin_view(self.undo_view)
        return [path("<int:pk>/undo/", view, name="speakers_speakermerge_undo"), *super().get_urls()]

    @admin.display(description="merged away")
    def merged(self, merge):
        return merge.loser["name"]

    @admin.display(description="undo")
    def undo(self, merge):
        address = reverse("admin:speakers_speakermerge_undo", args=[merge.pk])
        return format_html('<a href="{}">Undo the merge of {}</a>', address, merge.loser["name"])

    @transaction.atomic
    def undo_view(self, request, pk):
        merge = get_object_or_404(SpeakerMerge.objects.select_related("winner"), pk=pk)
        if not self.admin_site.get_model_admin(Speaker).has_change_permission(request, merge.winner):
            raise PermissionDenied
        if request.method == "POST":
            return self._undo(request, merge)
        shown = {"title": f"Undo the merge of {merge.loser['name']}", "opts": self.opts, "merge": merge}
        shown["moved"] = sum(map(len, merge.moved.values()))
        return TemplateResponse(request, "admin/people/undo.html", {**self.admin_site.each_context(request), **shown})

    def _undo(self, request, merge):
        try:
            speaker = undo_merge(merge)
        except MergeError as error:
            self.message_user(request, str(error), messages.ERROR)
        else:
            self.message_user(request, f"{speaker} and {merge.winner} are two people again.", messages.SUCCESS)
        return redirect("admin:speakers_speakermerge_changelist")

    def has_add_permission(self, request):
        return False

    def has_change_permission(self, request, merge=None):
        return False

    def has_delete_permission(self, request, merge=None):
        return False
