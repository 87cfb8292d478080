"""Writes sessions/analysis/background.csv: of 1,000 passages of 100 words, how many hold each common English stem.

    python benchmarks/background_frequencies.py           the frozen table: estimates by class
    python benchmarks/background_frequencies.py FOLDER    counted in the .txt files of a folder of transcripts instead

The estimates below are occurrences per million words, rounded to classes; they were set by hand for this project. A
word that stands in no class counts as rare (5 per million). Counting in an archive of one's own is better: see FOLDER.
"""

import csv
import sys
from collections import Counter
from math import exp
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from sessions.analysis.words import stem, words_of  # noqa: E402
from sessions.transcript import Span  # noqa: E402

PASSAGE_WORDS, LEAST_PASSAGES = 100, 1.0
PER_MILLION = {
    20000: "the of and to a in that is i it for you we",
    6000: "this on with be as are have was not they at by from or but so do what there will can our if an all about"
    " which has would their more one also very think people like know just going who when how your were been my up"
    " out it's don't that's i'm we're he she his her me us them these those some any than then into other because",
    2500: "now time need make way want get see say said go really things thing well look take work good first new"
    " here use many where could should had only over most even back come much being right lot actually mean let"
    " thank today two our its own through between those such while different important different no yes okay"
    " going question talk point part kind come year years day every after before too am why did does may might"
    " must still same something doing done another however these within without both each always never please",
    1400: "country countries government world internet issue issues put try trying give help show find start call"
    " able last next long great big little three four five place case problem number group example terms fact side"
    " end order level area areas sure course maybe again around down off against during under since few less least"
    " often already together working public information change policy support discussion session panel speak hear"
    " spoke spoken heard gave given found understood became felt ran"
    " process system believe understand question questions around everyone everybody anything else everything",
    900: "second third half left right per general view views voice minute minutes hour hours day days week weeks month"
    " months hand name names called word line form turn side answer answers ask asked stop start count letter page"
    " pages room whole ones certain away later ago today once twice enough quite rather almost nearly"
    " nothing nobody somebody"
    " someone anyone none whether though whose until upon along towards toward according despite except"
    " beside per cent"
    " person persons man connected treat text simple easy hard free full empty old long short high low"
    " early late near"
    " far able ready happy sorry glad sure true false likely certainly especially simply clearly actually probably"
    " often sometimes usually recently finally firstly secondly however moreover furthermore therefore"
    " indeed instead perhaps"
    " spend spent sell sold buy bought carry cut draw drive eat fall fight fly grow hit hurt lay lie lose lost pass"
    " pull push save sit sleep speak stand stay walk wait watch wear win write written wrote hold held"
    " leave leaving brought drew drawn drove driven ate fell fought grew grown sat stood wore won"
    " kept knew known meant met paid said saw seen sent shown taken told thought took went happen happened happens",
    700: "global international national local regional community communities development technology technologies"
    " service services access society social state states law laws rights human data digital organization"
    " organizations organisation organisations private sector business company companies industry security online"
    " participant participants governance forum stakeholder stakeholders experience role model approach idea ideas"
    " future high open better best clear common general possible particular real whole large small main available"
    " current young economic political different across among based become bring build built create developing"
    " provide include including follow continue ensure happen hope keep leave live mention move open play"
    " raise reach read run set share agree ask answer feel discuss consider address meet meeting report reports"
    " opportunity opportunities challenge challenges perspective perspectives sense reason person man men life",
    350: "child children women woman school family students student education job jobs market money power member"
    " members committee minister council parliament bill program programme project projects plan action decision"
    " study research resources resource network networks platform platforms tool tools user users content media"
    " language languages health water energy cost costs price pay tax budget fund funding investment trade economy"
    " growth production product products customer customers office city region home house land food body control"
    " access standard standards rule rules regulation regulatory legal legislation framework agenda principles"
    " principle values value interest interests responsibility responsible cooperation collaboration partnership"
    " protect protection risk risks safe safety trust learn learning teach training skills knowledge capacity"
    " speaker speakers president chair moderator floor remote website document documents paper text word words"
    " event conference room team staff expert experts civil academic academia technical innovation solution"
    " solutions impact effect result results focus goal goals aspect aspects context situation condition"
    " conditions environment opportunity potential progress effort efforts concern concerns concerned needs"
    " demand role contribute improve increase reduce lack limited gap basic simple difficult hard strong free"
    " taught equal fair specific certain similar various recent early late local rural poor special effective",
    160: "privacy protection cyber cybersecurity infrastructure connectivity mobile phone broadband software computer"
    " web site email apps application applications device devices equipment machine machines science scientific"
    " engineer engineers design designed code operator operators provider providers regulator regulators"
    " authority authorities agency agencies court courts judge crime criminal police military war attack attacks"
    " violence threat threats harm harmful abuse freedom expression speech democracy democratic election elections"
    " vote culture cultural religion religious history art music film book books newspaper press journalist"
    " journalists news story broadcast television radio publish published publisher library museum university"
    " universities college teacher teachers classroom parent parents youth girl girls boy boys mother father"
    " elderly disability disabilities accessible accessibility gender equality discrimination inclusion inclusive"
    " diversity minority indigenous migrants refugees poverty income bank banks banking credit finance financial"
    " payment payments insurance employment employer employers employees worker workers labor labour union wage"
    " agriculture farmer farmers environmental climate carbon electricity power oil gas waste recycling transport"
    " road car medicine medical hospital doctor patients disease pandemic hospitals science consumer consumers"
    " competition competitive contract contracts license licence licenses ownership property copyright patent"
    " identity identification register registration record records archive archives document certificate sign"
    " signature authentication border borders territory sovereignty jurisdiction treaty convention agreement"
    " agreements negotiations united nations declaration resolution committee commission secretary ambassador"
    " village villages household households affordable affordability coverage spectrum satellite cable signal"
    " training workshop workshops transparency accountability ethics ethical evidence statistics survey monitoring"
    " measure measures assessment review evaluation implementation implement strategy strategies coordination"
    " multistakeholder bottom-up initiative initiatives partnership sustainable sustainability delegation region"
    " africa african asia europe european america american latin pacific caribbean india china global",
    60: "artificial intelligence algorithm algorithms automated robot robots sensor sensors cloud server servers"
    " storage encryption encrypted blockchain bitcoin currency domain domains protocol address addresses root"
    " neutrality surveillance consent terrorist terrorism extremism extremist radical hate disinformation"
    " misinformation fake filter filtering block blocking censorship moderation liability intermediary"
    " intermediaries dispute disputes arbitration mediation localization flows commerce merchant startup startups"
    " entrepreneur entrepreneurs taxation revenue advertising multilingual translation translated translate"
    " interpretation linguistic dialect heritage literacy curriculum distance tutor pupils school-age"
    " vulnerability vulnerabilities incident incidents malware hacking hacker fraud theft victim victims"
    " exploitation trafficking grooming bullying harassment deceased death inherit memory forget removal delete"
    " telecom telecommunications fibre fiber bandwidth roaming spectrum interconnection exchange peering"
    " interoperability standardization certification compliance audit guidelines norms deterrence conflict"
    " peace weapons warfare espionage diplomacy sanctions humanitarian gig freelance automation retraining"
    " remittances microfinance wallet banked unbanked scrap repair disposal mineral minerals toxic screen readers"
    " braille blind deaf captioning wheelchair accessibility feminist lgbt lgbtq femicide stereotypes pension",
}


