"""Anybody reports a mistake without an account; only an editor's answer is ever shown; who sent it is forgotten."""

from datetime import UTC, datetime, timedelta

import pytest
from django.conf import settings
from django.core.management import call_command
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from sessions.models import CorrectionRequest, Session, Statement, Turn
from sessions.versions import record_versions
from tests.factories import make_full_session, make_voice
from tests.search.conftest import add_turns

pytestmark = pytest.mark.django_db
SENT = {"kind": "words", "text": "She said encryption, not encoding.", "contact": "reader@example.org"}


@pytest.fixture
def statement():
    return make_full_session("Trust").participations.get().statements.get()


@pytest.fixture
def turn(statement):
    return add_turns(statement.participation, "Encryption protects.", "And so on.").turns.last()


def page_of(record):
    if isinstance(record, Statement):
        return reverse("sessions:statement-mistake", args=[record.key])
    return reverse("sessions:turn-mistake", args=[record.source.session.slug, record.pk])


def test_a_statement_s_page_leads_to_the_form_and_the_form_to_thanks(client, statement):
    assert f'href="{page_of(statement)}"' in client.get(statement.get_absolute_url()).content.decode()
    form = client.get(page_of(statement)).content.decode()
    assert statement.text in form and 'content="noindex"' in form
    sent = client.post(page_of(statement), SENT, follow=True)
    assert sent.redirect_chain == [(f"{page_of(statement)}?sent", 302)]
    assert "Thank you" in sent.content.decode() and "<form method" not in sent.content.decode()
    kept = CorrectionRequest.objects.get()
    assert (kept.session, kept.statement, kept.turn) == (statement.participation.session, statement, None)
    assert (kept.kind, kept.text, kept.contact) == tuple(SENT.values())
    assert (kept.state, kept.answer, kept.answered_at) == ("open", "", None)


def test_a_turn_offers_the_form_and_it_shows_the_turn(client, statement, turn):
    transcript = reverse("sessions:transcript", args=[turn.source.session.slug])
    offered = client.get(transcript).content.decode()
    assert f'href="t-{turn.pk}/mistake/"' in offered
    assert f"{transcript}t-{turn.pk}/mistake/" == page_of(turn)
    assert "And so on." in client.get(page_of(turn)).content.decode()
    client.post(page_of(turn), SENT)
    assert CorrectionRequest.objects.get().turn == turn


@pytest.mark.parametrize(
    ("changed", "field", "error"),
    [
        ({"kind": ""}, "kind", "This field is required."),
        ({"kind": "nonsense"}, "kind", "Select a valid choice. nonsense is not one of the available choices."),
        ({"text": "short"}, "text", "Ensure this value has at least 10 characters (it has 5)."),
        ({"text": "x" * 2001}, "text", "Ensure this value has at most 2000 characters (it has 2001)."),
        ({"contact": "nobody"}, "contact", "Enter a valid email address."),
        ({"text": "A NUL \0 in the words."}, "text", "Null characters are not allowed."),
    ],
)
def test_what_cannot_be_kept_is_said_and_nothing_is_lost(client, statement, changed, field, error):
    answer = client.post(page_of(statement), SENT | changed)
    assert (answer.status_code, answer.context["form"].errors) == (200, {field: [error]})
    assert "Nothing was sent yet." in answer.content.decode()
    kept = {name: value for name, value in (SENT | changed).items() if name != field}
    assert all(value in answer.content.decode() for value in kept.values())
    assert CorrectionRequest.objects.count() == 0


def test_what_a_program_fills_in_is_thanked_and_forgotten(client, statement):
    sent = client.post(page_of(statement), SENT | {"website": "https://spam.example"})
    assert (sent.status_code, CorrectionRequest.objects.count()) == (302, 0)


def test_the_trap_is_hidden_from_everybody(client, statement):
    form = client.get(page_of(statement)).content.decode()
    assert form.count('name="website"') == 1
    assert 'name="website"' in form.partition("<div hidden>")[2].partition("</div>")[0]


