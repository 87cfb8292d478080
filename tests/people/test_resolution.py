"""A label resolves within a session's own list by sufficient evidence, and otherwise names nobody."""

import pytest

from speakers.names import (
    Candidate,
    Outcome,
    Resolution,
    is_placeholder,
    likeness,
    looks_like_person,
    resolve,
    same_person,
)
from tests.people.distortions import HOSTILE

LISTED = [
    Candidate("starzak", "Alissa Starzak"),
    Candidate("painter", "Christopher Painter"),
    Candidate("belyakova", "Elizaveta Belyakova"),
    Candidate("hernandez", "Ernesto Rodríguez Hernández"),
    Candidate("rodriguez", "Katitza Rodriguez"),
    Candidate("miloshevic", "Desiree Miloshevic", ("Desiree Zeljka Evans",)),
    Candidate("mahjoubi", "H.E. Mr. Mounir Mahjoubi"),
    Candidate("amour", "Lynn St. Amour"),
    Candidate("dupont", "Jean-Pierre Dupont"),
    Candidate("kim lee", "Kim Lee"),
    Candidate("john lee", "John Lee"),
    Candidate("carter", "Jordan Carter"),
]


def match(key, reason):
    return Resolution(Outcome.MATCH, key, (key,), reason)


def without_key(outcome, candidates, reason):
    return Resolution(outcome, None, tuple(candidates), reason)


@pytest.mark.parametrize(
    ("label", "resolution"),
    [
        ("Alissa Starzak", match("starzak", "same name")),
        ("ALISSA STARZAK:", match("starzak", "same name")),
        ("Dr. Alissa Starzak", match("starzak", "same name")),
        ("Mounir Mahjoubi", match("mahjoubi", "same name")),
        ("Jean Pierre DUPONT", match("dupont", "same name")),
        ("LYNN ST AMOUR", match("amour", "same name")),
        ("STARZAK Alissa", match("starzak", "same name, other order")),
        ("STARZAK, Alissa", match("starzak", "same name, other order")),
        ("Hernandez Rodriguez Ernesto", match("hernandez", "same name, other order")),
        ("Desiree Zeljka EVANS", match("miloshevic", "known by this name")),
        ("’Alissa", match("starzak", "unique first name in the session's list")),
        ("Ernesto", match("hernandez", "unique first name in the session's list")),
        ("Kim", match("kim lee", "unique first name in the session's list")),
        ("MILOSHEVIC", match("miloshevic", "unique surname in the session's list")),
        ("MINISTER MAHJOUBI", match("mahjoubi", "unique surname in the session's list")),
        ("ST. AMOUR", match("amour", "unique surname in the session's list")),
        ("MS. CARTER", match("carter", "unique surname in the session's list")),
        ("MR. JORDAN", match("carter", "unique first name in the session's list")),
        ("D. MILOSHEVIC", match("miloshevic", "initial and name, unique in the session's list")),
        ("J. Lee", match("john lee", "initial and name, unique in the session's list")),
        ("M. MAHJOUBI", match("mahjoubi", "initial and name, unique in the session's list")),
        ("Ernesto R. Hernandez", match("hernandez", "initial and name, unique in the session's list")),
        ("Elisaveta Belyakova", match("belyakova", "close spelling (0.97)")),
        ("Katitsa Rodriguez", match("rodriguez", "close spelling (0.97)")),
        ("Chris Painter", match("painter", "close spelling (0.97)")),
        ("Alissa M. Starzak", match("starzak", "close spelling (0.87)")),
        ("MAJOUBI", match("mahjoubi", "close spelling (0.88)")),
    ],
)
def test_sufficient_evidence_resolves_a_label(label, resolution):
    assert resolve(label, LISTED) == resolution


SEVERAL = "several people in the session's list bear this name"
UNSURE = "likeness too small to be sure"
NOBODY = "nobody in the session's list is like this name"


