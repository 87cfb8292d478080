"""A text is folded to its key, and a label is read for the role and the name that it holds."""

import pytest

from speakers.names import Role, body_of, fold, is_placeholder, looks_like_person, names_a_body, person_name, role_of
from tests.people.distortions import HOSTILE


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("Rodríguez  Hernández", "rodriguez hernandez"),
        ("BRÖNSTRUP", "bronstrup"),
        ("Łukasz Øster", "lukasz oster"),
        ("Straße Æsir Œuvre Đorđe Þór Ðuro ılgaz İnci", "strasse aesir oeuvre dorde thor duro ilgaz inci"),
        ("Jean‑Pierre – O’Brien\u00a0“Bob”", 'jean-pierre - o\'brien "bob"'),
        ("Ali\u200b\u00ad Reza", "ali reza"),
        ("王伟", "王伟"),
        ("Пётр", "петр"),
        ("김민정", "김민정"),
        ("がんばる", "がんばる"),
        ("किशोर", "किशोर"),
        (" \t\n", ""),
    ],
)
def test_folding_a_text_makes_its_key(text, key):
    assert fold(text) == key


@pytest.mark.parametrize("text", HOSTILE)
def test_folding_a_key_again_changes_nothing(text):
    assert fold(fold(text)) == fold(text)


@pytest.mark.parametrize(
    ("label", "role"),
    [
        ("Moderator 1", Role.MODERATOR),
        ("MODERATOR", Role.MODERATOR),
        ("Moderator 1 – Olga Cavalli", Role.MODERATOR),
        ("Olga Cavalli (moderator)", Role.MODERATOR),
        ("Olga Cavalli, Moderator", Role.MODERATOR),
        ("Co-moderators", Role.MODERATOR),
        ("Modérateur", Role.MODERATOR),
        ("Moderadora", Role.MODERATOR),
        ("Audience", Role.AUDIENCE),
        ("AUDIENCE MEMBER", Role.AUDIENCE),
        ("Participant", Role.AUDIENCE),
        ("Question from the floor", Role.AUDIENCE),
        ("CHAIR ESTERHUYSEN", Role.CHAIR),
        ("CHAIRMAN", Role.CHAIR),
        ("CO-CHAIR", Role.CHAIR),
        ("Mme la Présidente", Role.CHAIR),
        ("Presidente", Role.CHAIR),
        ("The PRESIDENT of the Senate", Role.CHAIR),
        ("The PRESIDENT OF THE REPUBLIC (Ana Rey)", None),
        ("Vice-President of Kenya", None),
        ("The President of the General Assembly", Role.CHAIR),
        ("Le Président du Sénat", Role.CHAIR),
        ("Président de la République", None),
        ("HRC · Vice-President", Role.CHAIR),
        ("Speaker 3", Role.SPEAKER),
        ("SPEAKER_00", Role.SPEAKER),
        ("SECRETARIAT CHENGETAI MASANGO", Role.SECRETARIAT),
        ("Interpreter (English)", Role.INTERPRETER),
        ("ANNOUNCER:", Role.ANNOUNCER),
        ("Rapporteur", Role.RAPPORTEUR),
        ("Special Rapporteur David Kaye", None),
        ("PRESIDENT ILVES", None),
        ("Olga Cavalli", None),
        ("Elizaveta Belyakova, Chairperson, Alliance for Children", None),
        ("Journalist", None),
        ("", None),
    ],
)
def test_role_words_of_a_label_say_its_role(label, role):
    assert role_of(label) == role


