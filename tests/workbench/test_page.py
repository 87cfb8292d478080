"""The page of the workbench: who may do what, what a form does without a script, what hostile forms meet."""

import pytest
from django.contrib.auth.models import Permission
from django.test import Client
from django.urls import reverse

from sessions.models import Session, Statement, WorkbenchChange
from sessions.models.statement import State
from tests.curation.staff import make_staff, said, sign_in
from tests.factories import import_bytes, make_session, make_statement, make_theme, make_voice, report, tag
from tests.workbench.benches import ENCRYPTION, NETWORKS, SKILLS, evidence_of, place_of, seen, statement, voice_texts

pytestmark = pytest.mark.django_db
PART = {"X-Workbench": "part"}
LOST = "Expected a whole form of the workbench, found a part. Load the page again."


def make_bench(status="draft"):
    import_bytes(report())
    session = Session.objects.get()
    Session.objects.update(status=status)
    return reverse("admin:igf_sessions_session_workbench", args=[session.pk])


def asks(name, text, rest=""):
    one = seen(text)
    return f"{name} {one.key} {one.version} {rest}".strip()


@pytest.mark.parametrize(
    ("role", "status", "seen_by", "changed_by"),
    [
        ("anonymous", "draft", 302, 302),
        ("staff", "draft", 403, 403),
        ("Editor", "draft", 200, 302),
        ("Editor", "review", 200, 302),
        ("Editor", "published", 200, 403),
        ("Editor", "withdrawn", 200, 403),
        ("Publisher", "published", 200, 302),
        ("superuser", "published", 200, 302),
    ],
)
def test_who_sees_and_who_changes(role, status, seen_by, changed_by):
    address, client = make_bench(status), sign_in(role)
    page = client.get(address)
    assert page.status_code == seen_by
    answer = client.post(address, {"do": asks("approve", SKILLS)})
    assert answer.status_code == changed_by
    is_done = changed_by == 302 and role != "anonymous"
    assert (statement(SKILLS).state == State.APPROVED) == is_done
    if seen_by == 200:
        assert (b'value="approve ' in page.content) == is_done


def test_a_right_to_statements_alone_changes_nothing():
    address, user = make_bench(), make_staff("staff")
    user.user_permissions.set(
        Permission.objects.filter(codename__in=["view_session", "view_statement", "change_statement"])
    )
    client = Client()
    client.force_login(user)
    assert client.get(address).status_code == 200
    assert client.post(address, {"do": asks("approve", SKILLS)}).status_code == 403


def test_a_form_without_its_token_is_refused():
    address, client = make_bench(), Client(enforce_csrf_checks=True)
    client.force_login(make_staff("Editor"))
    assert client.post(address, {"do": asks("approve", SKILLS)}).status_code == 403
    assert statement(SKILLS).state == State.SUGGESTED


def test_a_form_is_answered_by_the_page_at_its_statement():
    address, client = make_bench(), sign_in("Editor")
    answer = client.post(f"{address}?show=review", {"do": asks("approve", SKILLS)})
    assert answer["Location"] == f"{address}?show=review#s-{statement(SKILLS).key}"
    assert said(client.get(answer["Location"])) == [f"Approved: {SKILLS}"]


def test_every_form_works_without_a_script():
    address, client, theme = make_bench(), sign_in("Editor"), make_theme("skills")
    opened = client.get(f"{address}?open={statement(SKILLS).key}")
    assert opened.context["panel"].key == statement(SKILLS).key
    forms = [
        lambda: {"do": asks("word", SKILLS), "text": f"{SKILLS}\r\nSkills are digital."},
        lambda: {"do": "undo"},
        lambda: {"do": "redo"},
        lambda: {"do": asks("up", "Skills are digital.")},
        lambda: {"do": asks("theme", SKILLS, "accept"), "theme": theme.pk},
        lambda: {"do": asks("attach", NETWORKS), "words": SKILLS},
        lambda: {"do": asks("relate", NETWORKS), "kind": "differs", "with": statement(SKILLS).key},
        lambda: {"do": asks("merge", ENCRYPTION), "with": f"{statement(SKILLS).key} 99"},
    ]
    assert [client.post(address, form()).status_code for form in forms] == [302] * 7 + [409]
    assert voice_texts("Ada Sample") == [ENCRYPTION, "Skills are digital.", SKILLS]
    assert SKILLS in evidence_of(statement(NETWORKS))
    assert [str(one) for one in statement(NETWORKS).relations.all()] == ["Ben Invented differs with Ada Sample"]
    assert list(statement(SKILLS).statement_themes.values_list("state", flat=True)) == ["accepted"]


