"""Real-time captions are read turn by turn, as printed."""

from pathlib import Path

import pytest

from sessions.formats import captions
from sessions.formats.document import Document
from sessions.transcript import TranscriptError
from tests.formats.hostile import assert_read_or_refused, mutated
from tests.formats.reading import reading, said

GOLDEN = Path(__file__).parent.parent / "golden" / "captions"
MILLION = 1_000_000


def document(text):
    return Document("talk.txt", text.encode(), text)


def turns(text):
    transcript = captions.read(document(text))
    return [(turn.attribution, [span.of(transcript.text) for span in turn.paragraphs]) for turn in transcript.turns]


@pytest.mark.parametrize(
    "label",
    [
        "VINTON CERF",
        "DANIELA BRÖNSTRUP",
        "D. MILOSHEVIC",
        "LYNN ST. AMOUR",
        "MINISTER MAHJOUBI",
        "SECRETARIAT CHENGETAI MASANGO",
        "H.E. FED. COUN. MORITZ LEUENBERGER",
        "DEPUTY SECRETARY-GENERAL ZHAO",
        "MODERATOR",
        "AUDIENCE MEMBER",
        "SPEAKER 2",
        "ANNE‑MARIE McDONALD",
        "GINGER",
        "Ginger Paque",
        "Everyone",
        "From the floor",
        "OLGA CAVALLI (Remote)",
    ],
)
def test_a_label_is_kept_as_printed(label):
    text = f">> {label}: Good morning.\n\n>>{label}:  Yes: it is on.\n\n> {label}: Fine."
    assert turns(text) == [(label, ["Good morning."]), (label, ["Yes: it is on."]), (label, ["Fine."])]


@pytest.mark.parametrize(
    "sentence",
    [
        "I have one question: who pays?",
        "Question: who pays?",
        "It starts at 10:30 sharp.",
        "See http://example.org for more.",
        "So here is the thing: it works.",
        "Yes: I do.",
    ],
)
def test_a_sentence_with_a_colon_has_no_label(sentence):
    assert turns(f">> MODERATOR: Go on.\n>> {sentence}") == [("MODERATOR", ["Go on."]), ("", [sentence])]


def test_a_label_may_run_over_a_line_end():
    text = ">> H.E. MR. JOHN EXAMPLE, MINISTER OF\nCOMMUNICATIONS: Thank you.\n>> VINT CERF:\nMy turn."
    assert turns(text) == [
        ("H.E. MR. JOHN EXAMPLE, MINISTER OF COMMUNICATIONS", ["Thank you."]),
        ("VINT CERF", ["My turn."]),
    ]


def test_all_turns_in_one_line_are_parted():
    text = "Panel >> CHAIR: One. >> Two? >> JOAN ROE: Three.>> CHAIR: Four."
    assert turns(text) == [("CHAIR", ["One."]), ("", ["Two?"]), ("JOAN ROE", ["Three."]), ("CHAIR", ["Four."])]


def test_paragraphs_end_at_blank_lines_and_stage_directions():
    text = (
        ">> CHAIR: One\ngoes on.\n\xa0\nTwo.\n(Applause)\nThree (Laughter) ends.\n\n***\n\n"
        ">> [ Applause ]\n>> JOAN ROE: Four."
    )
    assert turns(text) == [("CHAIR", ["One\ngoes on.", "Two.", "Three (Laughter) ends."]), ("JOAN ROE", ["Four."])]


def test_a_known_label_that_lost_its_chevron_opens_a_turn():
    text = ">> JOAN ROE: One.\n\nJOAN ROE: Two.\n\nOLGA EXAMPLE: Three.\n\nNOTE: four."
    assert turns(text) == [("JOAN ROE", ["One."]), ("JOAN ROE", ["Two."]), ("OLGA EXAMPLE", ["Three.", "NOTE: four."])]


def test_page_marks_leave_a_sentence_whole():
    text = (
        "Lamp day\n>> JOAN ROE: One sentence that\nLamp day\n1 Page 2\n\ngoes on.\n\n>> CHAIR: So\n"
        "Lamp day\nPage 3\n\nit does."
    )
    assert turns(text) == [("JOAN ROE", ["One sentence that\ngoes on."]), ("CHAIR", ["So\nit does."])]


def test_escaped_chevrons_are_chevrons():
    assert turns("&gt;&gt; CHAIR: A &amp; B.\n&gt;&gt; Yes.") == [("CHAIR", ["A & B."]), ("", ["Yes."])]


