"""Debates in Akoma Ntoso and sittings in TEI are read as they stand, and hostile XML is refused."""

import pytest

from sessions.transcript import Interval, ListedSpeaker, Moment
from tests.formats.mutations import mutations
from tests.formats.reading import is_read_or_refused, reading, refusal, said
from tests.formats.test_golden import GOLDEN


def debate(body: str, meta: str = "", space: str = "") -> str:
    return f"<akomaNtoso{space}><debate><meta>{meta}</meta><debateBody>{body}</debateBody></debate></akomaNtoso>"


def sitting(body: str, header: str = "", attributes: str = "") -> str:
    return f"<TEI {attributes}><teiHeader>{header}</teiHeader><text><body>{body}</body></text></TEI>"


@pytest.mark.parametrize(
    "space",
    [
        "",
        ' xmlns="http://www.akomantoso.org/2.0"',
        ' xmlns="http://docs.oasis-open.org/legaldocml/ns/akn/3.0/CSD13"',
        ' xmlns="http://docs.oasis-open.org/legaldocml/ns/akn/3.0"',
    ],
)
def test_a_debate_is_read_in_every_version_of_its_namespace(space):
    transcript = reading(
        "a.xml", debate("<speech by='#x'><from>Ms Rey:</from><p>Good morning.</p></speech>", space=space)
    )
    assert (transcript.format, said(transcript)) == ("akoma_ntoso", [("Ms Rey", ["Good morning."])])


def test_a_debate_is_read_with_prefixed_names():
    xml = '<an:akomaNtoso xmlns:an="http://www.akomantoso.org/2.0"><an:debate><an:speech><an:p>Hello.</an:p></an:speech></an:debate></an:akomaNtoso>'
    assert said(reading("a.xml", xml)) == [("", ["Hello."])]


@pytest.mark.parametrize(
    ("speech", "attribution"),
    [
        ('<speech by="#rey"><from>The CHAIR (Ms Rey) –</from>', "The CHAIR (Ms Rey)"),
        ('<speech by="#rey">', "Ana Rey"),
        ('<speech by="/ontology/person/rey">', "Ana Rey"),
        ('<speech by=""><from>A member:</from>', "A member"),
        ('<speech by="#unlisted">', "unlisted"),
        ('<speech by="#Bo Lind">', "Bo Lind"),
        ('<speech by="#">', ""),
        ("<speech>", ""),
        ('<speech by="#rey"><from>Sam Rey Jr.</from>', "Sam Rey Jr."),
        ('<speech by="#rey"><from>The President.</from>', "The President"),
    ],
)
def test_a_speech_is_attributed_as_it_is_printed_else_as_the_references_say(speech, attribution):
    person = '<TLCPerson eId="rey" href="/ontology/person/rey" showAs="Ana Rey"/>'
    person += '<TLCPerson id="Bo Lind" showAs="Bo Lind"/>'
    transcript = reading("a.xml", debate(f"{speech}<p>Yes.</p></speech>", meta=person))
    assert said(transcript) == [(attribution, ["Yes."])]


def test_only_the_people_who_speak_are_listed():
    people = '<TLCPerson id="a" showAs="Ana Rey"/><TLCPerson id="b" showAs="Bo Lind"/>'
    transcript = reading("a.xml", debate('<speech by="#a"><p>Yes.</p></speech>', meta=people))
    assert transcript.listed == (ListedSpeaker("Ana Rey"),)


def test_a_speech_inside_a_speech_is_a_turn_of_its_own():
    body = '<speech by="#a"><p>One.</p><question by="#b"><p>Two?</p></question><p>Three.</p></speech>'
    assert said(reading("a.xml", debate(body))) == [("a", ["One.", "Three."]), ("b", ["Two?"])]


def test_times_of_day_become_seconds_after_the_first_speech():
    body = (
        '<speech startTime="2025-06-25T09:00:00+01:00" endTime="2025-06-25T09:00:30+01:00"><p>One.</p></speech>'
        '<speech by="#x"><from>X<recordedTime time="2025-06-25T08:01:00Z"/></from><p>Two.</p></speech>'
        '<speech startTime="later"><p>Three.</p></speech>'
    )
    turns = reading("a.xml", debate(body)).turns
    assert [turn.intervals for turn in turns] == [(Interval(0.0, 30.0),), (Interval(60.0, None),), ()]


