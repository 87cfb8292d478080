"""Layouts that organisers, wikis and tools really publish, in words of our own."""

import pytest

from tests.formats.reading import reading, refusal, said


def voices(text: str, name: str = "talk.md") -> list[str]:
    return [attribution for attribution, _ in said(reading(name, text))]


def test_headings_with_a_colon_name_the_voices_that_return():
    text = "# A talk\n\n### Ana Rey:\nGood morning.\n\n### Bo Lind:\nThank you.\n\n### Ana Rey:\nGoodbye, then.\n"
    assert said(reading("talk.md", text + "\n### Bo Lind:\nYes.\n")) == [
        ("Ana Rey", ["Good morning."]),
        ("Bo Lind", ["Thank you."]),
        ("Ana Rey", ["Goodbye, then."]),
        ("Bo Lind", ["Yes."]),
    ]


def test_names_in_brackets_are_voices_and_the_hours_of_a_day_are_no_times_of_the_recording():
    text = "[Ana Rey] 11:02:09\nHow are you?\n\n[Bo Lind] 11:02:11\nWell, thank you.\n\n[Ana Rey] 11:02:13\nGood.\n"
    transcript = reading("chat.txt", text)
    assert [(turn.attribution, turn.intervals) for turn in transcript.turns] == [
        ("Ana Rey", ()),
        ("Bo Lind", ()),
        ("Ana Rey", ()),
    ]
    assert transcript.warnings == ("the times beside the names are a clock's, not the recording's: left out",)


def test_a_stamp_before_the_words_is_their_time_and_no_word():
    text = (
        "**Ana Rey:** Hello, everyone.\n\n**Bo Lind:** \\[00:04:14.11\\] Lamps were dear.\n\n\\[00:05:00\\] And dim.\n"
    )
    turn = reading("talk.md", text).turns[1]
    assert turn.starts_after_seconds == 254.11
    assert said(reading("talk.md", text))[1] == ("Bo Lind", ["Lamps were dear.", "And dim."])


def test_codes_that_a_line_of_names_explains_are_voices_even_once():
    text = "# Lamp notes\n\nAna Rey (AR), Bo Lind  (BL), Cy Moe (CM)\n\n"
    text += "## Oil\n\nAR: is it dear?\n\nXY: I think so.\n\nBL: yes\n"
    transcript = reading("notes.md", text)
    assert [turn.attribution for turn in transcript.turns] == ["AR", "XY", "BL"]
    assert [person.name for person in transcript.listed] == ["Ana Rey", "Bo Lind", "Cy Moe"]


def test_labels_are_found_inside_the_lines_of_a_text_that_lost_its_line_ends():
    words = "the lamps are lit and every boat in the harbour is counted before the night begins again. "
    text = (
        "".join(f"{name}: {words.capitalize()}" for name in ("JOLY", "MIRA", "JOLY", "MIRA", "JOLY"))
        + ">> I am here. >> Me too. >> Good."
    )
    assert voices(text) == ["JOLY", "MIRA", "JOLY", "MIRA", "JOLY", "", "", ""]


def test_minutes_call_people_by_their_initials_and_keep_the_words_of_the_scribe():
    text = (
        "# Minutes from 22.10.2025\n\n#### Present\n    Ana_Rey, Bo_Lind\n#### Scribe\n    Cy\n\n"
        "ar: welcome to you all\n\nbl: good morning\n… and thanks\n\nar: let us begin\n\n"
        "scribe: then they speak of lamps\n"
    )
    transcript = reading("minutes.md", text)
    assert said(transcript) == [
        ("ar", ["welcome to you all"]),
        ("bl", ["good morning", "and thanks"]),
        ("ar", ["let us begin"]),
        ("scribe", ["then they speak of lamps"]),
    ]
    assert (transcript.title, transcript.starts.isoformat()) == ("Minutes", "2025-10-22")


