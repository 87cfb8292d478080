"""Answers 400 where a request could not be read."""

from django.http import HttpResponseBadRequest
from django.template.loader import render_to_string


def unreadable(request, exception):
    """Without the request, which would fail the page once more: its parameters or its host cannot be read."""
    return HttpResponseBadRequest(render_to_string("400.html"))
