"""Turns a document's mark of its language into the short tag that a web page's `lang` wants."""

import re

# en  ar  pt-BR  zh-Hans-CN
LANGUAGE_TAG = re.compile(r"^[A-Za-z]{2,3}(?:[-_][A-Za-z0-9]{2,8})*$")
UNKNOWN = frozenset({"und", "mul", "mis", "zxx"})
# ISO 639-2 codes (both sets) of the languages in which parliaments and conferences publish their records.
CODES = """
    afr=af amh=am ara=ar aze=az bel=be ben=bn bos=bs bul=bg cat=ca ces=cs cze=cs cym=cy wel=cy dan=da deu=de
    ger=de ell=el gre=el eng=en est=et eus=eu baq=eu fas=fa per=fa fin=fi fra=fr fre=fr gle=ga glg=gl heb=he
    hin=hi hrv=hr hun=hu hye=hy arm=hy ind=id isl=is ice=is ita=it jpn=ja kat=ka geo=ka kaz=kk khm=km kor=ko
    lat=la lav=lv lit=lt mkd=mk mac=mk mlt=mt mon=mn msa=ms may=ms mya=my bur=my nep=ne nld=nl dut=nl nor=no
    nob=nb nno=nn pol=pl por=pt ron=ro rum=ro rus=ru slk=sk slo=sk slv=sl som=so spa=es sqi=sq alb=sq srp=sr
    swa=sw swe=sv tam=ta tha=th tur=tr ukr=uk urd=ur uzb=uz vie=vi zho=zh chi=zh zul=zu
"""
TWO_LETTERS = dict(re.findall(r"(\w+)=(\w+)", CODES))


# Every language that ISO 639-1 gives two letters.
OF_TWO_LETTERS = """
    aa ab ae af ak am an ar as av ay az ba be bg bh bi bm bn bo br bs ca ce ch co cr cs cu cv cy da de dv dz ee el en
    eo es et eu fa ff fi fj fo fr fy ga gd gl gn gu gv ha he hi ho hr ht hu hy hz ia id ie ig ii ik io is it iu ja jv
    ka kg ki kj kk kl km kn ko kr ks ku kv kw ky la lb lg li ln lo lt lu lv mg mh mi mk ml mn mr ms mt my na nb nd ne
    ng nl nn no nr nv ny oc oj om or os pa pi pl ps pt qu rm rn ro ru rw sa sc sd se sg sh si sk sl sm sn so sq sr ss
    st su sv sw ta te tg th ti tk tl tn to tr ts tt tw ty ug uk ur uz ve vi vo wa wo xh yi yo za zh zu
"""
KNOWN = frozenset(re.findall(r"\w+", OF_TWO_LETTERS))
# en  pt-BR  zh-Hans-CN  sr-Latn  es-419  de-1996: what BCP 47 calls a tag, without extensions
BCP_47 = re.compile(
    r"[a-z]{2,3}(?:-[a-z]{4})?(?:-(?:[a-z]{2}|\d{3}))?(?:-(?:[a-z\d]{5,8}|\d[a-z\d]{3}))*", re.IGNORECASE
)
LONGEST_TAG = 20


def language_tag(code: str | None) -> str | None:
    """The tag for the code as printed ("eng" gives "en", "pt_BR" gives "pt-BR"); None where it names no language."""
    code = (code or "").strip()
    if not LANGUAGE_TAG.match(code) or code.lower() in UNKNOWN:
        return None
    language, *rest = re.split("[-_]", code)
    language = TWO_LETTERS.get(language.lower(), language.lower())
    return "-".join([language, *rest]) if _is_known(language) else None


def checked_tag(code: str) -> str:
    """The tag as records keep it, of what a person gave; ValueError where BCP 47 or the world has no such language."""
    tag = language_tag(code) if len(code) <= LONGEST_TAG and BCP_47.fullmatch(code) else None
    if tag is None:
        raise ValueError(f'expected the tag of a language, such as en, pt-BR or zh-Hans, found "{code}"')
    return tag


def _is_known(language: str) -> bool:
    """Of three letters there are thousands: whether there is such a language is not told."""
    return len(language) != 2 or language in KNOWN
