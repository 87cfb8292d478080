"""Two names are compared as two spellings: an identical full name is the same person, all else a figure."""

import pytest

from speakers.names import likeness, same_person


@pytest.mark.parametrize(
    ("name", "other", "expected"),
    [
        ("Olga Cavalli", "CAVALLI Olga", True),
        ("Ernesto Rodríguez Hernández", "H.E. Ernesto Rodriguez Hernandez", True),
        ("Jean-Pierre Dupont", "Jean Pierre Dupont", True),
        ("Vint G. Cerf", "Vint G Cerf", True),
        ("王 伟", "王 伟", True),
        ("Olga Cavalli", "Olga Cavallo", False),
        ("Ernesto Rodríguez", "Ernesto Rodríguez Hernández", False),
        ("Kim", "Kim", False),
        ("D. Miloshevic", "D. Miloshevic", False),
        ("J. C.", "J. C.", False),
        ("Moderator 1", "Moderator 1", False),
        ("", "", False),
    ],
)
def test_only_an_identical_full_name_is_the_same_person(name, other, expected):
    assert (same_person(name, other), same_person(other, name)) == (expected, expected)


@pytest.mark.parametrize(
    ("name", "other", "score"),
    [
        ("Olga Cavalli", "CAVALLI Olga", 1.0),
        ("Elisaveta Belyakova", "Elizaveta Belyakova", 0.97),
        ("Vint Cerf", "Vint G. Cerf", 0.87),
        ("Kim", "KIM", 0.93),
        ("Maria Silva", "Mario Silva", 0.8),
        ("D. Miloshevic", "Desiree Miloshevic", 0.74),
        ("Ernesto Rodríguez", "Ernesto Rodríguez Hernández", 0.74),
        ("Kim", "Kim Lee", 0.67),
        ("John Adam Smith", "John Brian Smith", 0.4),
        ("Olga Cavalli", "Folake Olagunju", 0.0),
        ("O. C.", "O. C.", 0.0),
        ("", "", 0.0),
    ],
)
def test_likeness_is_one_figure_both_ways(name, other, score):
    assert [round(likeness(name, other), 2), round(likeness(other, name), 2)] == [score, score]
