"""Turns a page into what its head says of it: its title for others, its other languages, its linked data."""

import json
from dataclasses import dataclass

from django import template
from django.conf import settings
from django.urls import reverse, translate_url
from django.utils.html import format_html
from django.utils.safestring import mark_safe
from django.utils.translation import get_language, override

from sessions.linked_data import linked_data

register = template.Library()
# A script ends at the first "</script", whatever stands around it.
ESCAPES = {ord("<"): "\\u003C", ord(">"): "\\u003E", ord("&"): "\\u0026"}


@dataclass(frozen=True)
class Translation:
    """A page in one of the site's languages."""

    code: str
    name: str
    path: str
    is_current: bool


class CaptureNode(template.Node):
    def __init__(self, nodelist, name):
        self.nodelist, self.name = nodelist, name

    def render(self, context):
        context[self.name] = mark_safe(self.nodelist.render(context).strip())
        return ""


@register.tag
def capture(parser, token):
    """{% capture as title %}...{% endcapture %}: what stands inside, rendered, under a name."""
    *_, name = token.split_contents()
    nodelist = parser.parse(["endcapture"])
    parser.delete_first_token()
    return CaptureNode(nodelist, name)


@register.simple_tag(takes_context=True)
def translations(context):
    """The page in each language; of a page that does not exist, or no longer does, the first page."""
    request, current = context.get("request"), get_language()
    is_there = getattr(request, "resolver_match", None) and not (context.get("is_gone") or context.get("exception"))
    path = request.path if is_there else None
    return [Translation(code, name, _path(path, code), code == current) for code, name in settings.LANGUAGES]


def _path(path, code):
    if path:
        return translate_url(path, code)
    with override(code):
        return reverse("sessions:home")


@register.simple_tag(takes_context=True)
def page_data(context):
    """The linked data of the page's record; a data block, which no Content-Security-Policy takes for a script."""
    request, record = context.get("request"), context.get("object")
    if request is None or record is None:
        return ""
    text = json.dumps(linked_data(record, request.build_absolute_uri), ensure_ascii=False).translate(ESCAPES)
    return format_html('<script type="application/ld+json">{}</script>\n', mark_safe(text)) if text != "[]" else ""