def test_the_script_gets_what_was_touched_and_no_more():
    address, client = make_bench(), sign_in("Editor")
    answer = client.post(address, {"do": asks("approve", SKILLS)}, headers=PART)
    shown = answer.content.decode()
    assert answer.status_code == 200
    assert shown.count('class="card ') == shown.count('class="turn"') == shown.count('class="bar"') == 1
    assert f'id="s-{statement(SKILLS).key}" data-key="{statement(SKILLS).key}" data-version="1"' in shown
    assert f'data-after="{statement(ENCRYPTION).key}"' in shown
    assert f'<p id="bench-said" role="status">Approved: {SKILLS}</p>' in shown


def test_of_two_editors_the_second_sees_both_versions_and_what_was_typed():
    address, mine, theirs = make_bench(), sign_in("Editor"), sign_in("Publisher")
    form = {"do": asks("word", SKILLS), "text": "Mine."}
    theirs.post(address, {"do": asks("word", SKILLS), "text": "Theirs."})
    for headers in ({}, PART):
        refused = mine.post(address, form, headers=headers)
        shown = refused.content.decode()
        assert refused.status_code == 409
        assert "Somebody else saved this statement after you opened it: publisher, " in shown
        assert '<th scope="row">Text</th><td dir="auto">Mine.</td><td dir="auto">Theirs.</td>' in shown
        assert ">Mine.</textarea>" in shown
    assert statement("Theirs.").version == 1
    again = mine.post(address, {"do": asks("word", "Theirs."), "text": "Mine."})
    assert (again.status_code, statement("Mine.").version) == (302, 2)


def test_a_decision_about_other_words_is_refused_with_both_states():
    address, mine, theirs = make_bench(), sign_in("Editor"), sign_in("Publisher")
    form = {"do": asks("approve", SKILLS)}
    theirs.post(address, {"do": asks("reject", SKILLS)})
    refused = mine.post(address, form)
    assert '<td dir="auto">Approved</td><td dir="auto">Rejected</td>' in refused.content.decode()
    assert statement(SKILLS).state == State.REJECTED


HOSTILE = {
    "": "Expected a change of the workbench, found none. Load the page again.",
    "drop table": "Expected a change of the workbench, found none. Load the page again.",
    "approve": LOST,
    "approve {key}": LOST,
    "approve {key} one": LOST,
    "approve {key} -1": LOST,
    "approve {key} ²": LOST,
    "approve {key} 99999999999999999999": LOST,
    "theme {key} 0 accept": LOST,
    "theme {key} 0 love 1": LOST,
    "theme {key} 0 accept 999999999999999": "Expected a theme of the vocabulary, found none.",
    "judge {key} 0 accept 999999999999999": "Expected a relation of this statement, found none.",
    "detach {key} 0 1 2": LOST,
    "detach {key} 0 999999999999999 0 1": "Expected evidence of this statement, found none at this place.",
    "merge {key} 0 {key} 0": "Expected two statements of one voice.",
    "relate {key} 0": LOST,
    "word {key} 0": LOST,
    "attach {key} 0": LOST,
    "undo": "There is nothing of yours to undo in this session.",
    "redo": "There is nothing of yours to do again in this session.",
    "undo 999999999999999": "Expected a change of this session, found none.",
    "approve-pile 1 1": LOST,
}


@pytest.mark.parametrize("asked", HOSTILE)
def test_a_hostile_form_changes_nothing_and_is_told_why(asked):
    address, client = make_bench(), sign_in("Editor")
    form = {"do": asked.format(key=statement(SKILLS).key)}
    answers = [client.post(address, form), client.post(address, form, headers=PART)]
    assert [one.status_code for one in answers] == [422, 422]
    assert answers[0].context["panel"].refused.sentence == HOSTILE[asked]
    assert HOSTILE[asked] in answers[1].content.decode()
    assert (WorkbenchChange.objects.count(), statement(SKILLS).version) == (0, 0)