@pytest.mark.parametrize(
    ("first", "seconds"), [("00:00:05", [5.0, 65.0]), ("09:00:05", [0.0, 60.0]), ("2025-06-25T00:00:05", [None, None])]
)
def test_bare_clock_times_count_from_the_recording_or_from_the_first_speech(first, seconds):
    second = {"00:00:05": "00:01:05", "09:00:05": "09:01:05"}.get(first, "2025-06-25T00:00:05Z")
    body = f'<speech startTime="{first}"><p>One.</p></speech><speech startTime="{second}"><p>Two.</p></speech>'
    assert [turn.starts_after_seconds for turn in reading("a.xml", debate(body)).turns] == seconds


def test_an_impossible_date_is_unknown_and_said():
    transcript = reading(
        "a.xml", debate("<speech><p>Yes.</p></speech>", meta='<FRBRWork><FRBRdate date="2024-02-30"/></FRBRWork>')
    )
    assert (transcript.starts, transcript.warnings) == (
        None,
        ('a.xml: the date "2024-02-30" cannot be read; the day is unknown',),
    )


def test_a_judgment_is_refused():
    xml = "<akomaNtoso><judgment><judgmentBody><p>The appeal is dismissed.</p></judgmentBody></judgment></akomaNtoso>"
    assert refusal("j.xml", xml) == (
        "j.xml:1: expected a debate with speeches, found an Akoma Ntoso document of the kind <judgment> without any"
    )


def test_tei_without_utterances_is_refused():
    assert refusal("t.xml", sitting("<lg><l>A verse.</l></lg>")) == (
        "t.xml:1: expected TEI of a sitting with utterances <u>, found TEI without any (its text is made of <lg>)"
    )


def test_a_corpus_of_several_sittings_is_refused():
    sittings = sitting("<u><seg>One.</seg></u>") + "\n" + sitting("<u><seg>Two.</seg></u>")
    assert (
        refusal("c.xml", f"<teiCorpus>{sittings}</teiCorpus>")
        == "c.xml:2: expected one sitting, found a TEI corpus of 2 sittings"
    )


def test_the_name_of_a_person_is_set_in_its_usual_order():
    name = "<persName><surname>Rey</surname><forename>Ana</forename></persName>"
    people = f'<listPerson><person xml:id="r">{name}</person></listPerson>'
    assert said(reading("t.xml", sitting('<u who="#r"><seg>Yes.</seg></u>', people))) == [("Ana Rey", ["Yes."])]


def test_a_label_printed_before_an_utterance_names_a_person_known_only_by_a_number():
    body = '<note type="speaker">Präsidentin Mag. Ana Rey</note><u who="#P4"><seg>Eins.</seg></u>'
    body += '<u who="#P4"><seg>Zwei.</seg></u>'
    transcript = reading("t.xml", sitting(body, attributes='xml:lang="de"'))
    assert said(transcript) == [("Präsidentin Mag. Ana Rey", ["Eins."]), ("Präsidentin Mag. Ana Rey", ["Zwei."])]
    assert transcript.language == "de"


def test_the_point_after_a_label_in_brackets_is_none_of_its_letters():
    body = '<note type="speaker">A. Rey (LAMP).</note><u who="#ReyAna"><seg>One.</seg></u>'
    assert said(reading("t.xml", sitting(body))) == [("A. Rey (LAMP)", ["One."])]


def test_the_day_of_a_sitting_is_taken_from_its_title_where_no_mark_up_gives_it():
    titles = "<titleStmt><title>Sitting of 14 March 2023</title></titleStmt>"
    assert reading("t.xml", sitting("<u><seg>Yes.</seg></u>", titles)).starts.isoformat() == "2023-03-14"


def test_the_day_of_the_setting_comes_before_the_day_of_publication():
    header = '<publicationStmt><date when="2024-01-01"/></publicationStmt><setting><date when="2021-05-06"/></setting>'
    day = reading("t.xml", sitting("<u><seg>Yes.</seg></u>", header)).starts
    assert day == Moment(day.day) and day.isoformat() == "2021-05-06"


def test_anchors_on_a_timeline_give_the_seconds():
    timeline = (
        '<timeline unit="ms" origin="#o"><when xml:id="o"/><when xml:id="a" interval="1500" since="#o"/></timeline>'
    )
    body = f'{timeline}<u><seg><anchor synch="#o"/>Yes.<anchor synch="#a"/></seg></u>'
    assert reading("t.xml", sitting(body)).turns[0].intervals == (Interval(0.0, 1.5),)


