"""Lists, searches and choices of an archive of any size: what is found, and how many queries it takes."""

import pytest
from django.urls import reverse

from sessions.models import Evidence, Source, Statement
from tests.curation.staff import sign_in
from tests.factories import make_event, make_session, make_speaker, make_statement, make_voice

pytestmark = pytest.mark.django_db
CHOICES = {
    ("statementrelation", "participation"): 4,
    ("statementrelation", "statement"): 4,
    ("participation", "session"): 4,
    ("participation", "speaker"): 4,
}


def make_claim(number, text):
    session = make_session(f"Session {number}", "draft", event=make_event("Forum"))
    voice = make_voice(session, f"Voice {number}", speaker=make_speaker(f"Élan {number}"))
    return make_statement(voice, text)


def found(client, name, typed):
    page = client.get(reverse(f"admin:igf_sessions_{name}_changelist"), {"q": typed})
    return [one.text for one in page.context["cl"].result_list]


@pytest.mark.parametrize(
    ("typed", "texts"),
    [
        ("harbours", ["The harbours grow."]),
        ("HARBOURS grow", ["The harbours grow."]),
        ('"harbours grow"', ["The harbours grow."]),
        ('"grow harbours"', []),
        ("elan 2", ["Trust matters."]),
        ("session 1", ["The harbours grow."]),
        ("elan trust", ["Trust matters."]),
        ("k0000001", ["Trust matters."]),
        ("100%", []),
        ('"', []),
        ("\0", ["The harbours grow.", "Trust matters."]),
        ("", ["The harbours grow.", "Trust matters."]),
    ],
)
def test_statements_are_found_by_text_person_session_and_key(typed, texts):
    make_claim(1, "The harbours grow.")
    make_claim(2, "Trust matters.")
    assert found(sign_in("superuser"), "statement", typed) == texts


def test_evidence_is_found_by_its_text_and_by_the_key_of_its_statement():
    for number, text in enumerate(["The harbours grow.", "Trust matters."], 1):
        statement = make_claim(number, text)
        source = Source.objects.create(
            session=statement.participation.session, name="a", content=b"", reader_version=1, kind="report"
        )
        Evidence.objects.create(statement=statement, source=source, start=0, end=len(text), text=text)
    client = sign_in("superuser")
    assert found(client, "evidence", "harbours") == ["The harbours grow."]
    assert found(client, "evidence", Statement.objects.last().key) == ["Trust matters."]


@pytest.mark.parametrize(("model", "field"), CHOICES)
def test_a_choice_takes_as_many_queries_for_three_records_as_for_one(model, field, django_assert_num_queries):
    client = sign_in("superuser")
    asked = {"app_label": "igf_sessions", "model_name": model, "field_name": field, "term": "e"}
    for numbers in ([1], [2, 3]):
        for number in numbers:
            make_claim(number, f"Openness {number}.")
        with django_assert_num_queries(CHOICES[model, field]):
            assert len(client.get(reverse("admin:autocomplete"), asked).json()["results"]) == numbers[-1]


@pytest.mark.parametrize(
    ("model", "field", "texts"),
    [
        ("participation", "speaker", ["Ada Sample (Harbour Office, ada-sample)", "Ada Sample (ada-sample-2)"]),
        ("participation", "session", ["Opening (Forum 2024, 2025-03-12)", "Opening (Forum 2025)"]),
        ("statement", "participation", ["Ada Sample (Opening)", "Ada Sample (Opening)"]),
    ],
)
def test_a_choice_tells_records_of_one_name_apart(model, field, texts):
    for year, fields, affiliation in ((2024, {"start_date": "2025-03-12"}, "Harbour Office"), (2025, {}, "")):
        session = make_session("Opening", "draft", event=make_event(f"Forum {year}"), **fields)
        make_voice(session, "Ada Sample", speaker=make_speaker("Ada Sample"), affiliation=affiliation)
    term = "opening" if field == "session" else "ada"
    asked = {"app_label": "igf_sessions", "model_name": model, "field_name": field, "term": term}
    offered = sign_in("superuser").get(reverse("admin:autocomplete"), asked).json()["results"]
    assert sorted(one["text"] for one in offered) == texts


@pytest.mark.parametrize("sessions", [1, 3])
def test_what_stands_against_the_deletion_of_an_event_takes_one_query(sessions, django_assert_num_queries):
    client = sign_in("superuser")
    for number in range(sessions):
        make_session(f"Session {number}", event=make_event("Forum"))
    page = reverse("admin:igf_sessions_event_delete", args=[make_event("Forum").pk])
    with django_assert_num_queries(4):
        assert len(client.get(page).context["protected"]) == sessions


def test_a_list_of_more_rows_than_a_page_loses_none():
    for number in range(51):
        make_claim(number, f"Openness {number}.")
    client, address = sign_in("superuser"), reverse("admin:igf_sessions_statement_changelist")
    pages = [client.get(address, {"p": page}).context["cl"].result_list for page in (1, 2)]
    assert [[one.text for one in page] for page in pages] == [
        [f"Openness {number}." for number in range(50)],
        ["Openness 50."],
    ]


def test_the_list_of_statements_offers_decisions_and_no_deletion_that_evidence_would_forbid():
    make_claim(1, "The harbours grow.")
    page = sign_in("superuser").get(reverse("admin:igf_sessions_statement_changelist"))
    offered = [name for name, label in page.context["action_form"].fields["action"].choices if name]
    assert offered == ["approve", "reject"]
