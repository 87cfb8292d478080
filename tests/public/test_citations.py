"""A citation says who, what, where and when, names the version, and never makes a report's words a person's own."""

from dataclasses import replace
from datetime import date

from django.utils.translation import override

from sessions.citations import Cited, bibtex, csl_json, plain_text, ris

SPOKEN = Cited(
    key="k0000001",
    claim="Encryption must cost 0 & be {open}.",
    voice="Ada Sample",
    affiliation="Example Institute",
    is_verbatim=True,
    is_from_report=False,
    is_draft=False,
    session="Trust and networks",
    event="Sample Forum 2025",
    language="en",
    day=date(2025, 3, 12),
    version=2,
    version_day=date(2025, 4, 1),
    site="igfreports",
    address="https://example.org/statements/k0000001/",
)
REPORTED = Cited(
    key="k0000002",
    claim="Schools should teach digital skills.",
    voice="Audience",
    affiliation="",
    is_verbatim=False,
    is_from_report=True,
    is_draft=True,
    session="Trust and networks",
    event="",
    language="",
    day=None,
    version=None,
    version_day=None,
    site="igfreports",
    address="https://example.org/statements/k0000002/",
)


def test_plain_text_quotes_a_transcript_only():
    assert plain_text(SPOKEN) == (
        "Ada Sample (Example Institute): “Encryption must cost 0 & be {open}.” Statement k0000001 in: Trust and "
        "networks, Sample Forum 2025, 12 March 2025. From a transcript of the session. Version 2 of 1 April 2025. "
        "igfreports, https://example.org/statements/k0000001/"
    )
    assert plain_text(REPORTED) == (
        "Audience: Schools should teach digital skills. Statement k0000002 in: Trust and networks. From a report of "
        "the session; machine draft, not reviewed. igfreports, https://example.org/statements/k0000002/"
    )


def test_plain_text_in_arabic_keeps_what_runs_from_left_to_right_apart():
    with override("ar"):
        text = plain_text(replace(REPORTED, event="Sample Forum 2025"))
    assert text.replace("\N{FIRST STRONG ISOLATE}", "<").replace("\N{POP DIRECTIONAL ISOLATE}", ">") == (
        "<Audience>: <Schools should teach digital skills.> التصريح <k0000002> في: <Trust and networks>، "
        "<Sample Forum 2025>. من تقرير عن الجلسة؛ مسودة آلية لم تُراجع. "
        "<igfreports>، <https://example.org/statements/k0000002/>"
    )


def test_bibtex_escapes_what_latex_would_read_and_keeps_the_name_whole():
    assert bibtex(SPOKEN) == (
        "@misc{k0000001,\n"
        "  author = {{Ada Sample}},\n"
        "  title = {{Encryption must cost 0 \\& be \\textbraceleft{}open\\textbraceright{}.}},\n"
        "  howpublished = {Statement k0000001 in: Trust and networks, Sample Forum 2025},\n"
        "  year = {2025},\n"
        "  note = {From a transcript of the session. Version 2 of 1 April 2025},\n"
        "  organization = {igfreports},\n"
        "  language = {en},\n"
        "  url = {https://example.org/statements/k0000001/},\n"
        "  month = mar,\n"
        "}\n"
    )


def test_a_brace_or_a_backslash_alone_leaves_the_bibtex_entry_whole():
    made = bibtex(replace(SPOKEN, claim="} 5 %\n\\", voice="{Ann", session="{é}"))
    assert made.splitlines()[1:4] == [
        "  author = {{\\textbraceleft{}Ann}},",
        "  title = {{\\textbraceright{} 5 \\% \\textbackslash{}}},",
        "  howpublished = {Statement k0000001 in: \\textbraceleft{}é\\textbraceright{}, Sample Forum 2025},",
    ]


def test_what_a_report_tells_has_no_author():
    assert bibtex(REPORTED) == (
        "@misc{k0000002,\n"
        "  title = {{Audience: Schools should teach digital skills.}},\n"
        "  howpublished = {Statement k0000002 in: Trust and networks},\n"
        "  note = {From a report of the session; machine draft, not reviewed.},\n"
        "  organization = {igfreports},\n"
        "  url = {https://example.org/statements/k0000002/},\n"
        "}\n"
    )


def test_ris_ends_its_lines_as_the_format_asks():
    assert ris(SPOKEN).split("\r\n") == [
        "TY  - GEN",
        "AU  - Ada Sample",
        "TI  - Encryption must cost 0 & be {open}.",
        "T2  - Trust and networks, Sample Forum 2025",
        "DA  - 2025/03/12/",
        "PY  - 2025",
        "PB  - igfreports",
        "ET  - 2",
        "N1  - From a transcript of the session. Version 2 of 1 April 2025",
        "LA  - en",
        "AN  - k0000001",
        "UR  - https://example.org/statements/k0000001/",
        "ER  - ",
        "",
    ]


def test_csl_json_leaves_out_what_is_unknown():
    assert (
        csl_json(SPOKEN)
        == """[
  {
    "id": "k0000001",
    "type": "speech",
    "title": "Encryption must cost 0 & be {open}.",
    "author": [
      {
        "literal": "Ada Sample"
      }
    ],
    "container-title": "Trust and networks",
    "event-title": "Sample Forum 2025",
    "issued": {
      "date-parts": [
        [
          2025,
          3,
          12
        ]
      ]
    },
    "publisher": "igfreports",
    "version": "2",
    "note": "From a transcript of the session. Version 2 of 1 April 2025",
    "language": "en",
    "URL": "https://example.org/statements/k0000001/"
  }
]
"""
    )
    assert (
        csl_json(REPORTED)
        == """[
  {
    "id": "k0000002",
    "type": "webpage",
    "title": "Audience: Schools should teach digital skills.",
    "container-title": "Trust and networks",
    "publisher": "igfreports",
    "note": "From a report of the session; machine draft, not reviewed.",
    "URL": "https://example.org/statements/k0000002/"
  }
]
"""
    )