@pytest.mark.parametrize(
    "label",
    [
        "Moderator 1",
        "Audience",
        "Speaker 3",
        "SPEAKER_00",
        "Unknown (B)",
        "MODERATOR",
        "UNIDENTIFIED SPEAKER",
        "Participant 2",
        "Remote",
        "Interpreter",
        "The Chair",
        "Staff",
        "Operator",
        "",
        "Journalist",
        "Ambassador",
        "Vice-President",
        "Secretariat",
        "Captioner",
        "Host",
        "Co-moderators",
        "Speaker B",
        "AUDIENCE MEMBER:",
        "Question from the floor",
        "Minister of Communications",
        "Mr. Chair",
        "Multiple speakers",
        "&",
        "12",
        "Representative of Brazil",
        "MODERATOR (off microphone)",
        "N/A",
        "Mme la Présidente",
        "Le Président de la République",
        "B",
        "All",
    ],
)
def test_a_label_that_names_nobody_is_a_placeholder(label):
    assert (is_placeholder(label), person_name(label)) == (True, "")


@pytest.mark.parametrize(
    ("label", "name"),
    [
        ("MINISTER MAHJOUBI", "MAHJOUBI"),
        ("SECRETARIAT CHENGETAI MASANGO", "CHENGETAI MASANGO"),
        ("Moderator 1 – Olga Cavalli", "Olga Cavalli"),
        ("Moderator: Olga Cavalli", "Olga Cavalli"),
        ("Moderator (Olga Cavalli)", "Olga Cavalli"),
        ("**Olga Cavalli:**", "Olga Cavalli"),
        (">> OLGA CAVALLI (by video):", "OLGA CAVALLI"),
        ("Olga Cavalli 00:01:02", "Olga Cavalli"),
        ("Olga Cavalli [0:01]:", "Olga Cavalli"),
        ("1. Olga Cavalli", "Olga Cavalli"),
        ("H.E. Mr. Amandeep Gill", "Amandeep Gill"),
        ("HE Amandeep Gill", "Amandeep Gill"),
        ("H. E. Dr.Amandeep Gill", "Amandeep Gill"),
        ("🙂 Olga & 🙂", "Olga"),
        ("HE WEI", "HE WEI"),
        ("His Excellency Prof. Dr. Amandeep Gill", "Amandeep Gill"),
        ("Amb. Hon. Sir Amandeep Gill", "Amandeep Gill"),
        ("M. Dupont", "Dupont"),
        ("Mme de la Tour", "de la Tour"),
        ("Sra. Álvarez", "Álvarez"),
        ("Under-Secretary-General Li Junhua", "Li Junhua"),
        ("Vice Minister Ernesto Rodríguez", "Ernesto Rodríguez"),
        ("Jean‑Pierre Dupont, PhD", "Jean‑Pierre Dupont"),
        ("John Smith Jr.", "John Smith Jr."),
        ("Alissa Starzak, Cloudflare’s Vice President", "Alissa Starzak"),
        ("Journalist · Jane Doe", "Jane Doe"),
        ("’Alissa", "Alissa"),
        ("D. MILOSHEVIC", "D. MILOSHEVIC"),
        ("LYNN ST. AMOUR", "LYNN ST. AMOUR"),
        ("An Le", "An Le"),
        ("HALL", "HALL"),
        ("EFF", "EFF"),
        ("Kenya · Africa Group", "Kenya"),
        ("王伟", "王伟"),
        ("عمر حسن", "عمر حسن"),
    ],
)
def test_what_is_left_of_a_label_is_the_name_as_printed(label, name):
    assert (person_name(label), is_placeholder(label)) == (name, False)


@pytest.mark.parametrize(
    "line",
    [
        "Olga Cavalli",
        "OLGA CAVALLI",
        "Maria de la Cruz",
        "Mohammed bin Salman al-Saud",
        "Vint G. Cerf",
        "LYNN ST. AMOUR",
        "O’Brien",
        "Alissa",
        "Moderator 1 – Olga Cavalli",
        "Olga Cavalli (moderator)",
        "H.E. Ms. Nele Leosk",
        "HE Amandeep Gill",
        "Jean-Jacques Sahel",
        "Sterling Brown",
        "王伟",
        "عمر حسن",
        "Wout de Natris",
        "YANN LeCUN",
        "João Brant",
        "Þór Ægisson",
        "José Silva",
        "किशोर कुमार",
    ],
)
def test_a_line_that_could_be_a_name_looks_like_a_person(line):
    assert looks_like_person(line)


