"""A Publisher withholds a person, a voice or a session with a reason, and can release each again."""

import re

import pytest
from django.urls import reverse

from sessions.models import Participation, Session
from sessions.naming_texts import naming_texts
from sessions.publishing import objections
from speakers.merging import MergeError, declare_distinct, merge_speakers, undo_merge
from speakers.models import LikelyDuplicate, Speaker, SpeakerAlias
from tests.curation.staff import said, sign_in
from tests.factories import make_full_session, make_session, make_speaker, make_statement, make_voice

pytestmark = pytest.mark.django_db


def page(record):
    return reverse(f"admin:{record._meta.app_label}_{record._meta.model_name}_withhold", args=[record.pk])


@pytest.fixture
def session():
    return make_full_session("Trust", person="Ada Sample")


@pytest.mark.parametrize("model", [Session, Participation, Speaker])
def test_withholding_and_releasing_keep_their_reasons_in_the_history(session, model):
    record, publisher = model.objects.get(), sign_in("Publisher")
    done = publisher.post(page(record), {"reason": "She wrote to us."}, follow=True)
    find = f"/search/?q=%22{str(record).replace(' ', '+')}%22"
    link = f'<a href="{find}">See where others still name it in public</a>'
    assert said(done) == [f"{record} is withheld. {link}"]
    assert "Withheld since" in done.content.decode()
    publisher.post(page(record), {"reason": "She wrote again."})
    record.refresh_from_db()
    reasons = record.history.values_list("history_change_reason", flat=True)[:2]
    assert list(reasons) == ["No longer withheld: She wrote again.", "Withheld: She wrote to us."]
    assert not record.is_withheld


def test_the_withheld_are_found_in_a_list(session):
    make_speaker("Ben Sample")
    Speaker.objects.get(name="Ada Sample").withhold("Asked.")
    listed = reverse("admin:speakers_speaker_changelist")
    editor = sign_in("Editor")
    shown = {
        value: list(map(str, editor.get(f"{listed}?withheld={value}").context["cl"].result_list))
        for value in ("yes", "no")
    }
    assert shown == {"yes": ["Ada Sample"], "no": ["Ben Sample"]}


def test_texts_that_name_the_withheld_stand_against_publication_and_lead_to_where_they_are_edited():
    session = make_session("Dr Áda SAMPLE on trust", "draft", summary="Ada Samples differ.", report="Ben spoke.")
    make_voice(session, "Ada Sample", speaker=make_speaker("Ada Sample"), report="Ada Sample spoke.")
    other = make_voice(session, "Ben Wise", 1, speaker=make_speaker("Ben Wise"), report="He thanked\nAda Sample.")
    make_statement(make_voice(session, "Ada Sample, again", 2), "Ada Sample was right.", state="rejected")
    claim = make_statement(other, "Ada Sample was right.", state="approved")
    elsewhere = make_session("Ada Sample elsewhere", "draft")
    page = reverse("admin:igf_sessions_session_change", args=[session.pk])
    publisher = sign_in("Publisher")
    assert "names them" not in publisher.get(page).content.decode()
    Speaker.objects.get(name="Ada Sample").withhold("She wrote to us.")
    assert [text for text in map(str, objections([session])[session.pk]) if "withheld" in text] == [
        "3 texts that name somebody who is withheld"
    ]
    assert {pk: [(one.record, one.field) for one in found] for pk, found in naming_texts([session.pk]).items()} == {
        session.pk: [(session, "title"), (other, "report"), (claim, "text")]
    }
    shown = publisher.get(page).content.decode()
    assert f'<a href="{reverse("admin:igf_sessions_statement_change", args=[claim.pk])}">The text of' in shown
    assert shown.count("names them") == 3
    assert str(elsewhere) not in shown


def test_without_a_reason_nobody_is_withheld(session):
    person = Speaker.objects.get()
    answer = sign_in("Publisher").post(page(person), {"reason": " "})
    assert "This field is required." in answer.content.decode()
    person.refresh_from_db()
    assert not person.is_withheld


def test_voices_of_the_same_name_that_are_nobodys_are_withheld_with_the_person_unless_unticked(session):
    person = Speaker.objects.get()
    SpeakerAlias.objects.create(speaker=person, name="Dr Sample")
    other = make_session("Networks")
    same, alias = make_voice(other, "ADA SAMPLE"), make_voice(other, "Dr Sample", 1)
    make_voice(other, "Ben Sample", 2)
    publisher = sign_in("Publisher")
    offered = publisher.get(page(person)).content.decode()
    assert re.findall(r'name="voice" value="(\d+)" checked', offered) == [str(same.pk), str(alias.pk)]
    publisher.post(page(person), {"reason": "Asked.", "voice": [same.pk]})
    withheld = Participation.objects.withheld().order_by("pk").values_list("attribution", flat=True)
    assert list(withheld) == ["Ada Sample", "ADA SAMPLE"]


def test_people_who_may_be_the_same_are_offered_and_only_the_ticked_are_withheld(session):
    person = Speaker.objects.get()
    same, alias, like, declared = map(make_speaker, ["Ada SAMPLE", "A. Sample", "Ada Sampel", "Ada Sample"])
    SpeakerAlias.objects.create(speaker=alias, name="Ada Sample")
    LikelyDuplicate.objects.create(first=person, second=like, score=0.9, first_name="", second_name="")
    declare_distinct(person, declared)
    publisher = sign_in("Publisher")
    offered = re.findall(r'name="person" value="(\d+)">', publisher.get(page(person)).content.decode())
    assert sorted(map(int, offered)) == [same.pk, alias.pk, like.pk]
    publisher.post(page(person), {"reason": "Asked.", "person": [same.pk, declared.pk]})
    withheld = Speaker.objects.filter(withheld_at__isnull=False).order_by("pk")
    assert list(withheld) == [person, same]


def test_an_older_record_that_is_restored_stays_withheld(session):
    person = Speaker.objects.get()
    person.withhold("Asked.")
    person.history.last().instance.save()
    person.refresh_from_db()
    assert person.is_withheld


def test_a_voice_that_is_deleted_and_restored_stays_withheld(session):
    voice = session.participations.get()
    voice.withhold("Asked.")
    kept = voice.history.first().instance
    voice.delete()
    kept.save(force_insert=True)
    assert Participation.objects.get().withheld_at is not None


def test_only_two_who_are_both_withheld_are_merged():
    one, other = make_speaker("Ada Sample"), make_speaker("Ada B. Sample")
    one.withhold("Asked.")
    sentence = "expected two who are both withheld or both not, found Ada Sample withheld and Ada B. Sample not"
    for pair in [(one, other), (other, one)]:
        with pytest.raises(MergeError, match=f"^{sentence}$"):
            merge_speakers(*pair)
    other.withhold("Asked too.")
    undo_merge(merge_speakers(one, other))
    assert list(Speaker.objects.filter(withheld_at=None)) == []


def test_a_withheld_draft_is_published_to_nobody(client):
    session = make_session("Later", status="draft")
    session.withhold("The organiser asked.")
    session.publish()
    assert (Session.objects.published().count(), client.get(session.get_absolute_url()).status_code) == (0, 404)