def test_a_document_type_is_refused_before_its_entities_are_read():
    laughs = '<!DOCTYPE TEI [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;">]>\n<TEI><u><seg>&b;</seg></u></TEI>'
    files = '<?xml version="1.0"?>\n<!-- x -->\n<!DOCTYPE akomaNtoso [<!ENTITY e SYSTEM "file:///etc/passwd">]><akomaNtoso>&e;</akomaNtoso>'
    found = "expected XML without a document type declaration, found a DOCTYPE, which may hide other files"
    assert [refusal("x.xml", laughs), refusal("x.xml", files)] == [f"x.xml:1: {found}", f"x.xml:3: {found}"]


def test_broken_xml_is_refused_with_its_line():
    message = refusal("x.xml", "\n<akomaNtoso>\n<debate>\n</akomaNtoso>")
    assert message.startswith('x.xml:4: expected well-formed XML, found "Opening and ending tag mismatch')


@pytest.mark.parametrize("name", ["akomaNtoso", "TEI"])
def test_deep_nesting_is_refused(name):
    assert "Excessive depth" in refusal("x.xml", f"<{name}>" + "<a>" * 100_000)


@pytest.mark.parametrize(
    "xml",
    [
        "<akomaNtoso><debate>" + "<speech>a</speech>" * 50_000 + "</debate></akomaNtoso>",
        "<akomaNtoso><debate>" + ("<speech>a" * 240 + "</speech>" * 240) * 100 + "</debate></akomaNtoso>",
        "<TEI>" + "<listPerson>" * 100 + "<person/>" * 60_000 + "</listPerson>" * 100 + "<u>a</u></TEI>",
        "<TEI>" + ("<u>a" * 240 + "</u>" * 240) * 120 + "</TEI>",
    ],
    ids=["many", "nested", "people", "utterances"],
)
def test_a_megabyte_of_hostile_xml_is_read(xml):
    assert reading("x.xml", xml).turns


@pytest.mark.parametrize(
    "golden", ["akoma_ntoso/harbour-council.xml", "parlamint/lantern-sitting.xml", "parlamint/arabic-sitting.xml"]
)
def test_damaged_xml_is_read_or_refused(golden):
    path = GOLDEN / golden
    assert all(is_read_or_refused("m.xml", damaged, path.parent.name) for damaged in mutations(path.read_bytes(), 100))


def test_the_day_of_a_debate_is_taken_from_its_title_where_no_mark_up_gives_it():
    body = "<heading>2019-03-04 On lamps</heading><speech><p>Hello.</p></speech>"
    assert reading("a.xml", debate(body)).starts.isoformat() == "2019-03-04"


def test_the_title_of_a_sitting_in_a_corpus_is_the_subtitle_in_its_own_language():
    titles = (
        '<titleStmt><title type="main">Sample corpus ParlaMint-XX [ParlaMint SAMPLE]</title>'
        '<title type="sub" xml:lang="en">Third sitting</title>'
        '<title type="sub" xml:lang="fr">Séance trois</title></titleStmt>'
    )
    transcript = reading("t.xml", sitting("<u><seg>Oui.</seg></u>", titles, 'xml:lang="fr"'))
    assert transcript.title == "Séance trois"


def test_the_title_of_a_corpus_without_a_subtitle_is_read_without_the_mark_of_the_corpus():
    titles = '<titleStmt><title type="main">Sample corpus ParlaMint-XX, 6 May 2021 [ParlaMint]</title></titleStmt>'
    transcript = reading("t.xml", sitting("<u><seg>Yes.</seg></u>", titles))
    assert transcript.title == "Sample corpus ParlaMint-XX, 6 May 2021"


@pytest.mark.parametrize(
    ("noted", "starts"),
    [
        ("2021-05-06T09:00:00+02:00", "2021-05-06T09:00:00+02:00"),
        ("2021-05-05T09:00:00+02:00", "2021-05-06"),
        ("09:00", "2021-05-06"),
    ],
)
def test_a_sitting_starts_when_a_note_before_its_first_utterance_says_on_that_day(noted, starts):
    body = f'<note><time when="{noted}"/></note><u><seg>Yes.<time when="2021-05-06T08:00:00+02:00"/></seg></u>'
    header = '<setting><date when="2021-05-06"/></setting>'
    assert reading("t.xml", sitting(body, header)).starts.isoformat() == starts


