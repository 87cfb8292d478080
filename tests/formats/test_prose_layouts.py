"""What a careful person reads in pages, captions, minutes and stamped words that tools lay out in their own ways."""

import pytest

from tests.formats.reading import reading, refusal, said

SUMMARY = "The talk was about the lamps of the harbour, and about who may light them when the keeper is away at sea.\n"


def test_a_page_that_only_holds_its_overview_is_a_report_without_voices():
    text = f"WS #7 Lamps at sea\nWS #7 Lamps at sea\nSession at a Glance\nSummary\n{SUMMARY}Keypoints\n– Oil is dear\n"
    transcript = reading("page.txt", text)
    assert (transcript.format, transcript.title, transcript.code) == ("report_page", "Lamps at sea", "WS #7")
    assert (transcript.turns, [section.heading for section in transcript.sections]) == ((), ["Summary", "Keypoints"])


def test_names_before_colons_and_dashes_head_the_lines_of_a_later_pages_list():
    text = (
        f"Lamps at sea\n\nSession at a glance\n\nSummary\n\n{SUMMARY}\nSpeakers\n\n– Ana Rey: Moderator\n"
        "– Bo Lind - Head of Lamps, Example Org\n\nAdditional speakers:\n\n– Cy Moe – keeper\n– Audience members\n\n"
        f"Full session report\n\nLamps are lit again\n\n{SUMMARY}"
    )
    assert [(one.name, one.affiliation, one.role) for one in reading("page.txt", text).listed] == [
        ("Ana Rey", None, "moderator"),
        ("Bo Lind", "Head of Lamps, Example Org", "speaker"),
        ("Cy Moe", "keeper", "speaker"),
    ]


def test_a_comparison_of_revisions_is_refused_although_captions_stand_in_it():
    text = (
        "Lamps 2022: Difference between revisions\n\nLine 1: Line 1:\n"
        ">> ANA REY: Good morning to you all.\n>> BO LIND: Thank you, Ana.\n"
    )
    expected = "one session's report page or transcript, found a comparison of a page's revisions"
    assert refusal("diff.txt", text) == f"diff.txt:1: expected {expected}"


@pytest.mark.parametrize(
    ("head", "title", "event", "starts"),
    [
        ("OCTOBER 24, 2013\n\n2:30 HARBOUR\n\n", None, None, "2013-10-24"),
        ("IGF 2017 - Day 0 - Salle 3 - Lamps for all\n\n", "Lamps for all", "IGF 2017", None),
        ("IGF 2022 Day 0 Annual Lamps Session – RAW\n\n", "Annual Lamps Session", "IGF 2022", None),
        ("IGF 2019 – Day 1 – Convention Hall I-D – OF #3 Lamps\n\n", "Lamps", "IGF 2019", None),
        ("LAMPS OF THE SEA FRIDAY 19 MAY 2006 GENEVA, SWITZERLAND\n\n", "LAMPS OF THE SEA", None, "2006-05-19"),
        ("IGF 2017 - Day 0 Event #4 Lamps for all\n\n", "Lamps for all", "IGF 2017", None),
        ("[2. Ordinance (final reading): the lamps of 8 November 2022]\n\n", None, None, None),
        ("HARBOUR – Lamps 2 EN\n\nHARBOUR – Lamps 2\n\n", "HARBOUR – Lamps 2", None, None),
        ("Transcription ICANN Harbour Meeting\n\nLamps Meeting\n\n", "Lamps Meeting", "ICANN Harbour Meeting", None),
        ("Skip to content\n\nHarbour Community Plenary Transcript\n\n", "Harbour Community Plenary", None, None),
        ("1 https://example.org/programme#day-2 amm-2\n\n", None, None, None),
        (
            "RIPE 83\n.\nPlenary session\n.\n22 November 2021\n.\n10:30 a.m. (UTC + 1)\n\n",
            "Plenary session",
            "RIPE 83",
            "2021-11-22T10:30:00+01:00",
        ),
        ("ICANN57 | Harbour\n\n23 October 2025\n\nLamps\n\n4 p.m.\n\n", "Lamps", "ICANN57", "2025-10-23T16:00:00"),
    ],
)
def test_the_lines_above_captions_give_title_event_and_start(head, title, event, starts):
    transcript = reading("talk.txt", head + ">> ANA REY: Good morning to you all.\n\n>> BO LIND: Thank you, Ana.\n")
    printed = transcript.starts and transcript.starts.isoformat()
    assert (transcript.title, transcript.event, printed) == (title, event, starts)


def test_doubled_brackets_hold_nobodys_words_and_a_coordinator_is_a_voice_once():
    text = (
        "Coordinator:\tThe recording has started.\n\n((Crosstalk))\n\nAna Rey:\tThank you.\n\nBo Lind:\tGood morning.\n"
    )
    assert said(reading("call.txt", text)) == [
        ("Coordinator", ["The recording has started."]),
        ("Ana Rey", ["Thank you."]),
        ("Bo Lind", ["Good morning."]),
    ]


def test_a_function_in_brackets_behind_a_name_is_the_voices_affiliation():
    text = "Ana Rey [Keeper of Lamps]: We lit them all.\n\nBo Lind [Deputy]: And we left.\n\nAna Rey: Good night.\n"
    turns = reading("talk.txt", text).turns
    assert [(turn.attribution, turn.affiliation) for turn in turns] == [
        ("Ana Rey", "Keeper of Lamps"),
        ("Bo Lind", "Deputy"),
        ("Ana Rey", None),
    ]


