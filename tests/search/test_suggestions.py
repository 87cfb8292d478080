"""What is offered where nothing is found, and that it does find something."""

import pytest

pytestmark = pytest.mark.django_db


@pytest.fixture
def offered(ask):
    def offered(words, **choices):
        return [(one.text, one.with_filters, where) for one, where in ask(words, **choices).context["suggestions"]]

    return offered


def test_a_near_word_of_the_index_is_offered(archive, offered):
    assert offered("encrytpion schools ") == [
        ("encryption schools", True, "q=encryption+schools"),
        ("schools", True, "q=schools"),
    ]


def test_a_word_less_is_offered(archive, offered):
    assert offered("encryption zzzzzz") == [("encryption", True, "q=encryption")]


def test_a_phrase_that_stands_nowhere_is_offered_as_words(archive, offered):
    assert offered('"schools encryption"') == [("schools encryption", True, "q=schools+encryption")]


def test_exclusions_and_filters_stay(archive, offered):
    assert offered("encrytpion -rural ", kind="turn") == [("encryption -rural", True, "q=encryption+-rural&kind=turn")]


def test_the_same_words_without_the_filters_are_offered(archive, offered):
    assert offered("rural", kind="turn") == [("rural", False, "q=rural")]


def test_nothing_is_offered_where_something_was_found_or_nothing_is_near(archive, offered):
    assert offered("encryption") == offered("zzzzzz") == offered("") == offered("-encryption") == []


def test_an_empty_page_says_why(archive, ask):
    assert "Nothing published holds these words together." in ask("zzzzzz").content.decode()
    assert "A search needs a word to find" in ask("-law").content.decode()
    assert "Everything published is searched." in ask("").content.decode()
