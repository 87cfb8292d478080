"""Names made up for the tests, and what captioners make of names."""

import random

from speakers.names import fold


def words(text: str) -> list[str]:
    return text.split()


GIVEN = words(
    "Adaeze Alma Amadou Anneli Arturo Beatriz Bogdan Chiara Dagmar Dmitri Eberhard Efua Farida Gaspard Giulia Hanna "
    "Hideo Ilse Imani Joaquín José Kwame Leopold Lívia Magnus Mehmet Milena Nadège Noor Oksana Olu Paolo Priya Rafał "
    "Rosalind Sanjay Sigrún Tariq Thandi Ulrike Vasco Wei Yusuf Zoë Østen Łucja"
)
SURNAMES = words(
    "Adeyemi Aguirre Ålund Baptista Benedetti Boateng Čapek Castellanos Darwish Delacroix Eriksen Espinoza Farouk "
    "Fitzgerald Gonçalves Gupta Haraldsson Hoang Ibarra Ivanenko Jankowski Jørgensen Kaplan Karimov Kowalczyk Lefèvre "
    "Lindqvist Mbeki Montenegro Nakamura Ndiaye Obradović Okonkwo Papadakis Petrossian Quintero Rasmussen Romanescu "
    "Sahin Schröder Takahashi Tran Ueda Vandenberg Vasiliev Whitaker Wiśniewska Yilmaz Zamora Zhou"
)
MIDDLE = words("Amelie Benoit Carmen Dolores Emeka Fabian Gerda Henrique Ingrid Jerome")


def invented_names(count: int) -> list[str]:
    """`count` names, no two of one given name and surname; the same every time; every third has a middle name."""
    chance = random.Random(3)
    pairs = chance.sample([(given, surname) for given in GIVEN for surname in SURNAMES], count)
    middles = [f" {chance.choice(MIDDLE)}" if n % 3 == 0 else "" for n in range(count)]
    return [f"{given}{middle} {surname}" for (given, surname), middle in zip(pairs, middles, strict=True)]


def without_accents(name, chance):
    return fold(name).title()


def in_capitals(name, chance):
    return f">> {name.upper()}:"


def surname_first(name, chance):
    *given, surname = name.split()
    return " ".join([surname.upper(), *given])


def without_middle_name(name, chance):
    return f"{name.split()[0]} {name.split()[-1]}"


def with_initial(name, chance):
    return f"{name[0]}. {name.split()[-1]}"


def with_title(name, chance):
    return f"{chance.choice(['H.E. Mr.', 'Prof.', 'Ms', 'Minister', 'Moderator 2 –'])} {name}"


def with_typo(name, chance):
    """Two letters inside the longest word change places, one is lost, or one is struck twice."""
    word = max(name.split(), key=len)
    at = chance.randrange(1, len(word) - 2)
    pair = word[at : at + 2]
    other = chance.choice([pair[::-1], pair[1], pair[0] * 2 + pair[1]])
    return name.replace(word, word[:at] + other + word[at + 2 :])


DISTORTIONS = [
    without_accents,
    in_capitals,
    surname_first,
    without_middle_name,
    with_initial,
    with_title,
    with_typo,
]

HOSTILE = [
    "",
    " ",
    "\u00a0",
    "...",
    "’",
    "&",
    "()",
    "((((",
    ":" * 300,
    "- " * 5000,
    "a" * 10_000,
    "A. " * 4000,
    "Olga " * 3000,
    "🙂",
    "🙂 Olga 🙂",
    "王伟",
    "عمر حسن",
    "\u202bعمر حسن\u202c",
    "किशोर कुमार",
    "สมชาย",
    "İ",
    "ŉ",
    "ʹʹ",
    "\u0301",
    "\x00\x1c\ud800",
    "1 2 3",
    "M.",
    "H.E.",
    ", , ,",
    "Olga\nCavalli",
]
