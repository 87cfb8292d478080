"""From a draft to a published session and back: who may, what stands against it, what the history says."""

import json
from datetime import timedelta

import pytest
from django.contrib.auth.models import Group, Permission
from django.core.management import call_command
from django.urls import reverse
from django.utils import timezone

from sessions.admin import decisions
from sessions.models import Session, Source, Statement, StatementGrounding, StatementRelation
from sessions.publishing import objections
from sessions.roles import keep_groups
from sessions.workflow import STEPS, WorkflowError, steps_for, take_step
from tests.curation.staff import make_staff, said, sign_in
from tests.factories import make_session, make_speaker, make_statement, make_voice

pytestmark = pytest.mark.django_db


def faulty_session(title="Trust and networks", status="draft"):
    """A session against which everything stands."""
    session = make_session(title, status, conflicts={"title": "Trust"})
    voice = make_voice(session, "Ada Sample", words_per_minute=400)
    make_voice(session, "Audience", position=1)
    ground(make_statement(voice), "unsupported")
    return session


def ground(statement, match):
    session = statement.participation.session
    source, _ = Source.objects.get_or_create(
        session=session, name="talk.vtt", content=b"", reader_version=1, kind="transcript"
    )
    StatementGrounding.objects.create(statement=statement, source=source, match=match, score=0.1)


def faultless_session(title="Trust and networks", status="draft", **fields):
    session = make_session(title, status, **fields)
    make_voice(session, speaker=make_speaker(), words_per_minute=150)
    return session


def step_of(session, name):
    return reverse("admin:igf_sessions_session_step", args=[session.pk, name])


def press(client, session, name, reason=""):
    return client.post(step_of(session, name), {"confirmed": "yes", "reason": reason}, follow=True)


def test_what_stands_against_a_session_is_data(django_assert_num_queries):
    faulty, faultless = faulty_session(), faultless_session("Other")
    with django_assert_num_queries(9):
        found = objections([faulty, faultless])
    assert {pk: list(map(str, against)) for pk, against in found.items()} == {
        faultless.pk: [],
        faulty.pk: [
            "1 statement that nobody has reviewed",
            "1 claim without evidence",
            "1 statement not found in what the voice said",
            "1 voice whose person is not known",
            "1 voice with an implausible speed",
            "1 record changed here and in the document",
        ],
    }


def test_each_objection_leads_to_where_it_is_seen_to():
    session, publisher = faulty_session(), sign_in("Publisher")
    make_statement(make_voice(make_session("Other", "draft"), "Ben Invented"))
    pages = [reverse("admin:igf_sessions_session_change", args=[session.pk]), step_of(session, "publish")]
    voices = f"{reverse('admin:igf_sessions_participation_changelist')}?session__id__exact={session.pk}&amp;"
    bench = reverse("admin:igf_sessions_session_workbench", args=[session.pk])
    links = [
        f'<a href="{bench}?show=review">1 statement that nobody has reviewed</a>',
        f'<a href="{bench}">1 claim without evidence</a>',
        f'<a href="{bench}">1 statement not found in what the voice said</a>',
        f'<a href="{voices}unresolved=named">1 voice whose person is not known</a>',
        f'<a href="{voices}speed=implausible">1 voice with an implausible speed</a>',
        f'<a href="{pages[0][:-7]}conflicts/">1 record changed here and in the document</a>',
    ]
    for page in pages:
        shown = publisher.get(page).content.decode()
        assert [link for link in links if link not in shown] == []
    for link in links:
        assert publisher.get(link.split('"')[1].replace("&amp;", "&")).status_code == 200
    for query in ("unresolved=named", "speed=implausible"):
        found = publisher.get(voices.replace("&amp;", "&") + query).context["cl"].result_list
        assert [voice.attribution for voice in found] == ["Ada Sample"]


def test_only_a_shown_statement_that_was_not_found_stands_against_a_session():
    voice = make_voice(make_session("Trust and networks"), speaker=make_speaker(), words_per_minute=150)
    for state, match in (
        ("approved", "verbatim"),
        ("approved", "ask"),
        ("approved", "unsupported"),
        ("rejected", "unsupported"),
        ("hidden", "unsupported"),
    ):
        ground(make_statement(voice, state=state), match)
    found = map(str, objections([voice.session])[voice.session_id])
    assert list(found) == ["3 claims without evidence", "1 statement not found in what the voice said"]