def test_a_forged_post_is_refused_in_a_sentence(statement):
    answer = Client(enforce_csrf_checks=True).post(page_of(statement), SENT)
    assert (answer.status_code, CorrectionRequest.objects.count()) == (403, 0)
    assert "The form could not be checked" in answer.content.decode()


def test_a_sixth_request_of_one_network_in_a_day_waits(client, statement):
    for _ in range(5):
        assert client.post(page_of(statement), SENT).status_code == 302
    sixth = client.post(page_of(statement), SENT)
    assert (sixth.status_code, CorrectionRequest.objects.count()) == (429, 5)
    assert "Too many mistakes were reported today" in sixth.content.decode()
    assert SENT["text"] in sixth.content.decode()
    assert client.post(page_of(statement), SENT, REMOTE_ADDR="198.51.100.7").status_code == 302
    CorrectionRequest.objects.update(sent_at=timezone.now() - timedelta(hours=25))
    assert client.post(page_of(statement), SENT).status_code == 302


def test_neighbours_of_one_household_are_one_network(client, statement):
    for number in range(5):
        client.post(page_of(statement), SENT, REMOTE_ADDR=f"2001:db8:0:1::{number}")
    assert client.post(page_of(statement), SENT, REMOTE_ADDR="2001:db8:0:1:ffff::1").status_code == 429
    assert client.post(page_of(statement), SENT, REMOTE_ADDR="2001:db8:0:2::1").status_code == 302


def test_behind_a_proxy_the_last_forwarded_address_counts_and_elsewhere_none(client, statement, settings):
    def send(forwarded):
        return client.post(page_of(statement), SENT, HTTP_X_FORWARDED_FOR=forwarded).status_code

    assert [send(f"203.0.113.{number}") for number in range(6)] == [302] * 5 + [429]
    settings.BEHIND_TLS_PROXY = True
    assert [send(f"10.0.0.{number}, 198.51.100.9") for number in range(6)] == [302] * 5 + [429]
    assert send("198.51.100.9, 198.51.100.10") == 302


def test_no_address_of_a_visitor_is_kept(client, statement):
    client.post(page_of(statement), SENT, REMOTE_ADDR="198.51.100.7")
    row = CorrectionRequest.objects.values().get()
    assert len(row["sender"]) == 64
    assert [name for name, value in row.items() if "198.51.100.7" in str(value)] == []
    assert {"sender", "contact"} & {field.name for field in CorrectionRequest.history.model._meta.fields} == set()


def test_who_sent_it_is_forgotten_and_the_request_stays(client, statement, capsys):
    ages = [timedelta(hours=1), timedelta(days=2), timedelta(days=89, hours=23), timedelta(days=90, minutes=1)]
    for age in ages:
        client.post(page_of(statement), SENT, REMOTE_ADDR=f"198.51.100.{age.days}")
    rows = CorrectionRequest.objects.order_by("pk")
    for row, age in zip(rows, ages, strict=True):
        CorrectionRequest.objects.filter(pk=row.pk).update(sent_at=timezone.now() - age, sender="0" * 64)
    call_command("forget_reporters")
    assert capsys.readouterr().out == '{"traces": 3, "contacts": 1}\n'
    kept = [(bool(row.sender), bool(row.contact), row.text) for row in rows.all()]
    assert kept == [
        (has_trace, has_contact, SENT["text"])
        for has_trace, has_contact in [(True, True), (False, True), (False, True), (False, False)]
    ]


def test_the_next_request_forgets_too(client, statement):
    client.post(page_of(statement), SENT)
    CorrectionRequest.objects.update(sent_at=timezone.now() - timedelta(days=91))
    client.post(page_of(statement), SENT)
    assert list(CorrectionRequest.objects.order_by("pk").values_list("contact", flat=True)) == ["", SENT["contact"]]


def everywhere(statement):
    session = statement.participation.session
    return [
        session.get_absolute_url(),
        statement.get_absolute_url(),
        page_of(statement),
        reverse("sessions:versions", args=[session.slug]),
        f"/search/?q=encoding+{session.slug}",
    ]