@pytest.mark.parametrize(
    ("head", "title", "day"),
    [
        ("IGF 2014 - Lamps for all - RAW", "Lamps for all", None),
        ("FINISHED - 2014 09 05 - Open microphone", "Open microphone", "2014-09-05"),
        ("27 September 2011, New delegate briefing", "New delegate briefing", "2011-09-27"),
        ("RAW COPY\n\nLamp Union\n\nSeptember 28, 2011 09:00AM", "Lamp Union", "2011-09-28T09:00:00"),
        ("Wrap-up\n\n22 June 2022 | 18:00 - 18:30 CEST", "Wrap-up", "2022-06-22T18:00:00+02:00"),
        (
            "WORKSHOP ON LAMPS FOR\nEUROPE\n\nFRIDAY 19 MAY 2006",
            "WORKSHOP ON LAMPS FOR EUROPE",
            "2006-05-19",
        ),
    ],
)
def test_the_lines_before_the_first_turn_say_title_and_day(head, title, day):
    transcript = captions.read(document(f"{head}\n\n***\n\n>> CHAIR: One.\n>> Two."))
    assert (transcript.title, transcript.starts and transcript.starts.isoformat()) == (title, day)


@pytest.mark.parametrize(
    "wording",
    [
        "The following are the outputs of the real-time captioning. It is not an authoritative record.",
        "This is the the output of the realtime captioning.  It is posed as an aid to understanding the proceedings.",
        "Note: Although the transcription is largely accurate, it may be incomplete.",
        "This text is being provided in a rough draft format.",
        "Disclaimer: this was automatically generated and is not an official record.",
    ],
)
def test_a_disclaimer_is_told_from_the_title(wording):
    transcript = captions.read(document(f"Lamps\n\n{wording}\n\n>> CHAIR: One.\n>> Two."))
    assert (transcript.title, transcript.disclaimer) == ("Lamps", " ".join(wording.split()))


@pytest.mark.parametrize(
    "text",
    [
        "",
        "No chevron here.",
        "> quoted mail\n> goes on\n>> and deeper\n> again",
        ">>> print(name)\n>>> x = {}\n",
        'Examples:\n>>> Lamp("out")\nTraceback:\n>>> lamp.light(1)\n>>> for lamp in lamps: lamp.light(2)\n',
        "sequenceDiagram\n  Client ->> Server: Log In\n  Server -->> Client: Session\n",
        "cin >> name;\ncin >> host;\ncin >> port;\n",
        "<<<<<<< HEAD\na = 1\n=======\nb = 2\n>>>>>>> main\n",
        "You are here: Home >> Events >> 2011",
    ],
)
def test_other_uses_of_the_sign_are_no_captions(text):
    assert not captions.recognises(document(text))


@pytest.mark.parametrize(
    ("head", "title", "words"),
    [
        ("Good morning. We will start in two minutes.", None, ["Good morning. We will start in two minutes."]),
        ("Lamps for all\nRoom 5\nOkay, so I think\nwe begin.", "Lamps for all", ["Okay, so I think\nwe begin."]),
        ("Lamps\n\nI see you all.\n\nLet's begin now, then.", "Lamps", ["I see you all.", "Let's begin now, then."]),
    ],
)
def test_speech_before_the_first_chevron_is_an_unnamed_voice_and_no_title(head, title, words):
    transcript = reading("talk.txt", f"{head}\n\n>> ANA REY: One.\n\n>> BO LIND: Two.\n")
    assert transcript.title == title
    assert said(transcript) == [("", words), ("ANA REY", ["One."]), ("BO LIND", ["Two."])]


@pytest.mark.parametrize(
    "head",
    [
        "Are we ready for the next billion?",
        "Lamps\n\nThe session looks at lamps. It asks what we need.",
        "Lamps\n\nPlease note: I type what I hear. This is not an official record.",
    ],
)
def test_a_question_an_announcement_or_a_note_before_the_first_chevron_is_no_speech(head):
    transcript = reading("talk.txt", f"{head}\n\n>> ANA REY: One.\n\n>> BO LIND: Two.\n")
    assert said(transcript) == [("ANA REY", ["One."]), ("BO LIND", ["Two."])]


def test_a_text_without_turns_is_refused_with_its_first_line():
    with pytest.raises(TranscriptError) as caught:
        captions.read(document("\nA shopping list\nMilk"))
    assert str(caught.value) == 'talk.txt:1: expected turns that begin with ">>", found "A shopping list"'


@pytest.mark.parametrize("path", sorted(GOLDEN.glob("*.txt")), ids=lambda path: path.name)
def test_damaged_captions_are_read_or_refused(path):
    for variant in mutated(path.read_text(), seed=3):
        assert_read_or_refused(captions, variant)


