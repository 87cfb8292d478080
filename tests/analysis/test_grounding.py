"""A claim is grounded in a voice's own words: exactly, nearly, in other words, or not at all; flips never pass."""

import pytest

from sessions.analysis.discrepancies import Flag
from sessions.analysis.grounding import Grounding, Match, ground
from sessions.transcript import Span

SAID = (
    "Thank you. In 2022 we removed 9,126 items with the help of Łukasz Nowak."
    " Governments should not ban strong encryption, because privacy is a human right."
    " We need two thousand three hundred engineers in the region. It is impossible to repair this alone."
)


def grounded(claim, **known):
    return ground(claim, SAID, [Span(0, len(SAID))], **known)


def test_the_voices_own_words_are_verbatim_with_their_place():
    assert grounded("“Governments should not ban strong encryption”") == Grounding(
        Match.VERBATIM, 1.0, (Span(73, 117),)
    )


@pytest.mark.parametrize(
    "claim",
    ["governments should NOT ban strong encryption!", "Governments, um, should not ban strong  encryption"],
)
def test_case_marks_blanks_and_fillers_make_no_difference(claim):
    assert grounded(claim) == Grounding(Match.NORMALISED, 1.0, (Span(73, 117),))


def test_slips_of_the_pen_are_near():
    found = grounded("Goverments should not ban strong encrpytion because privacy is human right")
    assert (found.match, found.score, found.flags) == (Match.NEAR, 1.0, ())
    assert found.spans[0].of(SAID) == "Governments should not ban strong encryption, because privacy is a human right"


@pytest.mark.parametrize(
    ("claim", "flag"),
    [
        ("In 2022 we removed 9,216 items with the help of Lukasz Nowak", Flag.NUMBER),
        ("We need two thousand four hundred engineers in the region", Flag.NUMBER),
        ("In 2022 we removed 9,126 items with the help of Maria Nowak", Flag.NAME),
        ("Governments should ban strong encryption, because privacy is a human right", Flag.NEGATION),
        ("Governments should not allow strong encryption, because privacy is a human right", Flag.NEGATION),
        ("It is possible to repair this alone", Flag.NEGATION),
        ("Regulators should not ban weak encryption, because privacy is a human right", Flag.NEGATION),
        ("Governments should not tax strong encryption, because privacy is a human right", Flag.WORD),
        ("We need two million three hundred engineers in the region", Flag.NUMBER),
        ("Governments should … ban strong encryption", Flag.NEGATION),
    ],
)
def test_a_quotation_that_says_otherwise_asks_a_person(claim, flag):
    found = grounded(claim)
    assert (found.match, found.flags, found.match.is_supported) == (Match.ASK, (flag,), False)


@pytest.mark.parametrize(
    ("claim", "said"),
    [
        ("we need 2,300 engineers in the region", "We need two thousand three hundred engineers in the region."),
        (
            "A site costs about 140,000 dollars there",
            "A site costs about one hundred and forty thousand dollars there.",
        ),
        ("It saved 180,000 euros each single year", "It saved a hundred and eighty thousand euros each single year."),
    ],
)
def test_a_number_in_words_is_the_number_in_figures(claim, said):
    assert ground(claim, said, [Span(0, len(said))]).match == Match.NEAR


@pytest.mark.parametrize(
    ("claim", "flags"),
    [
        ("Recordings of harbour station cameras must be deleted after fourteen days", ()),
        ("Recordings of harbour station cameras must be deleted after fourteen weeks", (Flag.NUMBER,)),
        ("Recordings of harbour station cameras must not be deleted after fourteen days", (Flag.NEGATION,)),
    ],
)
def test_units_and_negations_of_other_words_are_compared(claim, flags):
    said = "For cameras at the harbour station, any recordings will be deleted after fourteen days. We film by day."
    found = ground(claim, said, [Span(0, len(said))])
    assert (found.flags, found.match.is_supported) == (flags, not flags)


REGISTER = "We believe that the public register of transmitters must not be published without consent of the owners."
TAXED = "The tax on cables should decrease in the valley as sales grow."
BARRED = "Village teachers are banned from using the translation service for their reports."
LICENCE = "A community network in the valley refuses to pay the licence fee, and resale should be free of licence."


@pytest.mark.parametrize(
    ("said", "claim", "flags"),
    [
        (REGISTER, "The register of transmitters must be published without consent of owners", (Flag.NEGATION,)),
        (REGISTER, "The register of transmitters must not be published with consent of owners", (Flag.NEGATION,)),
        (LICENCE, "Valley community networks do not pay any licence fee, and resale needs no licence", ()),
        (LICENCE, "Valley community networks pay any licence fee, and resale needs no licence", (Flag.NEGATION,)),
        (LICENCE, "Valley community networks refuse the licence fee, and resale needs a licence", (Flag.NEGATION,)),
        ("Strong encryption of all patient files is legal.", "Encryption of patient files must not be banned", ()),
        ("Strong encryption of all patient files is legal.", "Encryption of patient files is banned", (Flag.NEGATION,)),
        (TAXED, "Growing sales should lower the tax on cables in the valley", ()),
        (TAXED, "Growing sales should raise the tax on cables in the valley", (Flag.NEGATION,)),
        (TAXED, "The tax on cables should increase in the valley as sales grow.", (Flag.NEGATION,)),
        (TAXED, "The tax on acbles should edcrease in the valley as sales grow.", ()),
        (BARRED, "Village teachers may use the translation service for reports", (Flag.NEGATION,)),
        ("The youth panel has never been heard.", "The youth panel should not be heard", (Flag.NEGATION,)),
    ],
)
def test_what_is_denied_and_on_which_side_a_claim_stands_is_compared_by_clause(said, claim, flags):
    assert ground(claim, said, [Span(0, len(said))]).flags == flags