def test_a_heading_over_some_of_the_speeches_is_no_title_of_the_debate():
    speech = "<speech><p>Hello.</p></speech>"
    sections = [f"<debateSection><heading>{name}</heading>{speech}</debateSection>" for name in ("Prayers", "Lamps")]
    assert reading("a.xml", debate("".join(sections))).title is None
    whole = f"<debateSection><heading>A day of samples</heading>{''.join(sections)}</debateSection>"
    assert reading("a.xml", debate(whole)).title == "A day of samples"


def test_the_title_marked_on_the_body_of_a_debate_is_its_title():
    body = "<debateBody title='Sample record 3'><speech><p>Yes.</p></speech></debateBody>"
    xml = f"<akomaNtoso><debate>{body}</debate></akomaNtoso>"
    assert reading("a.xml", xml).title == "Sample record 3"


@pytest.mark.parametrize(
    ("noted", "starts"),
    [
        ('<note type="time">15.00</note>', "2021-05-06T15:00:00"),
        ('<note type="time">9:05</note>', "2021-05-06T09:05:00"),
        ('<note type="time"><time when="2021-05-06T15:00:00+02:00">15.00</time></note>', "2021-05-06T15:00:00+02:00"),
        ('<note type="time">25.00</note>', "2021-05-06"),
        ('<note type="time">after 15.00</note>', "2021-05-06"),
        ("<note>15.00</note>", "2021-05-06"),
        ('<u><seg>First.</seg></u><note type="time">15.00</note>', "2021-05-06"),
    ],
)
def test_a_clock_alone_in_a_note_of_the_time_before_the_first_utterance_is_when_a_sitting_starts(noted, starts):
    header = '<setting><date when="2021-05-06"/></setting>'
    assert reading("t.xml", sitting(f"{noted}<u><seg>Yes.</seg></u>", header)).starts.isoformat() == starts


DOCUMENT_DATE = '<docDate date="2011-05-04">4 May 2011</docDate>'
WORK_DATE = '<FRBRWork><FRBRdate date="2011-05-04"/></FRBRWork>'


@pytest.mark.parametrize(
    ("meta", "recorded", "starts"),
    [
        (DOCUMENT_DATE, '<recordedTime time="14:30:00"/>', "2011-05-04T14:30:00"),
        (DOCUMENT_DATE, '<recordedTime time="14:30:00">(2.30 p.m.)</recordedTime>', "2011-05-04T14:30:00"),
        (DOCUMENT_DATE, '<recordedTime time="14:30:00">(14.45)</recordedTime>', "2011-05-04"),
        (DOCUMENT_DATE, '<recordedTime time="00:30:00"/>', "2011-05-04"),
        (DOCUMENT_DATE, '<recordedTime time="2011-05-03T14:30:00Z"/>', "2011-05-04"),
        (WORK_DATE, '<recordedTime time="14:30:00"/>', "2011-05-04"),
        (WORK_DATE, '<recordedTime time="2011-05-04T14:30:00+02:00"/>', "2011-05-04T14:30:00+02:00"),
        ("", '<recordedTime time="2011-05-04T14:30:00Z"/>', "2011-05-04T14:30:00+00:00"),
    ],
)
def test_a_debate_starts_at_the_time_recorded_at_its_first_speech_unless_the_print_says_another(meta, recorded, starts):
    body = f"<speech><from>Ms Rey {recorded}</from><p>Yes.</p></speech>"
    assert reading("a.xml", debate(body, meta)).starts.isoformat() == starts


def test_voices_known_only_by_identifiers_are_said():
    person = '<listPerson><person xml:id="rey"><persName>Ana Rey</persName></person></listPerson>'
    body = '<u who="#rey"><seg>Yes.</seg></u><u who="#LindBo"><seg>No.</seg></u><u><seg>Oh.</seg></u>'
    transcript = reading("t.xml", sitting(body, person))
    assert said(transcript) == [("Ana Rey", ["Yes."]), ("LindBo", ["No."]), ("", ["Oh."])]
    assert transcript.warnings == (
        't.xml: voices known only by identifiers: 1 ("LindBo"); the document holds no list of persons with their names',
    )
