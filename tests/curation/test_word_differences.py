"""Two texts are compared word by word, and their differences join back to both."""

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from speakers.history import word_differences as differences
from speakers.history.word_differences import How, Piece, shortened, word_differences

SAME, REMOVED, ADDED, LEFT_OUT = How.SAME, How.REMOVED, How.ADDED, How.LEFT_OUT


def pieces(before, after):
    return [(piece.how, piece.text) for piece in word_differences(before, after)]


def joined(found, how):
    return "".join(piece.text for piece in found if piece.how in (SAME, how))


def test_a_changed_word_and_an_added_one_stand_between_what_is_the_same():
    assert pieces("Schools should teach digital skills.", "Schools must teach all digital skills.") == [
        (SAME, "Schools "),
        (REMOVED, "should "),
        (ADDED, "must "),
        (SAME, "teach "),
        (ADDED, "all "),
        (SAME, "digital skills."),
    ]


def test_a_mark_is_a_change_of_its_own_and_so_is_a_space():
    assert pieces("Yes, we can.", "Yes, we can!") == [(SAME, "Yes, we can"), (REMOVED, "."), (ADDED, "!")]
    assert pieces("One two", "One  two") == [(SAME, "One"), (REMOVED, " "), (ADDED, "  "), (SAME, "two")]


def test_equal_texts_have_no_difference_and_an_empty_one_is_all_difference():
    assert pieces("The same.", "The same.") == [(SAME, "The same.")]
    assert (pieces("", ""), pieces("", "New."), pieces("Old.", "")) == ([], [(ADDED, "New.")], [(REMOVED, "Old.")])


def test_a_phrase_of_other_words_reads_as_one_change():
    assert pieces("They spoke of the networks of cities.", "They spoke about access in the countryside.") == [
        (SAME, "They spoke "),
        (REMOVED, "of the networks of cities"),
        (ADDED, "about access in the countryside"),
        (SAME, "."),
    ]


def test_letters_of_every_script_are_words():
    assert pieces("l’État doit agir", "l’Etat doit agir") == [
        (REMOVED, "l’État "),
        (ADDED, "l’Etat "),
        (SAME, "doit agir"),
    ]
    assert pieces("يجب حماية التشفير", "يجب دعم التشفير") == [
        (SAME, "يجب "),
        (REMOVED, "حماية "),
        (ADDED, "دعم "),
        (SAME, "التشفير"),
    ]


TEXTS = st.text(alphabet="ab ,.\n\u0301’<é語", max_size=60)


@given(TEXTS, TEXTS)
def test_the_pieces_join_back_to_both_texts(before, after):
    found = word_differences(before, after)
    assert (joined(found, REMOVED), joined(found, ADDED)) == (before, after)
    assert all(piece.text for piece in found)
    hows = [piece.how for piece in found]
    assert all(one != other for one, other in pairwise(hows))


@given(TEXTS, TEXTS)
def test_what_is_shortened_leaves_nothing_changed_out(before, after):
    found = word_differences(before, after)
    short = shortened(found, words=2)
    assert "".join(piece.text for piece in short) == "".join(piece.text for piece in found)
    assert [piece for piece in short if piece.how in (REMOVED, ADDED)] == [
        piece for piece in found if piece.how in (REMOVED, ADDED)
    ]


def test_texts_too_long_for_words_are_compared_by_lines(monkeypatch):
    monkeypatch.setattr(differences, "MOST_PAIRS", 9)
    assert pieces("No one two.\nThree four.\nFive.", "So one two.\nThree six.\nSeven.") == [
        (REMOVED, "No one two.\nThree four.\nFive"),
        (ADDED, "So one two.\nThree six.\nSeven"),
        (SAME, "."),
    ]
    assert pieces("No.\nOne two three.\nYes", "So.\nOne two three.\nNo") == [
        (REMOVED, "No.\n"),
        (ADDED, "So.\n"),
        (SAME, "One two three.\n"),
        (REMOVED, "Yes"),
        (ADDED, "No"),
    ]
    monkeypatch.setattr(differences, "MOST_PAIRS", 1)
    assert pieces("a b c", "d b e") == [(REMOVED, "a b c"), (ADDED, "d b e")]


def test_a_long_text_is_shortened_to_the_words_beside_its_changes():
    words = [f"w{number}" for number in range(20)]
    changed = [*words[:10], "new", *words[11:]]
    assert shortened(word_differences(" ".join(words), " ".join(changed)), words=2) == [
        Piece(LEFT_OUT, "w0 w1 w2 w3 w4 w5 w6 w7 "),
        Piece(SAME, "w8 w9 "),
        Piece(REMOVED, "w10 "),
        Piece(ADDED, "new "),
        Piece(SAME, "w11 w12 "),
        Piece(LEFT_OUT, "w13 w14 w15 w16 w17 w18 w19"),
    ]