def estimated() -> dict[str, float]:
    """Passages that hold a stem at least once, from the frequencies of its forms."""
    forms: Counter[str] = Counter()
    for frequency, words in PER_MILLION.items():
        for word in dict.fromkeys(words.split()):
            forms[stem(word)] = max(forms[stem(word)], frequency)
    return {key: 1000 * (1 - exp(-frequency * PASSAGE_WORDS / 1e6)) for key, frequency in forms.items()}


def counted(folder: Path) -> dict[str, float]:
    """Of 1,000 passages in the folder's text files, those that hold each stem."""
    holding: Counter[str] = Counter()
    passages = 0
    for path in sorted(folder.rglob("*.txt")):
        text = path.read_text(encoding="utf-8", errors="replace")
        stems = words_of(text, Span(0, len(text))).stems
        for start in range(0, len(stems), PASSAGE_WORDS):
            holding.update(set(stems[start : start + PASSAGE_WORDS]))
            passages += 1
    return {key: 1000 * count / passages for key, count in holding.items()}


def main() -> None:
    table = counted(Path(sys.argv[1])) if len(sys.argv) > 1 else estimated()
    rows = [(key, f"{passages:.1f}") for key, passages in sorted(table.items()) if passages >= LEAST_PASSAGES]
    with (ROOT / "sessions/analysis/background.csv").open("w", encoding="utf-8", newline="") as file:
        csv.writer(file, lineterminator="\n").writerows([("stem", "passages"), *rows])
    print(f"{len(rows)} stems")


if __name__ == "__main__":
    main()
