"""Texts that are no single session, and sessions that look like them."""

import pytest

from sessions.formats.document import open_document
from sessions.formats.refusals import refuse_unless_one_session
from sessions.transcript import TranscriptError
from tests.formats import reading

TWO_SESSIONS = """Lamps | Sample Forum 2031

4 Mar 2031 09:00h - 10:15h UTC

Event report

Moderator

A tale of lamps.

Wells | Sample Forum 2031

5 Mar 2031 09:00h - 10:15h UTC

Event report

Moderator

A tale of wells.
"""
STATISTICS = (
    "Sample Forum 2031\n\nEvent report\n\nTotal sessions\n\n312\n\nUnique speakers\n\n1,204\n\nFastest speaker\n\nA B\n"
)
LISTING = """Sessions

Lamps | Sample Forum 2031 WS #3

4 Mar 2031

Read more: lamps

Wells | Sample Forum 2031 WS #4

5 Mar 2031
"""
DIFFERENCE = """Workshop 4: Difference between revisions

Revision as of 12:44, 25 April 2031

Latest revision as of 13:02, 25 April 2031

Line 12:

MODERATOR: Good morning.
"""
JUDGMENT = """IN THE HIGH COURT OF SALTNESS

Case No: 12 of 2031

Ana Ruiz, Appellant

versus

Harbour Board, Respondent

JUDGMENT

1. The appellant: a harbour pilot.
"""
SHOPPING = "Shopping\n\n- milk\n- two loaves\n- candles\n"


def refusal(text):
    with pytest.raises(TranscriptError) as caught:
        refuse_unless_one_session(open_document("page.txt", text.encode()))
    return str(caught.value)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        (
            TWO_SESSIONS,
            "page.txt:11: expected one session's report page or transcript, "
            'found another session on the same page: "Wells"',
        ),
        (
            LISTING,
            "page.txt:9: expected one session's report page or transcript, "
            'found another session on the same page: "Wells"',
        ),
        (STATISTICS, "page.txt:5: expected one session's report page or transcript, found an event's statistics"),
        (
            DIFFERENCE,
            "page.txt:1: expected one session's report page or transcript, found a comparison of a page's revisions",
        ),
        (JUDGMENT, "page.txt:11: expected one session's report page or transcript, found a court's judgment"),
        (SHOPPING, 'page.txt:1: expected the voices of a session, found a text without voices: "Shopping"'),
    ],
    ids=["several", "listing", "statistics", "difference", "judgment", "shopping"],
)
def test_a_text_that_is_no_single_session_is_refused_with_the_reason(text, message):
    assert refusal(text) == message


HEARING = JUDGMENT + "".join(
    f"JUDGE {name}: We heard that before.\n\n" for name in ("ADA", "BEN", "CY", "DEE", "EVE", "FAY")
)
OLD_REVISION = "Workshop 4\n\nRevision as of 12:44, 25 April 2031 by Ana\n\n>> MODERATOR: Good morning.\n"
SAME_SESSION_TWICE = TWO_SESSIONS.replace("Wells", "LAMPS")
COUNTED_SESSION = (
    "Total speakers\n\nUnique speakers\n\nTotal words\n\nSession report\n\nModerator\n\n" + "A tale. " * 60
)


@pytest.mark.parametrize(
    "text", [HEARING, OLD_REVISION, SAME_SESSION_TWICE, COUNTED_SESSION, "A: b", " \n", "0:01:02 Hello"]
)
def test_a_session_is_never_refused(text):
    document = open_document("page.txt", (text + "\nx").encode() if text.strip() else b"%PDF-")
    assert refuse_unless_one_session(document) is None


@pytest.mark.parametrize(
    "text",
    [
        "Ana Rey 10:01 AM\nhi all\n\nBo Lind  10:02 AM\nmorning! did you see the lamp?\n",
        "Ana Rey — Today at 10:01\nhi all\nBo Lind — Today at 10:02\nmorning! did you see the lamp?\n",
        "AnaRey — 10/02/2024 10:01\nhi all, it is dark.\nBo Lind — 10/02/2024 10:02\nYes, I see.\n",
        "[10/02/2024, 10:01:12] Ana Rey: hi all\n[10/02/2024, 10:02:12] Bo Lind: morning! is it dark?\n",
        "10/02/2024, 10:01 - Ana Rey: hi all, how are you?\n10/02/2024, 10:02 - Bo Lind: well, thank you.\n",
        "00:12:31\tAna Rey:\tHello everyone, can you hear me?\n00:12:40\tBo Lind:\tYes, we hear you well.\n",
        "10:01:12 From Ana Rey to Everyone: Can you hear me?\n10:02:12 From Bo Lind to Everyone: Yes, well.\n",
    ],
)
def test_what_people_typed_to_each_other_is_refused(text):
    message = "x.txt:1: expected what was said in a session, found the messages of a chat"
    assert reading.refusal("x.txt", text) == message


@pytest.mark.parametrize(
    "text",
    [
        "LAMPD 16241: the lamp is lit now\nOILD 16241: the oil is in it now\n" * 3,
        "LampError: the lamp has no oil.\n\n>>> light(lamp)\nOilError: the oil is out.\n\n>>> light(lamp)\n" * 2,
        "Ana Rey (1):\n      light them all at once\n\nBo Lind (2):\n      buy more oil\n      and more of the glass\n",
        "Ana Rey:\n    ana@lamps.example\n    AR in the port\n\nBo Lind:\n    bo@lamps.example\n    he keeps oil\n",
        "Removes the :ref:`lamp <LAMP>` part of the path.\nReplaces the :ref:`lamp <LAMP>` part of it.\n" * 2,
        "Q: I have no lamp. How do I light it?\n\nRead on.\n\nQ: I have no oil. What now?\n\nRead on, then.\n",
        "b:lamp is the lamp of it.\nb:oil is the oil in it.\nS:wick is the wick of it.\nb:glass is the glass of it.\n"
        "Tips: Be careful with the lamp, it is hot at night.\n",
        ">>> 7\n  LampObject(8): trigger: 7 execution: 7\nafter:   7\n\n" + "The lamp is lit and nobody says so. " * 4,
        "Lamp CMD: lamp %USERPROFILE%\\lamps\nthen go\n\nLamp PowerShell: lamp $env:USERPROFILE\\lamps\nthen go on\n",
    ],
)
def test_what_programs_print_and_programmers_list_is_refused(text):
    assert reading.refusal("x.md", text).startswith("x.md:1: expected ")
