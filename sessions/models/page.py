"""Page: a text of the site's own, such as its method or its licence, that editors keep."""

from django.conf import settings
from django.db import models
from django.urls import reverse

from sessions.models.plain_text import PlainTextField
from speakers.history.records import EditHistory
from speakers.versions import Versioned


class Page(Versioned):
    slug = models.SlugField(max_length=60, help_text="The last part of the page's address.")
    language = models.CharField(
        max_length=10,
        choices=settings.LANGUAGES,
        default=settings.LANGUAGE_CODE,
        help_text="A page without a text in a visitor's language is shown in English.",
    )
    title = models.CharField(max_length=120, help_text="The heading of the page and its name in the footer.")
    body = PlainTextField(
        help_text="Plain text; an empty line parts two paragraphs. A line that begins with # is a heading, lines that "
        "begin with - are a list, and web addresses become links."
    )
    changed_at = models.DateTimeField(auto_now=True)
    history = EditHistory(excluded_fields=["version"])

    class Meta:
        ordering = ["slug", "language"]
        constraints = [models.UniqueConstraint(fields=["slug", "language"], name="one_page_a_language")]

    def __str__(self):
        return self.title

    def get_absolute_url(self):
        return reverse("sessions:page", args=[self.slug])
