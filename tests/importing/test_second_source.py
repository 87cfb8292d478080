"""Captions after a report page add to the same session; a voice is recognised under another name by its words."""

import pytest

from sessions.models import Participation, Session, SessionTheme, Statement
from speakers.models import Speaker
from tests.factories import import_bytes, make_theme, report

pytestmark = pytest.mark.django_db
CAPTIONS = """Sample Forum 2025
Trust and networks
12 March 2025

>> MODERATOR: Welcome to this session. Open standards should be the rule for all public services in every country.

>> ADA SAMPLE: Thank you. Encryption must be protected by law, because it keeps private messages safe for everybody.

>> MS. INVENTED: Governments should build community networks in rural areas, and they cost less than people think.

>> CARLA UNLISTED: We should also think of the people who have never been online in their whole lives.
"""
MODERATED = """{name}

The moderator asked how trust can grow. Open standards should be the rule for public services."""


def voices():
    rows = Participation.objects.order_by("voice_position").values_list(
        "attribution", "speaker__name", "voice_position"
    )
    return list(rows)


def test_captions_after_a_report_add_to_its_session():
    import_bytes(report())
    result = import_bytes(CAPTIONS.encode(), "captions.txt", session=Session.objects.get().slug)
    assert result.outcome == "updated"
    assert voices() == [
        ("Moderator", None, 0),
        ("Ada Sample", "Ada Sample", 1),
        ("Ben Invented", "Ben Invented", 2),
        ("CARLA UNLISTED", "Carla Unlisted", 3),
    ]
    ada = Participation.objects.get(speaker__name="Ada Sample")
    assert (ada.spoken_words, ada.report[:30]) == (16, "Encryption must be protected b")
    assert {one.kind for one in Session.objects.get().sources.filter(is_current=True)} == {"report", "transcript"}


def test_reading_either_source_again_changes_nothing():
    import_bytes(report())
    slug = Session.objects.get().slug
    import_bytes(CAPTIONS.encode(), "captions.txt", session=slug)
    before = list(Participation.objects.order_by("pk").values()), list(Statement.objects.order_by("pk").values())
    outcomes = [import_bytes(CAPTIONS.encode(), reread=True).outcome, import_bytes(CAPTIONS.encode()).outcome]
    assert outcomes == ["unchanged", "unchanged"]
    assert (
        list(Participation.objects.order_by("pk").values()),
        list(Statement.objects.order_by("pk").values()),
    ) == before


@pytest.mark.parametrize("first, second", [(report(), CAPTIONS.encode()), (CAPTIONS.encode(), report())])
def test_the_themes_of_a_session_do_not_depend_on_which_source_was_read_last(first, second):
    make_theme("messages", "private messages")
    make_theme("standards", "open standards")
    make_theme("skills", "digital skills")
    import_bytes(first)
    import_bytes(second, session=Session.objects.get().slug)
    themes = set(SessionTheme.objects.values_list("theme__slug", "score"))
    assert {slug for slug, _ in themes} == {"messages", "standards"}
    assert [import_bytes(one, reread=True).outcome for one in (first, second, first)] == ["unchanged"] * 3
    assert set(SessionTheme.objects.values_list("theme__slug", "score")) == themes


def test_a_report_after_captions_names_the_voice_of_which_they_knew_the_surname_alone():
    import_bytes(CAPTIONS.encode())
    assert Participation.objects.get(attribution="MS. INVENTED").speaker is None
    import_bytes(report(), session=Session.objects.get().slug)
    voice = Participation.objects.get(speaker__name="Ben Invented")
    assert (voice.attribution, voice.affiliation, voice.spoken_words, voice.report[:30]) == (
        "MS. INVENTED",
        "Invented Ministry",
        15,
        "Governments should build commu",
    )
    assert [import_bytes(one, reread=True).outcome for one in (CAPTIONS.encode(), report())] == ["unchanged"] * 2


def test_a_person_whom_an_editor_named_is_no_change_of_the_document():
    import_bytes(CAPTIONS.encode())
    voice, ada = Participation.objects.get(attribution="MODERATOR"), Speaker.objects.get(name="Ada Sample")
    voice.speaker = ada
    voice.save()
    assert import_bytes(CAPTIONS.encode(), reread=True).outcome == "unchanged"
    assert voices()[:2] == [("MODERATOR", "Ada Sample", 0), ("ADA SAMPLE", "Ada Sample", 1)]


def test_captions_do_not_rename_the_session_of_a_report():
    import_bytes(report())
    slug = Session.objects.get().slug
    import_bytes(CAPTIONS.replace("Trust and networks", "RAW FILE, ROOM 2").encode(), session=slug)
    assert (Session.objects.get().title, Session.objects.get().conflicts) == ("Trust and networks", {})
    assert import_bytes(report(), reread=True).outcome == "unchanged"


def test_the_statements_of_a_report_stay_when_a_transcript_comes():
    import_bytes(report())
    before = set(Statement.objects.values_list("key", "text"))
    import_bytes(CAPTIONS.encode(), session=Session.objects.get().slug)
    assert before <= set(Statement.objects.filter(is_in_source=True).values_list("key", "text"))


def test_a_moderator_named_later_is_the_same_voice():
    import_bytes(report())
    voice = Participation.objects.get(attribution="Moderator")
    statements = set(voice.statements.values_list("key", flat=True))
    renamed = report().replace(b"\nModerator\n", "\nModerator – Olga Sample\n".encode())
    assert import_bytes(renamed).outcome == "updated"
    voice.refresh_from_db()
    assert (voice.attribution, voice.speaker.name) == ("Moderator – Olga Sample", "Olga Sample")
    assert set(voice.statements.values_list("key", flat=True)) == statements
    assert Participation.objects.count() == 3


def test_a_moderator_named_in_one_source_is_offered_for_the_other():
    named = report().replace(b"  \xe2\x80\xa2 Ben", "  • Olga Sample, Moderator\n  • Ben".encode())
    import_bytes(named.replace(b"\nModerator\n", "\nModerator 1 – Olga Sample\n".encode()))
    import_bytes(CAPTIONS.encode(), session=Session.objects.get().slug)
    offered = Participation.objects.get(attribution="MODERATOR")
    assert (offered.speaker, offered.unresolved) == (None, {"candidates": ["Olga Sample"]})


def test_a_surname_that_two_listed_people_share_is_nobody_with_both_as_candidates():
    two = report().replace(b"  \xe2\x80\xa2 Ben", "  • Carl Sample, Other Institute\n  • Ben".encode())
    result = import_bytes(two.replace(b"\nAda Sample, Director, Example Institute\n\nEnc", b"\nSample\n\nEnc"))
    voice = Participation.objects.get(attribution="Sample")
    assert (voice.speaker, sorted(voice.unresolved["candidates"])) == (None, ["Ada Sample", "Carl Sample"])
    assert (
        '"Sample" is nobody until an editor names the person (it could be Ada Sample, Carl Sample)'
        in (result.record["warnings"])
    )
