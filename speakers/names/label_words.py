"""The words of a speaker's label that are no part of a name: roles, titles, and what fills the gaps between them."""

from enum import StrEnum


class Role(StrEnum):
    """What a voice does in a session."""

    SPEAKER = "speaker"
    MODERATOR = "moderator"
    CHAIR = "chair"
    AUDIENCE = "audience"
    SECRETARIAT = "secretariat"
    INTERPRETER = "interpreter"
    ANNOUNCER = "announcer"
    RAPPORTEUR = "rapporteur"
    ORGANIZER = "organizer"


class WordKind(StrEnum):
    """What a word of a label is: part of a name, or one of the kinds around it."""

    NAME = "name"
    ROLE = "role"
    TITLE = "title"
    NUMBER = "number"
    FILLER = "filler"
    LINK = "link"


def word_set(words: str) -> frozenset[str]:
    """The words of a text that separates them with blanks."""
    return frozenset(words.split())


def _each(role: Role, words: str) -> dict[str, Role]:
    return dict.fromkeys(words.split(), role)


ROLE_WORDS = {
    **_each(
        Role.SPEAKER,
        "speaker speakers panelist panelists panellist panellists presenter presenters spk orador oradora orateur "
        "oratrice intervenant intervenante ponente palestrante panelista keynote lecturer",
    ),
    **_each(
        Role.MODERATOR,
        "moderator moderators moderation moderateur moderatrice moderateurs moderador moderadora moderadores "
        "facilitator facilitators facilitateur facilitatrice facilitador facilitadora host hosts",
    ),
    **_each(
        Role.CHAIR,
        "chair chairs chairman chairwoman chairperson chairpersons chairlady chairmen presidence presidencia",
    ),
    **_each(
        Role.AUDIENCE,
        "audience participant participants participante participantes participante attendee attendees floor question "
        "questions questioner public publico publique asistente pregunta pergunta",
    ),
    **_each(Role.SECRETARIAT, "secretariat secretariado"),
    **_each(
        Role.INTERPRETER,
        "interpreter interpreters interprete interpretes translator translators traductor traductora",
    ),
    **_each(Role.ANNOUNCER, "announcer announcers narrator voiceover locutor"),
    **_each(Role.RAPPORTEUR, "rapporteur rapporteurs rapporteuse relator relatora"),
    **_each(
        Role.ORGANIZER, "organizer organizers organiser organisers coorganizer coorganizers coorganiser coorganisers"
    ),
}

# A president with a name is a title ("PRESIDENT ILVES"); alone it is the one who presides.
PRESIDING = word_set("president presidente presidenta")
# Whose president presides: "President of the Senate", but not "President of the Republic".
MEETING_BODIES = word_set(
    "assembly house senate council parliament chamber congress conference committee session meeting sitting panel "
    "board assemblee senat conseil parlement chambre congres seance reunion asamblea senado "
    "consejo parlamento camara congreso conferencia sesion assembleia conselho congresso sessao reuniao"
)
PRESIDED = MEETING_BODIES | word_set("republic republique republica nation nacion state etat estado")

TITLES = PRESIDING | word_set(
    "mr mister mrs ms miss mx sir dame lord lady baroness madam madame mme mlle monsieur sr sra srta senor senora "
    "senorita herr frau dr dra doctor doctora prof professor profesor profesora professora professeur amb "
    "ambassador ambassadeur ambassadrice embajador embajadora embaixador embaixadora hon honourable honorable "
    "excellency excellence excelencia highness majesty hrh minister ministre ministro ministra senator "
    "congressman congresswoman commissioner governor mayor secretary general director judge captain colonel "
    "reverend rev delegate delegation representative observer officer journalist reporter staff operator "
    "coordinator clerk interviewer interviewee captioner captionist technician scribe engr spokesperson spokesman "
    "spokeswoman diputado diputada senador senadora secretario secretaria vicepresidente vicepresidenta"
)
# These are titles with a point and names without one: "Eng. Ali", but "Eng Wei".
DOTTED_TITLES = word_set(
    "h.e. h.e h.h. h.r.h. m. eng. ing. sen. rep. gov. gen. col. capt. lt. fr. arch. atty. h.m. s.e. s.e"
)

FILLERS = word_set(
    "royal right most co vice deputy assistant under acting permanent special prime foreign first second third "
    "former guest remote online onsite offline virtual member members unidentified unknown unnamed anonymous "
    "inaudible male female man woman lady gentleman voice voices video audio recording recorded speaking off "
    "microphone mic zoom phone room multiple various several other others all everyone everybody collective panel "
    "session meeting user person people somebody someone not none name unclear interpretation translation "
    "translated interpreted original english french spanish arabic russian chinese portuguese answer response "
    "comment intervention press media system tech technical support desconocido inconnu inconnue conference "
    "opening closing official country caption captions captioning progress live tbd tba tbc und von unbekannt"
)
# Alone these may be names (Le, An, To); beside a role or a filler they are none.
LINKS = word_set(
    "the a an of from for in at on by via and or to with la le les el los las o os his her their its your our q "
    "no na de du des del da do"
)
OFFICE_LINKS = frozenset({"of", "from", "for"})
OFFICE_LINKS_OF_A_PRESIDENT = OFFICE_LINKS | word_set("de du des del da do")
CREDENTIALS = word_set("phd ph.d md m.d mba llm esq mp mep obe cbe")