@pytest.mark.parametrize(
    ("label", "resolution"),
    [
        ("Moderator 1", without_key(Outcome.PLACEHOLDER, [], "names no person")),
        ("&", without_key(Outcome.PLACEHOLDER, [], "names no person")),
        ("Rodriguez", without_key(Outcome.AMBIGUOUS, ["hernandez", "rodriguez"], SEVERAL)),
        ("LEE", without_key(Outcome.AMBIGUOUS, ["kim lee", "john lee"], SEVERAL)),
        ("Elisaveta", without_key(Outcome.SUGGEST, ["belyakova"], f"{UNSURE} (0.74)")),
        ("Chris", without_key(Outcome.SUGGEST, ["painter"], f"{UNSURE} (0.74)")),
        ("Elizaveta Belyakov", without_key(Outcome.SUGGEST, ["belyakova"], f"{UNSURE} (0.80)")),
        ("Alissa Starzak Jr.", without_key(Outcome.SUGGEST, ["starzak"], f"{UNSURE} (0.74)")),
        ("JORDAN", without_key(Outcome.SUGGEST, ["carter"], "may be a delegation")),
        ("M. Starzak", without_key(Outcome.SUGGEST, ["starzak"], '"M." may be a title or an initial')),
        ("A.S.", without_key(Outcome.SUGGEST, ["starzak"], "initials alone identify nobody")),
        ("X.Y.", without_key(Outcome.NEW, [], "initials alone identify nobody")),
        ("A. MILOSHEVIC", without_key(Outcome.NEW, [], NOBODY)),
        ("Jim Lee", without_key(Outcome.NEW, [], NOBODY)),
        ("Lee Min", without_key(Outcome.NEW, [], NOBODY)),
        ("Peter Starzak", without_key(Outcome.NEW, [], NOBODY)),
        ("Alissa Painter", without_key(Outcome.NEW, [], NOBODY)),
        ("EFF", without_key(Outcome.NEW, [], NOBODY)),
        ("Kenya", without_key(Outcome.NEW, [], NOBODY)),
        ("王伟", without_key(Outcome.NEW, [], NOBODY)),
    ],
)
def test_less_evidence_names_nobody_and_says_why(label, resolution):
    assert resolve(label, LISTED) == resolution


@pytest.mark.parametrize(
    ("label", "listed"),
    [
        ("John Adam Smith", "John Brian Smith"),
        ("John Smith Sr.", "John Smith Jr."),
        ("Mario Silva", "Maria Silva"),
        ("Daniel Weber", "Daniela Weber"),
        ("Christian Baumann", "Christina Baumann"),
        ("Иван Петров", "Ивана Петрова"),
        ("Martin Lopez", "Marvin Lopez"),
        ("Zhang Wei", "Zheng Wei"),
        ("Zhang Wei", "Shang Wei"),
        ("Kim Min", "Kim Min Jung"),
        ("Wang Wei Ming", "Wang Ming"),
        ("Min Kim", "Min-jung Kim"),
        ("A. Hernandez", "Ernesto Alvarez Hernandez"),
        ("A. de", "Alissa de Silva"),
        ("Maria Chen", "Mariana Chen"),
        ("Jose", "Josef Braun"),
        ("Olga and Pablo", "Olga Cavalli"),
        ("European Union", "Ewa Union"),
    ],
)
def test_a_name_that_may_be_another_persons_never_matches(label, listed):
    assert resolve(label, [Candidate("listed", listed)]).outcome in {Outcome.SUGGEST, Outcome.NEW}


def test_two_people_of_one_name_are_ambiguous_and_one_person_listed_twice_is_not():
    twins = [Candidate("first", "Li Na"), Candidate("second", "LI NA")]
    assert [resolve("Li na", twins), resolve("Li Na", [twins[0], twins[0]])] == [
        without_key(Outcome.AMBIGUOUS, ["first", "second"], "several people in the session's list have this name"),
        match("first", "same name"),
    ]


def test_an_alias_of_two_people_resolves_to_nobody():
    listed = [Candidate("a", "Olga Cavalli", ("O. C. Vera",)), Candidate("b", "Oscar Vera", ("O.C. Vera",))]
    several = without_key(Outcome.AMBIGUOUS, ["a", "b"], "several people are known by this name")
    assert resolve("O.C. VERA", listed) == several


def test_two_close_spellings_are_ambiguous():
    listed = [Candidate("a", "Katharina Hoffmann"), Candidate("b", "Katarina Hofmann")]
    assert resolve("Katharina Hofmann", listed) == without_key(
        Outcome.AMBIGUOUS, ["b", "a"], "several close spellings (0.99)"
    )


def test_an_empty_list_makes_every_name_new():
    assert resolve("Olga Cavalli", []) == without_key(Outcome.NEW, [], NOBODY)


@pytest.mark.parametrize("text", HOSTILE, ids=range(len(HOSTILE)))
def test_no_text_is_too_odd_to_be_read(text):
    listed = [*LISTED, Candidate("odd", text, (text,))]
    assert isinstance(resolve(text, LISTED), Resolution)
    assert isinstance(resolve("Olga Cavalli", listed), Resolution)
    assert (resolve(text, listed).key in (None, "odd"), 0 <= likeness(text, "Olga Cavalli") <= 1) == (True, True)
    assert {type(looks_like_person(text)), type(is_placeholder(text)), type(same_person(text, text))} == {bool}
