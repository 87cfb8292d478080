"""What people type is understood, and nothing of it is an error."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sessions.search.query import Sequence, parse


def understood(text):
    return [(part.is_excluded, part.sequences) for part in parse(text).parts]


def test_words_are_stemmed_and_folded():
    assert understood("Élan SCHOOLS ") == [(False, (Sequence(("elan",)),)), (False, (Sequence(("school",)),))]


def test_a_phrase_stands_in_quotes_of_any_kind():
    phrase = [(False, (Sequence(("digit", "skill")),))]
    assert understood('"digital skills"') == understood("“digital skills”") == understood("«digital skills» ") == phrase


def test_a_minus_before_a_word_or_a_phrase_excludes_it():
    assert understood("-law ") == [(True, (Sequence(("law",)),))]
    assert understood('–"open law"') == [(True, (Sequence(("open", "law")),))]
    assert understood("state-owned ") == [(False, (Sequence(("state", "own")),))]


def test_the_last_word_is_a_beginning_while_it_is_typed():
    assert understood("encrypti") == [(False, (Sequence(("encrypti",), is_prefix=True), Sequence(("encrypti",))))]
    assert understood("encr* law ")[0] == (False, (Sequence(("encr",), is_prefix=True), Sequence(("encr",))))
    assert understood("AI") == [(False, (Sequence(("ai",)),))]


def test_an_unfinished_phrase_is_a_phrase_with_a_beginning():
    assert understood('"digital ski') == [
        (False, (Sequence(("digit", "ski"), is_prefix=True), Sequence(("digit", "ski"))))
    ]


def test_scripts_without_blanks_are_phrases_of_characters():
    assert understood("王伟 ") == [(False, (Sequence(("qze78e8b", "qze4bc9f")),))]


@pytest.mark.parametrize("text", ["", "   ", '"', '""', "-", "- -", "*", "!?…", "\0", "( ) : ^ +", "😀", "'"])
def test_what_holds_no_word_asks_for_nothing(text):
    assert parse(text).parts == ()


@given(st.text())
def test_no_text_is_an_error_and_every_term_is_plain(text):
    for part in parse(text).parts:
        assert part.sequences
        assert all(term.isascii() and term.isalnum() for one in part.sequences for term in one.terms)
