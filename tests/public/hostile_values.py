"""A value that tries to be markup or script in every text of every record, and what it would leave in a page."""

import json
import re

from lxml import etree, html

from sessions.models import (
    Concept,
    CorrectionRequest,
    Event,
    Evidence,
    Page,
    Participation,
    QueuedImport,
    Session,
    Source,
    Statement,
    StatementRelation,
    Theme,
)
from speakers.models import Speaker, SpeakerAlias

HOSTILE = "\"'><script>alert(1)</script>{{7}}"
FILLED = {
    Event: ["name", "place"],
    Session: ["title", "code", "kind", "summary", "report", "disclaimer"],
    Participation: ["attribution", "affiliation", "stakeholder_group", "region", "report"],
    Speaker: ["name", "note"],
    SpeakerAlias: ["name"],
    Theme: ["name", "description"],
    Concept: ["name"],
    Statement: ["text"],
    Evidence: ["text"],
    StatementRelation: ["text"],
    CorrectionRequest: ["text", "contact", "answer"],
    Source: ["name"],
    Page: ["title", "body"],
    QueuedImport: ["name", "title", "error"],
}
NOT_RUN = {"application/json", "application/ld+json"}


def fill(words):
    """Every text of every record ends in the words, and still is another than its neighbour's."""
    for model, names in FILLED.items():
        for record in model.objects.all():
            values = {name: f"{words} {record.pk}"[: longest(model, name)] for name in names}
            model.objects.filter(pk=record.pk).update(**values)


def longest(model, name):
    return model._meta.get_field(name).max_length


def found_in(answer):
    """What a browser would run of the answer's body, or what no program could read; nothing is what has to be found."""
    kind, body = answer["Content-Type"].split(";")[0], answer.content.decode()
    if kind == "text/html":
        tree = html.document_fromstring(answer.content)
        for block in tree.xpath("//script[contains(@type, 'json')]"):
            json.loads(block.text)
        return [*scripts(tree), *handlers(tree), *leads(tree)]
    if kind.endswith("json"):
        json.loads(body)
    return [one.tag for one in etree.fromstring(answer.content).iter("{*}script")] if kind.endswith("xml") else []


def scripts(tree):
    found = (one for one in tree.iter("script") if not one.get("src") and one.get("type") not in NOT_RUN)
    return [html.tostring(one).decode() for one in found]


def handlers(tree):
    named = ((one, name) for one in tree.iter() if isinstance(one.tag, str) for name in one.attrib)
    return [(one.tag, name) for one, name in named if name.startswith("on") or name == "style" or name == '"']


def leads(tree):
    return [link for _, _, link, _ in tree.iterlinks() if re.match(r"(?i)\s*(javascript|vbscript|data):", link)]