def test_minutes_without_a_scribe_are_known_by_those_present_and_absent():
    text = "## Lamp call\n\nPresent: Ana, Bo\n\nRegrets: Cy\n\nAna: I looked at it.\n\n... it is good.\n\nBo: yes.\n"
    assert said(reading("call.md", text)) == [("Ana", ["I looked at it.", "it is good."]), ("Bo", ["yes."])]


def test_a_summary_that_only_lists_people_is_no_minutes():
    text = "Summary\n\nAttendees: Ana Rey, Bo Lind\n\nChair Team: Cy Moe, Di Ott\n\n"
    text += "Staff Team: Ed Poe, Flo Quist\n\nScribe: Gil Roe\n\nChairs were welcomed.\n"
    assert refusal("summary.txt", text).startswith("summary.txt:1: expected")


def test_heads_and_title_outside_the_main_part_of_a_page_are_read():
    page = (
        "<!DOCTYPE html><html><head><title>Lamp Group – 2 October 2025</title></head><body><header><h1>Lamp Group</h1>"
        "<h2>02 October 2025</h2></header><dl><dt>Present</dt><dd>Ana_Rey, Bo_Lind</dd><dt>Scribe</dt><dd>cy</dd></dl>"
        "<main><p>ana: good morning<br>… to you</p><p>bo: thanks</p><p>ana: so we begin</p></main></body></html>"
    )
    transcript = reading("minutes.html", page)
    assert (transcript.title, transcript.starts.isoformat()) == ("Lamp Group", "2025-10-02")
    assert said(transcript) == [("ana", ["good morning", "to you"]), ("bo", ["thanks"]), ("ana", ["so we begin"])]


def test_a_heading_in_the_middle_of_a_flattened_line_gives_title_and_day():
    line = "UNION OF LAMPS STUDY PERIOD 2009 " * 12 + "FINISHED TRANSCRIPT LAMP FORUM 24 APRIL 2013 0930 - 1336 CET "
    text = line + "Services provided by: Caption First, Inc. ***** >> ANA REY: Good morning. >> BO LIND: Yes."
    transcript = reading("talk.txt", text)
    assert (transcript.title, transcript.starts.isoformat()) == ("LAMP FORUM", "2013-04-24T09:30:00+01:00")


@pytest.mark.parametrize(
    "label",
    [
        "**Ana Rey | Moderator | Lamp Institute**\n\n",
        "**Ana Rey | Moderator | Lamp Institute:** ",
        "**Ana Rey | Moderator | Lamp Institute**: ",
        "Ana Rey | Moderator | Lamp Institute: ",
        "Ana Rey, Moderator, Lamp Institute: ",
    ],
)
def test_a_label_of_parts_gives_name_role_and_affiliation(label):
    text = f"# A talk\n\n{label}Good morning, everyone.\n\nBo Lind: Thank you.\n\n{label}Goodbye, then.\n"
    turns = reading("talk.md", text).turns
    assert [(turn.attribution, turn.role, turn.affiliation) for turn in turns] == [
        ("Ana Rey", "moderator", "Lamp Institute"),
        ("Bo Lind", None, None),
        ("Ana Rey", "moderator", "Lamp Institute"),
    ]


@pytest.mark.parametrize("line", ["**{}**", "### {}", "## **{}**"])
def test_names_on_lines_of_their_own_are_voices_where_one_comes_back(line):
    ana, bo = line.format("Ana Rey"), line.format("Bo Lind")
    text = f"# A talk\n\n{ana}\n\nGood morning.\n\n{bo}\nThank you.\n\nYes.\n\n{ana}\n\nGoodbye, then.\n"
    assert said(reading("talk.md", text)) == [
        ("Ana Rey", ["Good morning."]),
        ("Bo Lind", ["Thank you.", "Yes."]),
        ("Ana Rey", ["Goodbye, then."]),
    ]