def test_a_recognisers_numbers_in_small_letters_are_voices():
    text = "Lamps call\n\nspk05: Greetings to all.\nspk03: Welcome to the call.\nspk05: We begin.\n"
    assert [turn.attribution for turn in reading("call.txt", text).turns] == ["spk05", "spk03", "spk05"]


def test_minutes_are_known_by_their_own_head_and_repositories_named_for_the_bot_are_no_voices():
    text = (
        "Lamp Group\n\n22 May 2024\n\nMeeting minutes\n\nOil\n\ngithub: lamps/oil#12\n\nana: is it dear?\n"
        "… I think so\n\nBo: yes\n"
    )
    transcript = reading("minutes.txt", text)
    assert (transcript.format, transcript.title, transcript.starts.isoformat()) == (
        "minutes",
        "Lamp Group",
        "2024-05-22",
    )
    assert said(transcript)[-1] == ("Bo", ["yes"])
    assert "github" not in [turn.attribution for turn in transcript.turns]


def test_the_chapters_above_stamped_words_are_none_of_them():
    text = (
        "back to index\n\nLamps at night\n\n0:11 First lamp\n1:15 The pier\n\n"
        "00:00:02.580 | Friends, we did it all.\n00:00:07.980 | We lit the first lamp of the pier\n"
        "00:00:09.420 | and the second one stands in the harbour.\n00:00:12.780 | It is the oldest of them all.\n"
        "00:00:16.100 | That is the end.\n"
    )
    transcript = reading("talk.txt", text)
    assert (transcript.title, transcript.turns[0].starts_after_seconds) == ("Lamps at night", 2.58)


def test_stamps_inside_a_paragraph_time_the_words_and_are_none():
    words = "[00:00:00] This is the hour of lamps. [00:00:05] We stand on the [00:00:07] pier of the old harbour. "
    transcript = reading("talk.txt", f"Lamps at night\n\n{words}[00:00:11] The lamp is lit.\n")
    assert said(transcript) == [
        ("", ["This is the hour of lamps. We stand on the pier of the old harbour. The lamp is lit."])
    ]


def test_stamps_on_lines_of_their_own_may_stand_far_apart():
    words = "\n\n".join(f"THIS IS SENTENCE {number} ABOUT THE LAMPS OF THE HARBOUR." for number in range(8))
    transcript = reading(
        "council.txt", f"[00:00:01]\n\n{words}\n\n[00:05:02]\n\n{words}\n\n[00:10:03]\n\nTHAT IS ALL.\n"
    )
    turn = transcript.turns[0]
    assert (turn.starts_after_seconds, len(turn.paragraphs)) == (1.0, 16)


def test_a_title_that_returns_as_the_head_of_each_page_is_the_title():
    text = (
        "1 Page 2\n\nLamp Meeting\nSaturday 13 October 2012\n\nJane Doe: Good morning to you all. We\n\n- 2 -\n\n"
        "Lamp Meeting\n\nstart with oil.\n\nJohn Roe: Thank you.\n\n- 3 -\n\nLamp Meeting\n\nJane Doe: Yes, do.\n"
    )
    transcript = reading("lamps.txt", text)
    assert transcript.title == "Lamp Meeting"
    assert said(transcript) == [
        ("Jane Doe", ["Good morning to you all. We\nstart with oil."]),
        ("John Roe", ["Thank you."]),
        ("Jane Doe", ["Yes, do."]),
    ]


@pytest.mark.parametrize(
    "label",
    ["jane: ", "Jane Doe: ", "[10:01] jane: ", "[10:01] Jane Doe: ", "10:01 Jane Doe: "],
)
def test_a_chat_that_nobody_answers_is_refused(label):
    text = "\n".join(f"{label}{words}" for words in ("hello there", "is anybody here?", "well, I leave now."))
    assert refusal("chat.txt", text).startswith("chat.txt:1: expected ")


@pytest.mark.parametrize(
    ("head", "title", "event", "code"),
    [
        (
            "INTERNET GOVERNANCE FORUM OF LAKETOWN\nWORKSHOP 12: SAFE HARBOURS\n10 OCTOBER 2031",
            "SAFE HARBOURS",
            "INTERNET GOVERNANCE FORUM OF LAKETOWN",
            "WORKSHOP 12",
        ),
        ("Laketown Summit\n\nWS #241 Safe harbours", "Safe harbours", "Laketown Summit", "WS #241"),
        ("Laketown Forum 2031\nWorkshop 12\nSafe harbours", "Safe harbours", "Laketown Forum 2031", "Workshop 12"),
        ("Laketown Forum 2031\nSession 3\nSafe harbours", "Safe harbours", "Laketown Forum 2031", None),
        ("Lamps of the sea\n\nWS #241 Safe harbours", "Lamps of the sea", None, None),
        ("INTERNET GOVERNANCE FORUM OF LAKETOWN", "INTERNET GOVERNANCE FORUM OF LAKETOWN", None, None),
    ],
)
def test_the_line_above_a_line_with_a_code_names_the_forum(head, title, event, code):
    text = head + "\n\n>> ADA SAMPLE: Good morning to you all.\n\n>> BO LIND: Thank you, Ada.\n"
    transcript = reading("talk.txt", text)
    assert (transcript.title, transcript.event, transcript.code) == (title, event, code)
