"""Who is the same person in another session: a full name inside an event, a single word only with its affiliation."""

import pytest

from sessions.models import Participation
from speakers.models import Speaker, SpeakerAlias
from tests.factories import import_bytes, make_speaker, report

pytestmark = pytest.mark.django_db


def import_as(name, affiliation="Example Institute", **header):
    text = report(**header).decode().replace("Ada Sample, Director, Example Institute", f"{name}, {affiliation}")
    return import_bytes(text.encode())


def people(name):
    return Speaker.objects.filter(name=name).count()


@pytest.mark.parametrize(
    "name, affiliation, title, event, expected",
    [
        ("Cleo Sample", "Invented Ministry", "Another session", "Sample Forum 2025", 1),
        ("王伟", "Invented Ministry", "Another session", "Sample Forum 2025", 1),
        ("Cleo", "Invented Ministry", "Another session", "Sample Forum 2025", 2),
        ("Cleo", "Example Institute", "Another session", "Sample Forum 2025", 1),
        ("Cleo Sample", "Example Institute", "Another session", "Sample Forum 2026", 1),
        ("Cleo Sample", "Invented Ministry", "Another session", "Sample Forum 2026", 2),
    ],
)
def test_a_name_in_another_session_is_as_many_people_as_the_evidence_says(name, affiliation, title, event, expected):
    import_as(name)
    import_as(name, affiliation, title=title, event=event)
    assert (people(name), Participation.objects.filter(attribution=name).count()) == (expected, 2)


def test_an_alias_of_two_people_is_nobody_and_of_one_is_that_one():
    one, other = make_speaker("Cleo One"), make_speaker("Cleo Two")
    SpeakerAlias.objects.bulk_create(
        SpeakerAlias(speaker=speaker, name=name, search_key=name.lower())
        for speaker, name in [(one, "Cleo Sample"), (other, "Cleo Sample"), (one, "Kleo Specimen")]
    )
    import_as("Cleo Sample")
    import_as("Kleo Specimen", title="Another session")
    found = Participation.objects.filter(attribution__in=["Cleo Sample", "Kleo Specimen"]).order_by("attribution")
    assert list(found.values_list("speaker", "unresolved")) == [
        (None, {"candidates": ["cleo-one", "cleo-two"]}),
        (one.pk, {}),
    ]


def test_an_identifier_of_a_record_without_names_is_nobody():
    utterances = '<u who="#Bo_LIND_Karl"><seg>The lamps are lit.</seg></u><u who="#LindBo"><seg>All of them.</seg></u>'
    import_bytes(f"<TEI><text><body>{utterances}</body></text></TEI>".encode(), "sitting.xml")
    assert list(Participation.objects.order_by("pk").values_list("attribution", "speaker")) == [
        ("Bo_LIND_Karl", None),
        ("LindBo", None),
    ]


def test_a_guest_of_a_directory_is_a_person_under_the_name_in_its_order():
    cues = "00:01.000 --> 00:02.000\n<v Lind, Bo (External)>Yes.</v>\n\n00:02.000 --> 00:03.000\n<v Ana Rey>No.</v>\n"
    import_bytes(f"WEBVTT\n\n{cues}".encode(), "talk.vtt")
    assert list(Participation.objects.order_by("pk").values_list("attribution", "speaker__name")) == [
        ("Lind, Bo (External)", "Bo Lind"),
        ("Ana Rey", "Ana Rey"),
    ]
