"""A transcript's record holds figures of speech where times are known, and says what an editor should look at."""

import pytest

from sessions.models import Participation
from speakers.models import Speaker
from tests.factories import import_bytes

pytestmark = pytest.mark.django_db
WORDS = " ".join(["word"] * 60)
VTT = f"""WEBVTT

00:00.000 --> 00:30.000
<v Ada Sample>{WORDS}</v>

00:25.000 --> 00:40.000
<v Ben Invented>{WORDS}</v>

00:40.000 --> 00:50.000
<v Ada Sample>(applause) Thank you.</v>
""".encode()


def test_a_record_of_a_timed_transcript_has_the_figures_of_each_voice():
    record = import_bytes(VTT, "talk.vtt").record
    figures = [
        (one["attribution"], one["speaker"], one["turns"], one["words"], one["seconds"], one["words_per_minute"])
        for one in record["voices"]
    ]
    assert figures == [
        ("Ada Sample", "ada-sample", 2, 62, 40.0, 93),
        ("Ben Invented", "ben-invented", 1, 60, 15.0, None),
    ]
    assert [one["report_words"] for one in record["voices"]] == [None, None]
    assert (record["kind"], record["format"], record["turns"]) == ("transcript", "webvtt", 3)


def test_a_speed_at_which_nobody_speaks_is_said_to_the_editor():
    warnings = import_bytes(VTT, "talk.vtt").record["warnings"]
    assert '"Ada Sample": expected a speed of 100 to 216 words a minute, found 93' in warnings


def test_the_figures_are_kept_with_how_they_were_made():
    import_bytes(VTT, "talk.vtt")
    ada = Participation.objects.get(attribution="Ada Sample")
    assert (ada.spoken_words, ada.spoken_seconds, ada.figures_method, ada.figures_coverage) == (
        62,
        40.0,
        "measured",
        1.0,
    )


def test_a_delegation_is_a_voice_that_belongs_to_its_state_and_no_speaker():
    words = "We thank the chair and support the proposal of the group."
    labels = ["UNITED KINGDOM", "BURKINA FASO", "ITU", "EUROPEAN UNION", "ADA SAMPLE"]
    import_bytes("".join(f">> {label}: {words}\n\n" for label in labels).encode(), "council.txt")
    voices = Participation.objects.order_by("voice_position").values_list("attribution", "affiliation", "speaker__name")
    assert list(voices) == [
        ("UNITED KINGDOM", "UNITED KINGDOM", None),
        ("BURKINA FASO", "BURKINA FASO", None),
        ("ITU", "ITU", None),
        ("EUROPEAN UNION", "EUROPEAN UNION", None),
        ("ADA SAMPLE", "", "Ada Sample"),
    ]
    assert list(Speaker.objects.values_list("name", flat=True)) == ["Ada Sample"]
