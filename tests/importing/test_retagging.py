"""Editors' phrases count at once, and never over what a person accepted or rejected."""

import json
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import call_command

from sessions.models import Concept, SessionTheme, StatementConcept, StatementTheme, Theme
from sessions.resources import load_themes
from tests.factories import import_bytes, make_theme, report

pytestmark = pytest.mark.django_db
SEEDS = Path(__file__).parents[2] / "seeds"


def retag():
    out = StringIO()
    call_command("retag", stdout=out, stderr=StringIO())
    return [json.loads(line)["outcome"] for line in out.getvalue().splitlines()]


def tags():
    return sorted(StatementTheme.objects.values_list("statement__text", "theme__slug", "state"))


@pytest.mark.parametrize("name", ["igf-2023-cybersecurity-trust-safety.txt", "sample-open-forum-timed.vtt"])
def test_computing_again_without_a_change_changes_nothing(name):
    load_themes(SEEDS / "themes.csv")
    import_bytes((SEEDS / name).read_bytes(), name)
    before = tags(), list(SessionTheme.objects.order_by("pk").values())
    assert retag() == ["unchanged"]
    assert (tags(), list(SessionTheme.objects.order_by("pk").values())) == before


def test_a_new_phrase_tags_what_holds_it():
    theme = make_theme("skills")
    import_bytes(report())
    assert tags() == []
    Theme.objects.filter(pk=theme.pk).update(phrases="digital skills")
    assert retag() == ["updated"]
    assert tags() == [("Schools should teach digital skills.", "skills", "suggested")]


def test_what_a_person_decided_stays():
    make_theme("skills", "digital skills")
    make_theme("networks", "community networks")
    import_bytes(report())
    StatementTheme.objects.filter(theme__slug="skills").update(state="rejected")
    StatementTheme.objects.filter(theme__slug="networks").update(state="accepted")
    before = tags()
    Theme.objects.filter(slug="networks").update(phrases="")
    retag()
    assert tags() == before


def test_a_new_concept_is_found_and_a_deleted_one_is_gone():
    import_bytes(report())
    concept = Concept.objects.create(name="Community network", kind="concept", aliases="village network")
    assert retag() == ["updated"]
    found = StatementConcept.objects.get()
    assert found.concept == concept
    assert found.statement.text == "Governments should build community networks in rural areas."
    assert retag() == ["unchanged"]
    concept.delete()
    assert not StatementConcept.objects.exists()
