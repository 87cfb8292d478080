"""The page that shows a merge of two themes before it is made, and the list of merges, each of which can be undone."""

from django import forms
from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.db import transaction
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.urls import path, reverse
from django.utils.html import format_html

from sessions.models import SessionTheme, StatementTheme, Theme, ThemeMerge
from sessions.models.session import Status
from sessions.roles import PUBLISH
from sessions.theme_merging import ThemeMergeError, merge_themes, undo_merge

ROWS_A_PAGE = 50


class OtherThemeForm(forms.Form):
    winner = forms.ModelChoiceField(
        Theme.objects.none(),
        label="Merge it into",
        help_text="The theme that stays. Its name and its address stay too.",
    )

    def __init__(self, *args, theme, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["winner"].queryset = Theme.objects.exclude(pk=theme.pk).order_by("search_key")


class ThemeMergePages:
    """Adds the choice of the other theme and the merge to the admin of themes."""

    change_form_template = "admin/themes/change_form.html"

    def get_urls(self):
        guarded = self.admin_site.admin_view
        return [
            path("<int:loser>/merge/", guarded(self.choose_view), name="igf_sessions_theme_choose"),
            path("<int:winner>/merge/<int:loser>/", guarded(self.merge_view), name="igf_sessions_theme_merge"),
            *super().get_urls(),
        ]

    def choose_view(self, request, loser):
        """Ask for the theme that stays."""
        theme = self._theme(request, loser)
        form = OtherThemeForm(request.GET or None, theme=theme)
        if form.is_valid():
            return redirect("admin:igf_sessions_theme_merge", form.cleaned_data["winner"].pk, theme.pk)
        return self._page(request, f"Merge {theme} into another theme", "choose", theme=theme, form=form)

    @transaction.atomic
    def merge_view(self, request, winner, loser):
        """Every row that would move; a POST moves them."""
        stays, goes = self._theme(request, winner), self._theme(request, loser)
        if request.method == "POST" and self._merge(request, stays, goes):
            return redirect("admin:igf_sessions_theme_change", stays.pk)
        statements = StatementTheme.objects.filter(theme=goes).order_by("pk")
        page = Paginator(_with_names(statements), ROWS_A_PAGE).get_page(request.GET.get("page"))
        sessions = SessionTheme.objects.filter(theme=goes).select_related("session").order_by("pk")
        shown = {"stays": stays, "goes": goes, "sessions": sessions, "page": page, "themes": goes.themes.all()}
        return self._page(request, f"Merge {goes} into {stays}", "merge", **shown)

    def _merge(self, request, winner, loser):
        try:
            merge = merge_themes(winner, loser, request.user)
        except ThemeMergeError as error:
            self.message_user(request, str(error), messages.ERROR)
            return None
        undo = reverse("admin:igf_sessions_thememerge_undo", args=[merge.pk])
        said = format_html('{} is part of {} now. <a href="{}">Undo the merge</a>', merge.loser["name"], winner, undo)
        self.message_user(request, said, messages.SUCCESS)
        return merge

    def _theme(self, request, pk):
        """The theme, locked until it is merged; only for those who may change it on the pages where it stands."""
        locked = Theme.objects.select_for_update() if transaction.get_connection().in_atomic_block else Theme.objects
        theme = get_object_or_404(locked, pk=pk)
        if not self.has_change_permission(request, theme) or not may_merge(request.user, theme):
            raise PermissionDenied
        return theme

    def _page(self, request, title, template, **shown):
        context = {**self.admin_site.each_context(request), "title": title, "opts": self.opts, **shown}
        return TemplateResponse(request, f"admin/themes/{template}.html", context)


def may_merge(user, theme):
    """A theme that stands on a published page is merged, and parted, by those who may publish."""
    if user.has_perm(PUBLISH):
        return True
    published = {"session__status": Status.PUBLISHED}
    inside = {"statement__participation__session__status": Status.PUBLISHED}
    return not (
        SessionTheme.objects.shown().filter(theme=theme, **published).exists()
        or StatementTheme.objects.shown().filter(theme=theme, **inside).exists()
    )


def _with_names(tags):
    related = ["statement__participation__speaker", "statement__participation__session"]
    return tags.select_related(*related)


@admin.register(ThemeMerge)
class ThemeMergeAdmin(admin.ModelAdmin):
    """Merges are made and undone by their own pages, never edited."""

    list_display = ["merged", "winner", "made_at", "made_by", "undo"]
    list_display_links = None
    list_select_related = ["winner", "made_by"]
    list_per_page = 50
    show_full_result_count = False
    search_fields = ["winner__search_key"]

    def get_urls(self):
        view = self.admin_site.admin_view(self.undo_view)
        return [path("<int:pk>/undo/", view, name="igf_sessions_thememerge_undo"), *super().get_urls()]

    @admin.display(description="merged away")
    def merged(self, merge):
        return merge.loser["name"]

    @admin.display(description="undo")
    def undo(self, merge):
        address = reverse("admin:igf_sessions_thememerge_undo", args=[merge.pk])
        return format_html('<a href="{}">Undo the merge of {}</a>', address, merge.loser["name"])

    @transaction.atomic
    def undo_view(self, request, pk):
        merge = get_object_or_404(ThemeMerge.objects.select_related("winner"), pk=pk)
        may_change = self.admin_site.get_model_admin(Theme).has_change_permission(request, merge.winner)
        if not may_change or not may_merge(request.user, merge.winner):
            raise PermissionDenied
        if request.method == "POST":
            return self._undo(request, merge)
        moved = sum(map(len, [*merge.moved.values(), *merge.doubles.values()]))
        shown = {"title": f"Undo the merge of {merge.loser['name']}", "opts": self.opts, "merge": merge, "moved": moved}
        return TemplateResponse(request, "admin/themes/undo.html", {**self.admin_site.each_context(request), **shown})

    def _undo(self, request, merge):
        try:
            with transaction.atomic():
                theme = undo_merge(merge)
        except ThemeMergeError as error:
            self.message_user(request, str(error), messages.ERROR)
        else:
            self.message_user(request, f"{theme} and {merge.winner} are two themes again.", messages.SUCCESS)
        return redirect("admin:igf_sessions_thememerge_changelist")

    def has_add_permission(self, request):
        return False

    def has_change_permission(self, request, merge=None):
        return False

    def has_delete_permission(self, request, merge=None):
        return False
