"""Themes are found by stems and exact acronyms, the longest phrase first, and say which phrase matched."""

from sessions.analysis.background import idf
from sessions.analysis.themes import ThemeTag, offer_themes, tag_passage, tag_session
from sessions.analysis.vocabulary import ThemeEntry, Vocabulary, read_phrases
from sessions.analysis.words import words_of
from sessions.transcript import Span
from tests.analysis.meetings import vocabulary


def matches(text, themes=None):
    return [
        (theme, phrase, span.of(text)) for theme, phrase, span in (themes or vocabulary()).matches(text, whole(text))
    ]


def whole(text):
    return Span(0, len(text))


def test_the_longest_phrase_wins_and_inflections_match():
    themes = Vocabulary(
        [ThemeEntry("access", "x", "spectrum licence\nspectrum"), ThemeEntry("law", "x", "licence")],
    )
    assert matches("Spectrum licences are late.", themes) == [("access", "spectrum licence", "Spectrum licences")]


def test_an_acronym_matches_only_as_written():
    assert matches("IT and AIs differ, but it said ai.") == [("ai", "IT", "IT"), ("ai", "AI", "AIs")]


def test_a_word_of_the_same_stem_but_another_sense_is_no_match():
    themes = Vocabulary([ThemeEntry("governance", "x", "localization")])
    assert matches("The local council met.", themes) == []


def test_captioners_notes_are_nobodys_words():
    assert matches("[privacy notice on screen] Hello. (Speaking AI)") == []


def test_a_phrase_with_a_weight_counts_by_it():
    assert read_phrases("privacy\n personal  data | 2\n\nbroken | x") == [
        ("privacy", 1.0),
        ("personal data", 2.0),
        ("broken", 1.0),
    ]


def test_a_passage_is_tagged_with_its_best_themes_and_the_phrases_that_matched():
    text = "The GDPR protects personal data, and privacy is not a luxury."
    assert tag_passage(text, whole(text), vocabulary()) == (
        ThemeTag("privacy", 0.8776, ("GDPR", "personal data", "privacy")),
    )


def test_one_weak_word_is_offered_and_proposes_no_theme_for_passage_or_session():
    themes = Vocabulary([ThemeEntry("waste", "x", "scrap | 0.5\nold phones | 0.5\ne-waste")])
    text = "I would scrap the form."
    found = themes.matches_in(words_of(text, whole(text)))
    assert [(tag.theme, tag.phrases, tag.is_named) for tag in offer_themes(found, {})] == [("waste", ("scrap",), False)]
    assert (tag_passage(text, whole(text), themes), tag_session([found, found])) == ((), ())
    for named in ("Old phones are scrap.", "We burn e-waste."):
        assert [tag.theme for tag in tag_passage(named, whole(named), themes)] == ["waste"]


def test_a_passage_without_a_phrase_has_no_theme():
    assert tag_passage("Thank you all.", Span(0, 14), vocabulary()) == ()


def test_the_share_in_the_session_lifts_a_theme_that_was_found_but_adds_none():
    found = vocabulary().matches_in(words_of("privacy coverage", Span(0, 16)))
    plain = {tag.theme: tag.score for tag in offer_themes(found, {})}
    lifted = {tag.theme: tag.score for tag in offer_themes(found, {"access": 0.5, "ai": 0.5})}
    assert lifted == {"privacy": plain["privacy"], "access": round(plain["access"] + 0.075, 4)}


def test_the_shares_of_a_session_add_up_to_one():
    texts = ["privacy and GDPR", "coverage", "machine learning", ""]
    tags = tag_session([vocabulary().matches_in(words_of(text, whole(text))) for text in texts])
    assert [tag.theme for tag in tags] == ["privacy", "access", "ai"]
    assert abs(sum(tag.score for tag in tags) - 1) < 0.001


def test_an_irregular_past_is_as_common_as_its_verb():
    pairs = ["hear heard", "give gave", "give given", "find found", "speak spoken", "teach taught", "grow grown"]
    verbs = [pair.split() for pair in pairs]
    assert {past: idf((past,)) for _, past in verbs} == {past: idf((verb,)) for verb, past in verbs}
