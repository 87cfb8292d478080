"""The site's own pages: method, privacy, accessibility, contact, licence and whatever editors add."""

from django.http import Http404
from django.utils.translation import get_language
from django.views.generic import DetailView

from sessions.models import Page
from sessions.page_text import page_blocks


class PageView(DetailView):
    """The page in the visitor's language, else in English under the label that it is not translated."""

    template_name = "sessions/page.html"
    context_object_name = "page"

    def get_queryset(self):
        return Page.objects.filter(language__in=[get_language(), "en"])

    def get_object(self, queryset=None):
        found = {page.language: page for page in self.get_queryset().filter(slug=self.kwargs["slug"])}
        if not found:
            raise Http404
        return found.get(get_language()) or found["en"]

    def get_context_data(self, **kwargs):
        return super().get_context_data(blocks=page_blocks(self.object.body), **kwargs)