def test_the_groups_are_there_after_a_migration_and_are_only_ever_added_to():
    added = Permission.objects.get(codename="add_user")
    Group.objects.get(name="Editor").permissions.set([added])
    colleague = make_staff("Publisher")
    colleague.user_permissions.add(added)
    keep_groups()
    editor, publisher = Group.objects.get(name="Editor"), Group.objects.get(name="Publisher")
    before = [sorted(one.permissions.values_list("codename", flat=True)) for one in (editor, publisher)]
    keep_groups()
    assert [sorted(one.permissions.values_list("codename", flat=True)) for one in (editor, publisher)] == before
    assert added in editor.permissions.all()
    assert list(colleague.user_permissions.all()) == [added]
    only = set(publisher.permissions.all()) - set(editor.permissions.all())
    imports = [
        "import_concept",
        "import_event",
        "import_evidence",
        "import_participation",
        "import_speaker",
        "import_statement",
    ]
    assert sorted(one.codename for one in only) == [
        "delete_correctionrequest",
        *imports,
        "import_theme",
        "publish_session",
    ]


@pytest.mark.parametrize(
    ("role", "steps"),
    [
        ("staff", {"draft": [], "review": [], "published": [], "withdrawn": []}),
        ("Editor", {"draft": ["submit"], "review": ["return"], "published": [], "withdrawn": []}),
        (
            "Publisher",
            {
                "draft": ["submit", "publish", "withdraw"],
                "review": ["return", "publish", "withdraw"],
                "published": ["withdraw"],
                "withdrawn": ["publish", "reopen"],
            },
        ),
    ],
)
def test_each_step_has_its_place_and_its_people(role, steps):
    user = make_staff(role)
    found = {status: [step.name for step in steps_for(user, Session(status=status))] for status in steps}
    assert found == steps


@pytest.mark.parametrize("step", STEPS.values(), ids=lambda step: step.name)
def test_before_a_step_its_page_says_what_becomes_public(step):
    session = faultless_session(status=step.sources[0])
    page = sign_in("Publisher").get(step_of(session, step.name)).content.decode()
    assert f"<p>{step.effect}</p>" in page


def test_an_editor_submits_with_a_button_and_the_history_says_who_and_why():
    session, client = faulty_session(), sign_in("Editor")
    page = client.get(reverse("admin:igf_sessions_session_change", args=[session.pk]))
    assert f'<a href="{step_of(session, "submit")}">Submit for review</a>' in page.content.decode()
    response = press(client, session, "submit", "The names are checked.")
    assert said(response) == ["Trust and networks is in review."]
    latest = session.history.latest()
    assert (latest.status, latest.history_change_reason, latest.history_user.username) == (
        *("review", "The names are checked."),
        "editor",
    )


def test_an_editor_cannot_publish():
    session, client = faultless_session(), sign_in("Editor")
    assert press(client, session, "publish", "I want to.").status_code == 403
    session.refresh_from_db()
    assert session.status == "draft"


def test_publishing_over_objections_wants_a_reason_and_keeps_both():
    session, client = faulty_session(), sign_in("Publisher")
    asked = client.get(step_of(session, "publish")).content.decode()
    assert ">1 voice with an implausible speed</a></li>" in asked
    refused = press(client, session, "publish", "  ")
    assert refused.context["form"].errors == {"reason": ["This field is required."]}
    assert not Session.objects.published().exists()
    assert said(press(client, session, "publish", "The minister asked " * 20)) == ["Trust and networks is public."]
    assert session.history.latest().history_change_reason == (
        ("The minister asked " * 20).strip()
        + " Published in spite of 1 statement that nobody has reviewed, 1 claim without evidence, 1 statement not"
        " found in what the voice said, 1 voice whose person is not known, 1 voice with an implausible speed, 1 record"
        " changed here and in the document."
    )


def test_what_has_nothing_against_it_is_published_without_a_reason():
    session = faultless_session()
    press(sign_in("Publisher"), session, "publish")
    assert session.history.latest().history_change_reason == "Publish."
    assert list(Session.objects.published()) == [session]


def test_withdrawing_wants_a_reason():
    session, client = faultless_session(status="published"), sign_in("Publisher")
    press(client, session, "withdraw")
    assert list(Session.objects.published()) == [session]
    press(client, session, "withdraw", "The speaker asked for it.")
    assert list(Session.objects.published()) == []


def test_many_sessions_are_published_on_one_page_all_or_none():
    good, bad, public = faultless_session("A"), faulty_session("B"), make_session("C")
    client, address = sign_in("Publisher"), reverse("admin:igf_sessions_session_changelist")
    chosen = {"action": "publish", "_selected_action": [good.pk, bad.pk, public.pk]}
    page = client.post(address, chosen)
    assert [(one.title, len(against)) for one, against in page.context["rows"]] == [("A", 0), ("B", 6)]
    assert page.context["left"] == [public]
    client.post(address, {**chosen, "confirmed": "yes", "reason": ""})
    assert Session.objects.published().count() == 1
    response = client.post(address, {**chosen, "confirmed": "yes", "reason": "All are checked."}, follow=True)
    assert said(response) == ["2 sessions are public."]
    assert Session.objects.published().count() == 3