def test_a_bold_name_between_a_time_and_its_words_is_a_voice():
    text = (
        "0:36.2 **Ana Rey** Good morning.\n\n0:41.2 **Bo Lind** Thank you.\n\nYes.\n\n1:41 **Ana Rey** So we begin.\n"
    )
    transcript = reading("talk.md", text)
    assert said(transcript) == [
        ("Ana Rey", ["Good morning."]),
        ("Bo Lind", ["Thank you.", "Yes."]),
        ("Ana Rey", ["So we begin."]),
    ]
    assert [turn.starts_after_seconds for turn in transcript.turns] == [36.2, 41.2, 101.0]


def test_names_on_lines_of_their_own_that_never_come_back_head_portraits():
    text = "# Speakers\n\n### Ana Rey\n\nAna keeps the lamps.\n\n### Bo Lind\n\nBo keeps the boats.\n"
    assert "expected" in refusal("people.md", text)


def test_a_surname_before_a_time_keeps_its_first_name():
    text = "Rey, Ana   0:03\nGood morning.\nBo Lind   0:07\nThank you.\nRey, Ana   0:15\nGoodbye, then.\n"
    assert voices(text, "talk.txt") == ["Rey, Ana", "Bo Lind", "Rey, Ana"]


def test_a_stamp_amid_a_turn_begins_a_paragraph_and_is_no_word():
    text = "[0:00] >> ANA REY: Good morning.\n[0:05] We begin.\n\n[0:09] >> BO LIND: Yes.\n"
    transcript = reading("talk.txt", text)
    assert said(transcript) == [("ANA REY", ["Good morning.", "We begin."]), ("BO LIND", ["Yes."])]
    assert [turn.starts_after_seconds for turn in transcript.turns] == [0.0, 9.0]


def test_the_length_of_a_recording_beside_its_date_is_no_time_of_day():
    text = "Lamps\nMon, May 1, 2023 10:00AM • 55:03\n\nAna Rey  0:03\nGood morning.\n\nBo Lind  0:07\nThank you.\n"
    transcript = reading("talk.txt", text)
    assert (transcript.title, transcript.starts.isoformat(), transcript.warnings) == (
        "Lamps",
        "2023-05-01T10:00:00",
        (),
    )


@pytest.mark.parametrize(
    "text",
    [
        "# API\n\n## A\n\n> Stability: 2 - Stable\n\n"
        "Words about it.\n\n## B\n\n> Stability: 1 - Deprecated\n\nMore words.\n",
        "// TODO: write this as it should be.\nint a;\n// TODO: and this one too, some day.\n",
        "Returns: the number of lamps that are lit.\n\nReturns: the number of boats that are out.\n",
        "passwd: the files and then the network\nhosts: the files and then the names\nhosts: all of it once more\n",
        "Files: *\nCopyright: 2019, the keepers of the lamp.\n\nFiles: a\nCopyright: 2020, all of them.\n",
        "c: the first column of the table.\nr: the first row of it.\nA: what is made of both.\nc: it again.\n",
        "### Notable Changes\n\nThe lamp is lit.\n\n### Notable Changes\n\nThe lamp is out.\n",
        "Hello,\n\n>Probably you are using a lamp for your boat; if you use\n"
        ">oil with it, you will have light and\n>much smoke in it\n",
        "[INFO]: The server was started as it should be.\n"
        "[ERROR]: The lamp could not be lit.\n[INFO]: It was stopped.\n",
    ],
)
def test_documentation_code_mail_and_logs_are_refused(text):
    assert "expected" in refusal("file.txt", text)


def test_headings_of_one_word_are_chapters_where_nobody_talks_below_them():
    text = "## Ana\nThe lamp has a wick.\n\n## Bo\nThe wick has oil.\n\n" * 2
    assert refusal("lamps.md", text).startswith("lamps.md:1: expected ")


def test_a_heading_may_hold_the_time_beside_the_name():
    text = "### Ana Rey  8:07\nThe lamps are lit.\n\nUnknown Speaker  8:13\nAll of them?\n\n### Bo Lind  8:14\nYes.\n"
    turns = reading("talk.md", text).turns
    assert [(turn.attribution, turn.starts_after_seconds) for turn in turns] == [
        ("Ana Rey", 487.0),
        ("Unknown Speaker", 493.0),
        ("Bo Lind", 494.0),
    ]


