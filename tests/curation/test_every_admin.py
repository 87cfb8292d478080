"""What holds of every admin of ours: no field without a sentence, no long menu of records, no query a row."""

import pytest
from django.contrib import admin
from django.contrib.admin.widgets import AutocompleteMixin
from django.forms import ModelChoiceField
from django.urls import reverse

from sessions.models import (
    Concept,
    CorrectionRequest,
    Evidence,
    Page,
    QueuedImport,
    SessionVersion,
    Source,
    StatementRelation,
)
from sessions.theme_merging import merge_themes
from speakers.merging import merge_speakers
from tests.curation.every_record import every_record
from tests.curation.staff import make_staff, sign_in
from tests.factories import make_event, make_session, make_speaker, make_statement, make_theme, make_voice, tag

pytestmark = pytest.mark.django_db
OURS = sorted(
    (model for model in admin.site._registry if model._meta.app_label in ("igf_sessions", "speakers")),
    key=lambda model: model._meta.label,
)
# How many queries the list of each takes, the sign-in and the counts of its filters among them.
QUERIES = {
    "Concept": 6,
    "CorrectionRequest": 7,
    "Event": 7,
    "Evidence": 5,
    "Page": 5,
    "Participation": 9,
    "QueuedImport": 5,
    "Session": 9,
    "SessionVersion": 4,
    "Source": 6,
    "Speaker": 5,
    "SpeakerMerge": 4,
    "Statement": 6,
    "StatementRelation": 6,
    "Theme": 6,
    "ThemeMerge": 4,
}
ACTIONS = [(model, name) for model in OURS for name in admin.site.get_model_admin(model).actions or ()]


def forms_of(response):
    """The forms of an admin's page: the record's own, an empty one of the rows inside it, or one of our own page."""
    shown = response.context if response.status_code == 200 else {}
    if "adminform" in shown:
        yield shown["adminform"].form
        yield from (one.formset.empty_form for one in shown["inline_admin_formsets"])
    elif "form" in shown:
        yield shown["form"]


def fields():
    """Every field that anybody may edit in an admin of ours, with the name of its form."""
    client = sign_in("superuser")
    every_record()
    for model in OURS:
        name = f"admin:{model._meta.app_label}_{model._meta.model_name}"
        pages = [reverse(f"{name}_add"), reverse(f"{name}_change", args=[model._default_manager.first().pk])]
        for form in (form for page in pages for form in forms_of(client.get(page))):
            yield from ((f"{type(form).__name__}.{name}", field) for name, field in form.fields.items())


def test_every_field_that_one_may_edit_is_explained_in_a_sentence():
    asked = ((name, field) for name, field in fields() if not name.endswith(".DELETE"))
    visible = {name: str(field.help_text) for name, field in asked if not field.widget.is_hidden}
    assert len(visible) > 50
    assert [name for name, text in visible.items() if not text.endswith(".") or len(text) < 15] == []


def test_every_relation_is_found_by_a_part_of_its_name():
    relations = [(name, field) for name, field in fields() if isinstance(field, ModelChoiceField)]
    assert len(relations) > 8
    menus = {name for name, field in relations if not _is_autocomplete(field)}
    assert menus == set()


def _is_autocomplete(field):
    return field.widget.is_hidden or isinstance(getattr(field.widget, "widget", field.widget), AutocompleteMixin)


def make_one_of_each(number):
    """A row for the list of each admin, with relations of its own."""
    session = make_session(f"Session {number}", "draft", event=make_event(f"Forum {number}"))
    voice = make_voice(session, f"Cy {number}", speaker=make_speaker(f"Cy {number}"), words_per_minute=100 + number)
    nobody = make_voice(session, "Dee", 1, unresolved={"candidates": [f"Cy {number}"]})
    statement = make_statement(voice)
    theme = make_theme(f"theme-{number}", basket=make_theme(f"basket-{number}"))
    tag(statement, theme)
    source = Source.objects.create(session=session, name="a.txt", content=b"", reader_version=1, kind="report")
    Evidence.objects.create(statement=statement, source=source, start=0, end=1, text="a")
    StatementRelation.objects.create(participation=voice, to_participation=nobody, kind="agrees", statement=statement)
    SessionVersion.objects.create(session=session, number=1, content={})
    editor = make_staff(f"editor {number}")
    CorrectionRequest.objects.create(session=session, statement=statement, kind="fact", text="No.", answered_by=editor)
    QueuedImport.objects.create(
        name=f"{number}.txt", content=b"a", sha256="0", state="imported", session=session, uploaded_by=editor
    )
    Concept.objects.create(name=f"Charter {number}")
    Page.objects.create(slug=f"page-{number}", title="Imprint", body="We.")
    merge_speakers(make_speaker(f"Gil {number}"), make_speaker(f"Hal {number}"), editor)
    merge_themes(make_theme(f"nets-{number}"), make_theme(f"networks-{number}"), editor)


@pytest.mark.parametrize("model", OURS, ids=lambda model: model.__name__)
def test_a_list_takes_as_many_queries_for_three_rows_as_for_one(model, django_assert_num_queries):
    client, address = sign_in("superuser"), f"admin:{model._meta.app_label}_{model._meta.model_name}_changelist"
    for numbers in ([1], [2, 3]):
        for number in numbers:
            make_one_of_each(number)
        with django_assert_num_queries(QUERIES[model.__name__]):
            shown = client.get(reverse(address)).context["cl"].result_list
            assert len(shown) >= numbers[-1]


@pytest.mark.parametrize(("model", "name"), ACTIONS, ids=lambda part: getattr(part, "__name__", part))
def test_an_action_on_many_records_asks_before_it_changes_one(model, name):
    client = sign_in("superuser")
    make_one_of_each(1)
    page = reverse(f"admin:{model._meta.app_label}_{model._meta.model_name}_changelist")
    before = list(model._default_manager.order_by("pk").values())
    chosen = {"action": name, "_selected_action": [str(row["id"]) for row in before]}
    asked = client.post(page, chosen)
    assert asked.status_code == 200
    assert 'name="confirmed"' in asked.content.decode() or "None of these sessions" in asked.content.decode()
    assert list(model._default_manager.order_by("pk").values()) == before