@pytest.mark.parametrize(
    "text",
    [
        ">> JOAN ROE: " + "word and word, " * (MILLION // 15),
        ">>" * 100_000,
        " " * MILLION + "x",
        "A " * (MILLION // 2),
        ("word " * 40 + "\n\n") * (MILLION // 202),
        (">> JOAN ROE: " + "word and word. " * 20 + "\n\n") * (MILLION // 315),
    ],
    ids=["one line", "chevrons", "blanks", "capitals", "no chevrons", "captions"],
)
def test_a_megabyte_is_read_in_half_a_second(text):
    assert_read_or_refused(captions, text)


def test_a_name_in_capitals_that_stands_once_without_a_chevron_is_a_voice_and_a_remark_is_none():
    text = ">> CHAIR: Good morning.\n>> ANA REY: We have nine masts.\nKWAME: I would add a tenth, in the east.\n"
    text += ">> CHAIR: There is one thing more.\nNOTE: it is about oil.\nICT: this is what we mean.\n"
    assert said(reading("c.txt", text)) == [
        ("CHAIR", ["Good morning."]),
        ("ANA REY", ["We have nine masts."]),
        ("KWAME", ["I would add a tenth, in the east."]),
        ("CHAIR", ["There is one thing more.\nNOTE: it is about oil.\nICT: this is what we mean."]),
    ]


@pytest.mark.parametrize(
    "foot",
    [
        "Contact: Ana Rey\nSample Union\nTel: +41 22 555 0100\nE-mail: ana.rey@example.org\n",
        "Contact: Ana Rey, Sample Union Tel: +41 22 555 0100 E-mail: ana.rey@example.org\n",
        "Attention: This is not a publication made available to the public, but an internal document intended only\n"
        "for use by the members of the sample union.\nIt shall not be made available to others.\n",
    ],
)
def test_whom_a_page_names_at_its_foot_to_ask_is_nobodys_words(foot):
    text = f">> CHAIR: Let us begin with the item that\n{foot}concerns the masts.\n>> KENYA: My contact: the keeper.\n"
    assert said(reading("c.txt", text)) == [
        ("CHAIR", ["Let us begin with the item that\nconcerns the masts."]),
        ("KENYA", ["My contact: the keeper."]),
    ]


@pytest.mark.parametrize(
    "order", ["{union} 12 MARCH 2019 14:30 CET {title}", "{union} {title} GENEVA, SWITZERLAND 12 MARCH 2019 14:30 CET"]
)
def test_a_flattened_heading_gives_the_organiser_as_event_and_the_meeting_as_title(order):
    head = order.format(union="INTERNATIONAL TELECOMMUNICATION UNION", title="WORKSHOP ON RURAL MASTS")
    text = (
        f"FINISHED FILE {head} Services provided by: Caption Sample, Inc. *** >> CHAIR: Let us begin. >> KENYA: Yes. "
    )
    transcript = reading("c.txt", text + ">> CHAIR: Thank you.")
    assert (transcript.title, transcript.event) == ("WORKSHOP ON RURAL MASTS", "INTERNATIONAL TELECOMMUNICATION UNION")
    assert transcript.starts.isoformat() == "2019-03-12T14:30:00+01:00"


@pytest.mark.parametrize("head", ["12 MARCH 2019\n14:30 CET", "Date: 12 March 2019\nTime: 14:30 CET"])
def test_a_day_and_the_time_below_it_are_one_moment(head):
    transcript = reading("c.txt", f"RURAL MASTS\n{head}\n\n>> CHAIR: Let us begin.\n>> ANA REY: Yes.\n")
    assert (transcript.title, transcript.starts.isoformat()) == ("RURAL MASTS", "2019-03-12T14:30:00+01:00")


@pytest.mark.parametrize("label", ["BRAZIL (ANA REY)", "BRAZIL / ANA REY", "BRAZIL - ANA REY", "ANA REY (BRAZIL)"])
def test_a_state_beside_a_person_is_the_affiliation(label):
    turn = reading("c.txt", f">> CHAIR: Good morning.\n>> {label}: We agree.\n").turns[1]
    assert (turn.attribution, turn.affiliation) == (label, "BRAZIL")


def test_below_the_captioners_note_each_paragraph_before_the_first_label_is_said():
    text = (
        "Lamp Forum – RAW\n\nThe following are the outputs of the captioning. It is not an authoritative record.\n\n"
        "... go and get your oil.  You know where it is.\n\nMy wish would be some light.  For now, our lamps...\n\n"
        "[talking simultaneously]\n\nI hope you heard me.\n\n>> JANE DOE: So let us begin.\n>> JOHN ROE: Thanks.\n"
    )
    assert turns(text) == [
        (
            "",
            [
                "... go and get your oil.  You know where it is.",
                "My wish would be some light.  For now, our lamps...",
                "I hope you heard me.",
            ],
        ),
        ("JANE DOE", ["So let us begin."]),
        ("JOHN ROE", ["Thanks."]),
    ]


def test_dots_around_a_stage_direction_are_no_words():
    text = ">> JANE DOE: So it ends.\n\n...(APPLAUSE)...\n\n>> JOHN ROE: Yes.\n"
    assert turns(text) == [("JANE DOE", ["So it ends."]), ("JOHN ROE", ["Yes."])]


def test_the_words_below_a_time_and_above_the_first_chevron_are_somebody_s():
    text = "Download\n\n[00:00:05]\n\nTHE LAMPS ARE LIT. WE BEGIN WITH OIL.\n\n[2. OIL]\n\n"
    text += "OIL IS DEAR. >> WHO SAYS SO?\n\n>> I DO.\n\n>> SO DO I, AND THE WHOLE HARBOUR.\n"
    transcript = reading("council.txt", text)
    assert (transcript.title, said(transcript)) == (
        None,
        [
            ("", ["THE LAMPS ARE LIT. WE BEGIN WITH OIL.", "OIL IS DEAR."]),
            ("", ["WHO SAYS SO?"]),
            ("", ["I DO."]),
            ("", ["SO DO I, AND THE WHOLE HARBOUR."]),
        ],
    )
    assert transcript.turns[0].starts_after_seconds == 5.0


def test_the_city_is_no_title_and_a_clock_below_the_day_is_the_session_s():
    head = "FINAL COPY\nLAMP CONFERENCE 2014\nBUSAN, KOREA\n04 NOVEMBER 2014\nROOM A\nPLENARY 2\n09:30\n***\n"
    transcript = reading("lamps.txt", head + ">> CHAIR: Good morning.\n>> KENYA: Thank you.\n")
    assert (transcript.title, transcript.event) == ("PLENARY 2", "LAMP CONFERENCE 2014")
    assert transcript.starts.isoformat() == "2014-11-04T09:30:00"


def test_a_line_that_numbers_the_session_stands_between_event_and_title():
    text = "Harbour Days\nSession 3\nThe price of oil\n\n>> ANA REY: Good morning.\n>> BO LIND: Thank you.\n"
    transcript = reading("lamps.txt", text)
    assert (transcript.title, transcript.event) == ("The price of oil", "Harbour Days")


def test_one_pair_of_chevrons_below_the_captioners_note_is_enough():
    text = (
        "LAMPS\n***\nThis text is being provided in a rough draft format.\n***\n>> Good morning. The lamps are lit.\n"
    )
    assert said(reading("lamps.txt", text)) == [("", ["Good morning. The lamps are lit."])]


def test_names_in_capitals_alone_on_the_lines_of_chevrons_are_labels_without_a_colon():
    text = (
        "Lamps\n\n>> ADA SAMPLE: Good morning.\n\n>> BARTHOLOMEW\nWe light the lamps.\n\n>> BO LIND\n\nWith oil.\n\n"
        ">> BARTHOLOMEW\nOf course.\n\n>> MODERATOR\nThank you.\n\n>> YES\n\n>> OKAY THEN.\nWe go on.\n"
    )
    assert said(reading("talk.txt", text)) == [
        ("ADA SAMPLE", ["Good morning."]),
        ("BARTHOLOMEW", ["We light the lamps."]),
        ("BO LIND", ["With oil."]),
        ("BARTHOLOMEW", ["Of course."]),
        ("MODERATOR", ["Thank you."]),
        ("", ["YES"]),
        ("", ["OKAY THEN.\nWe go on."]),
    ]
    assert reading("talk.txt", text).warnings == ()


def test_names_and_markup_without_a_colon_that_are_left_as_words_are_told():
    text = "Lamps\n\n>> ADA SAMPLE: Good morning.\n\n" + ">> BARTHOLOMEW We light lamps.\n\n" * 3
    text += ">> BO LIND: Thanks.\n\n>> <SCRIPT>ALERT(1)</SCRIPT>\nWe go on.\n\n>> CORDELIA\nWe stay.\n"
    assert reading("talk.txt", text).warnings == (
        'line 5: expected ">> NAME:", found "BARTHOLOMEW", 3 times: left among the words of nobody',
        'line 13: expected ">> NAME:", found "<SCRIPT>ALERT(1)</SCRIPT>": left among the words of nobody',
        'line 16: expected ">> NAME:", found "CORDELIA": left among the words of nobody',
    )