def test_the_officers_at_the_head_of_a_record_do_not_speak_there():
    text = "Harbour Council\n12 June 2018, 11.40 a.m.\n\nPresident: Mr. Lind (Norway)\nMembers: Chad Mr. Moe\n\n"
    text += "Original: English\n\nThe President (spoke in Arabic): I have a letter about the lamps.\n\n"
    text += "The President (spoke in Arabic): We begin with the oil for them.\n"
    assert voices(text, "record.txt") == ["The President", "The President"]


def test_a_name_of_two_parts_in_a_directory_is_printed_whole():
    text = "Lind, Bo (External)   0:03\nIt is lit.\nRey, Ana   0:09\nThank you.\nLind, Bo (External)   0:12\nGood.\n"
    assert voices(text, "talk.txt") == ["Lind, Bo (External)", "Rey, Ana", "Lind, Bo (External)"]


def test_a_dash_before_a_name_in_arabic_is_none_of_its_letters():
    text = "– السيد بو ليند:- المصابيح مضاءة في الميناء كله اليوم.\n– السيدة آنا راي:- شكرا لكم جميعا على ذلك.\n"
    text += "– السيد بو ليند:- نبدأ الآن مع الزيت والفتيل.\n"
    assert voices(text, "talk.txt") == ["السيد بو ليند", "السيدة آنا راي", "السيد بو ليند"]


def test_the_name_that_a_tool_gives_a_recording_is_no_part_of_the_title():
    text = "Lamps and oil-20260615_133555-Meeting Transcript\n15 June 2026, 03:35am\n27m 42s\n"
    text += "Ana Rey started transcription\nAna Rey   0:03\nThe lamps are lit.\nBo Lind   0:07\nAll of them?\n"
    transcript = reading("talk.txt", text)
    assert (transcript.title, transcript.starts.isoformat()) == ("Lamps and oil", "2026-06-15T03:35:00")


def test_circles_set_in_who_speaks_in_the_records_of_japan():
    text = "第12回灯台委員会\n平成三十年五月九日\n\n○佐藤委員長　これより会議を開きます。\n"
    text += "○国務大臣（鈴木花子君）　灯台の油は十分にあります。\n○佐藤委員長　次に進みます。\n"
    assert voices(text, "record.txt") == ["佐藤委員長", "国務大臣（鈴木花子君）", "佐藤委員長"]


def test_a_name_in_capitals_sets_in_again_after_a_sentence_in_the_same_line():
    text = "ANA REY: The lamps are lit. Are they dear?    BO LIND: They are.\n\nBO LIND: And the oil is, too.\n"
    assert said(reading("talk.txt", text)) == [
        ("ANA REY", ["The lamps are lit. Are they dear?"]),
        ("BO LIND", ["They are."]),
        ("BO LIND", ["And the oil is, too."]),
    ]


@pytest.mark.parametrize("president", ["President", "Presidente", "Der Präsident", "Le Président"])
def test_members_of_a_parliament_stand_before_their_group_and_a_dash(president):
    text = f"{president}. – The debate is open.\n\nAna Rey (LAMP). – Madam President, the lamps are lit.\n\n"
    text += f"Bo Lind, on behalf of the Oil Group. – They are dear.\n\n{president}. – Thank you.\n"
    transcript = reading("debate.txt", text)
    assert [(turn.attribution, turn.affiliation) for turn in transcript.turns] == [
        (president, None),
        ("Ana Rey", "LAMP"),
        ("Bo Lind", "on behalf of the Oil Group"),
        (president, None),
    ]


def test_the_half_of_a_day_in_a_programme_is_no_voice():
    text = "Opening\n10:00 AM\nCoffee\n11:00 AM\n\nANA REY: Good morning to you all.\nBO LIND: Thank you.\n"
    assert voices(text, "talk.txt") == ["ANA REY", "BO LIND"]