@pytest.mark.parametrize("place", [("-1", "5"), ("0", "99999999999"), ("5", "5"), ("x", "5"), ("", "")])
def test_a_hostile_place_is_no_evidence(place):
    address, client = make_bench(), sign_in("Editor")
    start, end = place
    source = place_of(SKILLS)[0]
    form = {"do": asks("attach", SKILLS), "source": source, "start": start, "end": end, "text": "Trust"}
    assert client.post(address, form).status_code == 422
    assert WorkbenchChange.objects.count() == 0


def test_a_statement_of_another_session_is_out_of_reach():
    address, client = make_bench(), sign_in("Editor")
    other = make_statement(make_voice(make_session("Secret", "published")), "Of a published session.")
    answer = client.post(address, {"do": f"reject {other.key} 0"}, headers=PART)
    assert (answer.status_code, b"Of a published session" in answer.content) == (422, False)
    assert client.get(f"{address}?open={other.key}", headers=PART).content.strip() == b""
    relation = {"do": asks("relate", SKILLS), "kind": "agrees", "with": other.key}
    assert client.post(address, relation).status_code == 422
    other.refresh_from_db()
    assert other.state == State.SUGGESTED


def test_characters_that_no_database_takes_are_refused():
    address, client = make_bench(), sign_in("Editor")
    assert client.post(address, {"do": asks("word", SKILLS), "text": "Nothing\0."}).status_code == 422
    assert client.get(address, {"open": "\0", "show": "\0"}).status_code == 200


def test_words_are_shown_as_they_are_and_never_as_markup():
    address, client = make_bench(), sign_in("Editor")
    client.post(address, {"do": asks("word", SKILLS), "text": "<script>alert(1)</script>"})
    shown = client.get(address).content.decode()
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in shown
    assert "<script>alert(1)" not in shown


def test_lists_show_what_they_say():
    address, client = make_bench(), sign_in("Editor")
    client.post(address, {"do": asks("approve", SKILLS)})
    client.post(address, {"do": asks("reject", ENCRYPTION)})
    shown = {
        which: [
            one.text for each in client.get(address, {"show": which}).context["bench"].voices for one in each.statements
        ]
        for which in ("review", "kept", "all")
    }
    everything = [text for voice in ("Moderator", "Ada Sample", "Ben Invented") for text in texts_of(voice)]
    assert shown == {
        "review": [text for text in everything if text not in (SKILLS, ENCRYPTION)],
        "kept": [text for text in everything if text != ENCRYPTION],
        "all": everything,
    }


def texts_of(voice):
    found = Statement.objects.filter(participation__attribution=voice).order_by("position")
    return list(found.values_list("text", flat=True))


def test_the_next_session_that_waits_is_named():
    address, client = make_bench(), sign_in("Editor")
    assert client.get(address).context["bench"].following is None
    make_statement(make_voice(make_session("Public", "published")), "Nobody looks here.")
    other = make_session("Other", "draft", event=None)
    make_statement(make_voice(other), "Somebody should look here.")
    assert client.get(address).context["bench"].following == other


def test_the_session_leads_to_its_workbench():
    address, client = make_bench(), sign_in("Editor")
    for page in (reverse("admin:igf_sessions_session_changelist"), address.removesuffix("workbench/") + "change/"):
        assert f'href="{address}"' in client.get(page).content.decode()


@pytest.mark.parametrize("rows", [1, 3])
def test_the_page_and_a_change_ask_a_fixed_number_of_questions(rows, django_assert_num_queries):
    address, client = make_bench(), sign_in("Editor")
    voices = [make_voice(Session.objects.get(), f"Voice {number}", 5 + number) for number in range(rows)]
    for voice in voices:
        for number in range(rows):
            tag(make_statement(voice, f"Statement {number}."), make_theme(f"theme-{voice.pk}-{number}"))
    for text in (SKILLS, ENCRYPTION, NETWORKS)[:rows]:
        client.post(address, {"do": asks("approve", text)})
    with django_assert_num_queries(28):
        client.get(address)
    form = {"do": asks("reject", SKILLS)}
    with django_assert_num_queries(42):
        client.post(address, form, headers=PART)