def test_a_step_that_somebody_took_meanwhile_is_refused():
    session = faultless_session()
    stale = Session.objects.get()
    take_step(STEPS["publish"], session)
    with pytest.raises(WorkflowError) as error:
        take_step(STEPS["publish"], stale)
    assert str(error.value) == "Trust and networks: expected one of Draft, In review, Withdrawn, found Published"


def test_an_editor_changes_drafts_and_nothing_that_is_published():
    draft, public = faulty_session("Draft"), faulty_session("Public", "published")
    client = sign_in("Editor")
    for session, status in ((draft, 200), (public, 403)):
        for record in (session, session.participations.first(), session.participations.first().statements.first()):
            address = reverse(f"admin:{record._meta.app_label}_{record._meta.model_name}_change", args=[record.pk])
            assert client.get(address).status_code == 200
            assert client.post(address, {}).status_code == status


def test_an_editor_moves_nothing_into_a_published_session():
    draft, public = faulty_session("Draft"), faulty_session("Public", "published")
    voice, target = draft.participations.first(), public.participations.first()
    statement = voice.statements.first()
    address = reverse("admin:igf_sessions_statement_change", args=[statement.pk])
    response = sign_in("Editor").post(address, {"participation": target.pk, "version": statement.version})
    assert response.context["adminform"].form.errors["participation"] == [
        "Select a valid choice. That choice is not one of the available choices."
    ]


def test_a_bulk_decision_leaves_the_statements_of_published_sessions():
    draft, public = faulty_session("Draft"), faulty_session("Public", "published")
    statements = [session.participations.first().statements.first() for session in (draft, public)]
    chosen = {"action": "approve", "_selected_action": [one.pk for one in statements]}
    client, address = sign_in("Editor"), reverse("admin:igf_sessions_statement_changelist")
    question = client.post(address, chosen)
    assert question.context["title"] == "Approved: 2 statements?"
    assert Statement.objects.filter(state="approved").count() == 0
    response = client.post(address, {**chosen, "confirmed": "yes"}, follow=True)
    assert statements[0].history.first().history_change_reason == "Approved with 0 others."
    for statement in statements:
        statement.refresh_from_db()
    assert [one.state for one in statements] == ["approved", "suggested"]
    assert said(response) == [
        "1 of published or withdrawn sessions are left: a Publisher changes them.",
        "1 statements are approved now.",
    ]


def test_relations_are_decided_in_bulk_too():
    voice = make_voice(make_session(status="draft"), "Ada")
    other = make_voice(voice.session, "Ben", 1)
    relation = StatementRelation.objects.create(participation=voice, to_participation=other, kind="agrees")
    chosen = {"action": "reject", "_selected_action": [relation.pk], "confirmed": "yes"}
    response = sign_in("Editor").post(reverse("admin:igf_sessions_statementrelation_changelist"), chosen, follow=True)
    relation.refresh_from_db()
    assert (relation.state, relation.version) == ("rejected", 2)
    assert said(response) == ["1 statement relations are rejected now."]


def test_more_than_can_be_undone_by_hand_is_not_decided_at_once(monkeypatch):
    monkeypatch.setattr(decisions, "MOST_AT_ONCE", 1)
    statements = faulty_session().participations.first().statements.all()
    make_statement(faulty_session("Other").participations.first())
    chosen = {"action": "approve", "_selected_action": [one.pk for one in Statement.objects.all()], "confirmed": "yes"}
    response = sign_in("Editor").post(reverse("admin:igf_sessions_statement_changelist"), chosen, follow=True)
    assert said(response) == ["Expected at most 1 at once, found 3: filter the list further."]
    assert {one.state for one in statements} == {"suggested"}


def test_only_a_publisher_plans_a_publication():
    session = faultless_session()
    address = reverse("admin:igf_sessions_session_change", args=[session.pk])
    fields = [
        "publish_on" in sign_in(role).get(address).context["adminform"].form.fields for role in ("Editor", "Publisher")
    ]
    assert fields == [False, True]


def test_what_is_due_and_faultless_is_published_and_the_rest_says_why_not(capsys):
    due = timezone.now() - timedelta(hours=1)
    good, bad = faultless_session("Good", publish_on=due), faulty_session("Bad")
    Session.objects.filter(pk=bad.pk).update(publish_on=due + timedelta(minutes=1))
    faultless_session("Later", publish_on=due + timedelta(days=1))
    faultless_session("Gone", "withdrawn", publish_on=due)
    call_command("publish_scheduled")
    rows = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert [(row["session"], row["outcome"], len(row["against"])) for row in rows] == [
        ("sample-forum-2025-good", "published", 0),
        ("sample-forum-2025-bad", "left", 6),
    ]
    assert [(one.title, one.publish_on) for one in Session.objects.published()] == [("Good", None)]
    assert good.history.latest().history_change_reason == "Publish."