ADVICE = "Parliament should decide on cable sanctions, and the cabinet should advise it."
LEVY = "Mobile carriers should charge the island stations a levy on roaming traffic."
RADIO = "Island listeners trust harbour radio more than they trust mobile platforms."


@pytest.mark.parametrize(
    ("said", "claim", "flags"),
    [
        (LEVY, "Island stations should be charged a levy on roaming traffic by mobile carriers", ()),
        (LEVY, "Island stations should charge mobile carriers a levy on roaming traffic", (Flag.ROLE,)),
        (LEVY, "Mobile carriers should be charged a levy on roaming traffic by island stations", (Flag.ROLE,)),
        (ADVICE, "On cable sanctions it is parliament that should decide and the cabinet that should advise", ()),
        (ADVICE, "The cabinet should decide on cable sanctions, and parliament should advise it", (Flag.ROLE,)),
        (RADIO, "More than mobile platforms, island listeners trust harbour radio", ()),
        (RADIO, "Island listeners trust mobile platforms more than they trust harbour radio", (Flag.ROLE,)),
    ],
)
def test_who_does_what_to_whom_is_compared_whatever_the_voice_of_the_verb(said, claim, flags):
    assert ground(claim, said, [Span(0, len(said))]).flags == flags


QUARTERS = "The harbour office publishes cable faults in the third quarter and traffic figures each week."
PRICE = "Roaming prices of harbour cables fell from nine cents to two percent of wages."
FORCE = "The harbour office must publish cable faults of all carriers."


@pytest.mark.parametrize(
    ("said", "claim", "flags"),
    [
        (QUARTERS, "In the third quarter cable faults are published by the harbour office", ()),
        (QUARTERS, "In the fourth quarter cable faults are published by the harbour office", (Flag.NUMBER,)),
        (QUARTERS, "Every week the harbour office publishes traffic figures", ()),
        (QUARTERS, "Every month the harbour office publishes traffic figures", (Flag.NUMBER,)),
        (PRICE, "From nine cents roaming prices of harbour cables fell to 2 percent of wages", ()),
        (PRICE, "From 2 percent of wages roaming prices of harbour cables fell to nine cents", (Flag.NUMBER,)),
        (FORCE, "Cable faults of all carriers must be published by the harbour office", ()),
        (FORCE, "Cable faults of all carriers may be published by the harbour office", (Flag.NEGATION,)),
        (FORCE, "Cable faults of some carriers must be published by the harbour office", (Flag.NEGATION,)),
    ],
)
def test_ordinals_rates_ranges_force_and_quantity_are_compared(said, claim, flags):
    assert ground(claim, said, [Span(0, len(said))]).flags == flags


@pytest.mark.parametrize(
    ("said", "claim", "match"),
    [
        ("I don't think that we should filter the network.", "we should filter the network", Match.ASK),
        ("I do not believe we should ban encryption at all.", "We should ban encryption", Match.ASK),
        ("Nobody says that children need a filter.", "children need a filter", Match.ASK),
        ("I cannot deny that we should act today.", "we should act today", Match.VERBATIM),
        ("There is no doubt that we should act today.", "we should act today", Match.VERBATIM),
        ("It is not enough, and we should filter the network.", "we should filter the network", Match.VERBATIM),
        ("We do not have the money. We should act today.", "We should act today.", Match.VERBATIM),
    ],
)
def test_a_quotation_cut_off_from_what_denies_it_asks_a_person(said, claim, match):
    flags = (Flag.NEGATION,) if match is Match.ASK else ()
    found = ground(claim, said, [Span(0, len(said))])
    assert (found.match, found.score, found.flags) == (match, 1.0, flags)


def test_a_quotation_that_takes_a_negation_from_another_sentence_asks_a_person():
    said = "We will not take a vote tonight. We will hear from staff first about the lighting."
    found = ground("We will not hear from staff first about the lighting.", said, [Span(0, len(said))])
    assert (found.match, found.flags) == (Match.ASK, (Flag.NEGATION,))


def test_a_sentence_that_shares_only_everyday_words_supports_nothing():
    said = " ".join(f"The council of town {number} pays for the network and the library." for number in range(40))
    claim = "The council of each town pays the library and also funds the network, said members"
    assert not ground(claim, said, [Span(0, len(said))]).match.is_supported


def test_a_quotation_with_something_left_out_is_found_in_parts():
    assert grounded("In 2022 we removed 9,126 items … privacy is a human right").match == Match.VERBATIM


def test_other_words_are_a_paraphrase_with_its_passage():
    found = grounded("Strong encryption must not be banned by governments since privacy is a right of humans")
    assert (found.match, found.flags) == (Match.PARAPHRASE, ())
    assert "Governments should not ban strong encryption" in found.spans[0].of(SAID)


def test_the_speakers_own_name_need_not_be_spoken():
    claim = "As Quill says, strong encryption must not be banned by governments since privacy is a human right"
    assert grounded(claim).match == Match.ASK
    assert grounded(claim, known_names=["Ada Quill"]).match == Match.PARAPHRASE


@pytest.mark.parametrize("claim", ["Bananas are yellow and taste of summer", "", "…", "?!", "x" * 100_000])
def test_what_was_not_said_is_unsupported(claim):
    assert grounded(claim) == Grounding(Match.UNSUPPORTED, 0.0)


def test_a_voice_without_words_supports_nothing():
    assert ground("We agree.", "", []) == Grounding(Match.UNSUPPORTED, 0.0)


def test_words_of_another_turn_support_nothing():
    text = "I agree with you. We should ban it."
    assert ground("We should ban it", text, [Span(0, 17)]).match == Match.UNSUPPORTED