@pytest.mark.parametrize("state", ["open", "declined"])
def test_nothing_of_a_request_is_public_before_it_is_accepted(client, statement, state):
    client.post(page_of(statement), SENT)
    CorrectionRequest.objects.update(state=state, answer="An answer nobody reads.", answered_at=timezone.now())
    for address in everywhere(statement):
        page = client.get(address).content.decode()
        assert (address, [word for word in (SENT["text"], SENT["contact"], "nobody reads") if word in page]) == (
            address,
            [],
        )


def accept(statement, answer="“Encoding” is “encryption” now.", turn=None, is_gone=False):
    return CorrectionRequest.objects.create(
        session=statement.participation.session,
        statement=None if turn or is_gone else statement,
        turn=turn,
        state="accepted",
        answer=answer,
        answered_at=datetime(2025, 3, 5, 12, tzinfo=UTC),
        **SENT,
    )


def test_an_accepted_request_is_answered_where_it_belongs(client, statement):
    made = accept(statement)
    for page in (statement.get_absolute_url(), statement.participation.session.get_absolute_url()):
        body = client.get(page).content.decode()
        assert f'<li id="c-{made.pk}"><time datetime="2025-03-05">5 March 2025</time>' in body
        assert "“Encoding” is “encryption” now." in body
        assert SENT["text"] not in body and SENT["contact"] not in body


def test_an_answer_about_a_statement_that_was_taken_away_leads_nowhere(client, statement):
    accept(statement, "Nobody said it.")
    statement.state = "hidden"
    statement.save()
    body = client.get(statement.participation.session.get_absolute_url()).content.decode()
    assert "Nobody said it." in body and statement.key not in body


def test_an_answer_about_who_is_withheld_is_read_nowhere(client, statement, turn):
    accept(statement, "Ada Sample is her name.")
    accept(statement, "Ada Sample is her name.", turn=turn)
    accept(statement, "Ada Sample is her name.", is_gone=True)
    statement.participation.speaker.withhold("She asked.")
    assert "her name" not in client.get(statement.participation.session.get_absolute_url()).content.decode()


def test_an_answer_raises_the_version_which_says_so(client, statement):
    session = statement.participation.session
    record_versions([session.pk])
    made = accept(statement)
    record_versions([session.pk])
    assert session.versions.first().changes == [["correction", made.pk, "answered"]]
    listed = client.get(reverse("sessions:versions", args=[session.slug])).content.decode()
    assert "1 reported mistake corrected" in listed


@pytest.mark.parametrize("spoil", ["draft", "hidden", "withheld", "other session"])
def test_what_is_not_public_takes_no_reports(client, statement, turn, spoil):
    session, pages = statement.participation.session, [page_of(statement), page_of(turn)]
    if spoil == "draft":
        Session.objects.update(status="draft")
    elif spoil == "hidden":
        Statement.objects.update(state="hidden")
        turn.source.is_current = False
        turn.source.save()
    elif spoil == "withheld":
        make_voice(session, "Ben", 1)
        statement.participation.speaker.withhold("She asked.")
    else:
        Statement.objects.update(key="zzzzzzzz")
        pages[1] = pages[1].replace(session.slug, make_full_session("Other").slug)
    assert {client.get(page).status_code for page in pages} == {404}
    assert {client.post(page, SENT).status_code for page in pages} == {404}
    assert (CorrectionRequest.objects.count(), Turn.objects.count()) == (0, 2)


@pytest.mark.parametrize("rows", [1, 3])
def test_the_pages_take_the_same_queries_however_many_answers(client, statement, rows, django_assert_num_queries):
    for _ in range(rows):
        accept(statement)
    with django_assert_num_queries(1):
        client.get(page_of(statement))
    with django_assert_num_queries(7):
        client.get(statement.get_absolute_url())


def test_the_contact_page_and_the_privacy_page_say_what_is_kept(client):
    assert "erased after 90 days" in client.get("/pages/privacy/").content.decode()
    assert settings.CSRF_COOKIE_AGE is None