@pytest.mark.parametrize(
    "line",
    [
        "Bridging the digital divide together",
        "Bridging The Digital Divide",
        "Bridging Divides Together",
        "Session report",
        "Knowledge Graph of Debate",
        "Session Report",
        "Key points",
        "Keypoints",
        "Summary",
        "Disclaimer",
        "Full session report",
        "Table of contents",
        "AI for All",
        "Technical Community",
        "CYBERSECURITY AND TRUST",
        "Thank you.",
        "We need trust",
        "Moderator 1",
        "Audience",
        "olga cavalli",
        "Alissa Starzak, Cloudflare",
        "What Now?",
        "Yes",
        "10 Oct 2023",
        "Agenda item 5",
        "- - -",
        "",
        "Session at a Glance",
        "Internet Governance",
        "Digital Cooperation Portals And Their Very Long Names For Everyone In The World",
    ],
)
def test_a_heading_or_a_headline_does_not_look_like_a_person(line):
    assert not looks_like_person(line)


@pytest.mark.parametrize(
    "label",
    [
        "UNITED KINGDOM",
        "Burkina Faso",
        "Costa Rica · Africa Group",
        "COTE D’IVOIRE",
        "São Tomé and Príncipe",
        "Iran (Islamic Republic of)",
        "ISLAMIC REPUBLIC OF IRAN",
        "The Netherlands",
        "Royaume-Uni",
        "Holy See",
        "ITU",
        "ITU SECRETARIAT",
        "European Union",
        "African Union Commission",
        "Group of 77",
    ],
)
def test_a_state_or_an_organisation_is_a_body(label):
    assert names_a_body(label)


@pytest.mark.parametrize(
    "label",
    [
        "",
        "CHAIR",
        "JORDAN",
        "Mali Smith",
        "Ana Rey (Kenya)",
        "Ana Rey, Example Society",
        "A Member of the Council",
        "Working group chair",
        "Minister for the Union",
        "MODERATOR",
    ],
)
def test_a_person_a_role_or_a_first_name_is_no_body(label):
    assert not names_a_body(label)


@pytest.mark.parametrize(
    ("label", "name", "body"),
    [
        ("BRAZIL (ANA REY)", "ANA REY", "BRAZIL"),
        ("Kenya / Ana Rey", "Ana Rey", "Kenya"),
        ("Ana Rey (ITU)", "Ana Rey", "ITU"),
        ("European Union – Ana Rey", "Ana Rey", "European Union"),
        ("Brazil (Minister Ana Rey)", "Ana Rey", "Brazil"),
        ("Kenya · Africa Group", "Kenya", None),
        ("Brazil (Chair)", "Brazil", "Brazil (Chair)"),
        ("Ana Rey (Kenya)", "Ana Rey", "Kenya"),
        ("Ana (Jordan)", "Ana", None),
        ("Jordan Rey (Ana)", "Jordan Rey", None),
        ("Ana Rey", "Ana Rey", None),
        ("ITU", "ITU", "ITU"),
    ],
)
def test_a_label_names_a_person_and_the_body_that_the_person_speaks_for(label, name, body):
    assert (person_name(label), body_of(label)) == (name, body)


def test_a_person_with_a_title_is_no_state_of_the_same_name():
    assert [body_of(label) for label in ("Mr. Cameroon", "Ms JORDAN", "CAMEROON", "DR CONGO")] == [
        None,
        None,
        "CAMEROON",
        "DR CONGO",
    ]


@pytest.mark.parametrize(
    ("label", "name"),
    [
        ("Lind, Bo (External)", "Bo Lind"),
        ("van der Rey, Ana (Guest)", "Ana van der Rey"),
        ("Lind, Bo (Unverified)", "Bo Lind"),
        ("Lind, Bo (ITU)", "Lind"),
        ("Lind, Chair", "Lind"),
    ],
)
def test_a_directory_s_mark_of_a_guest_tells_that_the_surname_stands_first(label, name):
    assert person_name(label) == name
