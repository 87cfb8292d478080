"""The names of states and organisations, and the words that only such names hold."""

from speakers.names.folding import fold
from speakers.names.label_words import ROLE_WORDS, Role, word_set

# The states as meetings call them, in English, French, Spanish and German, folded; "the" and what stands in brackets
# is taken off before they are looked up. Those that are people's first names too stand in FIRST_NAMES instead.
STATES = frozenset(
    """afghanistan|albania|algeria|andorra|angola|antigua and barbuda|argentina|armenia|australia|austria|azerbaijan
    bahamas|bahrain|bangladesh|barbados|belarus|belgium|belize|benin|bhutan|bolivia|bosnia and herzegovina|botswana
    brazil|brunei darussalam|brunei|bulgaria|burkina faso|burundi|cabo verde|cape verde|cambodia|cameroon|canada
    central african republic|chile|china|colombia|comoros|congo|costa rica|cote d'ivoire|ivory coast|croatia|cuba
    cyprus|czechia|czech republic|denmark|djibouti|dominica|dominican republic|dr congo|ecuador|egypt|el salvador
    equatorial guinea|eritrea|estonia|eswatini|ethiopia|fiji|finland|france|gabon|gambia|germany|ghana|great britain
    greece|grenada|guatemala|guinea|guinea bissau|guinea-bissau|guyana|haiti|holy see|honduras|hong kong|hungary
    iceland|india|indonesia|iran|iraq|italy|jamaica|japan|kazakhstan|kiribati|korea|kosovo|kuwait|kyrgyzstan|laos
    latvia|lebanon|lesotho|liberia|libya|liechtenstein|lithuania|luxembourg|macao|macau|madagascar|malawi|malaysia
    maldives|mali|malta|marshall islands|mauritania|mauritius|mexico|micronesia|moldova|monaco|mongolia|montenegro
    morocco|mozambique|myanmar|namibia|nauru|nepal|netherlands|new zealand|nicaragua|niger|nigeria|north korea
    north macedonia|norway|oman|pakistan|palau|palestine|panama|papua new guinea|paraguay|peru|philippines|poland
    portugal|puerto rico|qatar|romania|russia|rwanda|saint kitts and nevis|saint lucia|st lucia|st. lucia
    saint vincent and the grenadines|samoa|san marino|sao tome and principe|saudi arabia|senegal|serbia|seychelles
    sierra leone|singapore|slovakia|slovenia|solomon islands|somalia|south africa|south korea|south sudan|spain
    sri lanka|sudan|suriname|sweden|switzerland|syria|taiwan|chinese taipei|tajikistan|tanzania|thailand|timor-leste
    timor leste|east timor|togo|tonga|trinidad and tobago|tunisia|turkey|turkiye|turkmenistan|tuvalu|uganda|ukraine
    uk|u.k.|united kingdom|usa|u.s.a.|us|u.s.|united states|united states of america|uae|united arab emirates|uruguay
    uzbekistan|vanuatu|vatican|venezuela|viet nam|vietnam|yemen|zambia|zimbabwe|scotland|wales|northern ireland|england
    allemagne|royaume-uni|etats-unis|etats-unis d'amerique|bresil|suisse|chine|russie|afrique du sud|arabie saoudite
    pays-bas|pays bas|belgique|japon|inde|espagne|italie|norvege|suede|danemark|finlande|pologne|maroc|algerie|tunisie
    egypte|senegal|cameroun|republique centrafricaine|tchad|emirats arabes unis|coree du sud|mexique|argentine|colombie
    perou|grece|turquie|autriche|hongrie|roumanie|bulgarie|saint-siege
    alemania|reino unido|estados unidos|estados unidos de america|brasil|suiza|rusia|sudafrica|arabia saudita
    paises bajos|belgica|japon|espana|italia|noruega|suecia|dinamarca|finlandia|polonia|marruecos|egipto|grecia|turquia
    corea del sur|republica dominicana|trinidad y tobago|emiratos arabes unidos|nueva zelandia|nueva zelanda|santa sede
    deutschland|osterreich|schweiz|frankreich|vereinigtes konigreich|vereinigte staaten|russland|niederlande|spanien
    """.replace("\n", "|")
    .replace("  ", "")
    .split("|")
) - {""}
# States whose name alone is as likely a person's first name.
FIRST_NAMES = word_set("america chad georgia holland ireland israel jordan kenya")
ORGANISATIONS = word_set(
    "itu itu-t itu-r itu-d icann isoc ietf iab iana ieee w3c wto who wipo unesco undp unicef unhcr ohchr ilo oecd eu "
    "au asean igf unctad unep unodc upu fao escwa eclac unece escap ripe apnic arin lacnic afrinic ctu gsma ebu "
    "apc eff edri wwf g77 g-77 g20 grulac weog cept apt atu rcc citel las etno icc ifla interpol iaea imo icao wmo "
    "nato osce coe wsis un desa undesa ccwg gac gnso ccnso alac ssac rssac caricom mercosur ecowas sadc eac comesa "
    "brics imf unido unfpa unaids unrisd unu unitar gcc nro iso iec etsi csto sco oic oif cplp celac"
)
NAMES_OF_BODIES = STATES | ORGANISATIONS | {"group of 77", "group of 77 and china", "world bank group", "un women"}
# Words that only the names of states and organisations hold.
BODY_WORDS = word_set(
    "republic kingdom federation emirates sultanate principality commonwealth union commission council committee bank "
    "association organisation organization institute institution university ministry agency authority foundation "
    "delegation embassy parliament congress league alliance coalition caucus consortium corporation company ltd inc "
    "gmbh department bureau directorate network secretariat society federation confederation chamber group states "
    "nations community initiative centre center mission programme fund republique royaume federation union commission "
    "conseil comite banque universite ministere agence fondation delegation ambassade ligue alliance republica reino "
    "federacion consejo comite banco asociacion organizacion instituto universidad ministerio agencia fundacion "
    "delegacion embajada liga alianza association organisation republik bundesrepublik verband ministerium"
)
# Who has these in a body is somebody, though nobody says who.
PARTS = word_set(
    "member members head director president vice-president minister secretary chief lead leader officer advisor "
    "adviser counsel delegate representative spokesperson founder ceo cto manager coordinator colleague someone membre"
)


def is_body(name: str) -> bool:
    """Whether a name without its role is a state's or an organisation's; a first name ("Jordan") is none."""
    key = body_key(name)
    return key in NAMES_OF_BODIES or _holds_word_of_bodies(key.split())


def may_be_body(name: str) -> bool:
    """Whether a name is a body's, or a state's that people are called by too."""
    return is_body(name) or body_key(name) in FIRST_NAMES


def body_key(words: str) -> str:
    return fold(words).strip(" .:*").removeprefix("the ")


def _holds_word_of_bodies(words: list[str]) -> bool:
    """Whether a word of several is a body's and none somebody's part in it ("A Member of the Council")."""
    is_part = any(ROLE_WORDS.get(word, Role.SECRETARIAT) is not Role.SECRETARIAT for word in words)
    return len(words) > 1 and not is_part and PARTS.isdisjoint(words) and not BODY_WORDS.isdisjoint(words)
