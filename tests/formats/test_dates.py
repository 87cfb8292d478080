"""Lines that say when a session is."""

import pytest

from sessions.formats.dates import Moments, find_moments, find_moments_in
from sessions.transcript import Span


def printed(moments):
    return tuple(moment and (moment.isoformat(), moment.zone) for moment in (moments.starts, moments.ends))


@pytest.mark.parametrize(
    ("line", "starts", "ends"),
    [
        (
            "10 Oct 2023 04:30h - 06:00h UTC",
            ("2023-10-10T04:30:00+00:00", "UTC"),
            ("2023-10-10T06:00:00+00:00", "UTC"),
        ),
        ("10 Oct 2023 04:30h - 06:00h", ("2023-10-10T04:30:00", None), ("2023-10-10T06:00:00", None)),
        (
            "10 Oct 2023\u00a023:00h–00:30h UTC",
            ("2023-10-10T23:00:00+00:00", "UTC"),
            ("2023-10-11T00:30:00+00:00", "UTC"),
        ),
        ("10 Oct 2023 22:00h - 24:00h", ("2023-10-10T22:00:00", None), ("2023-10-11T00:00:00", None)),
        (
            "10 Oct 2023 23:00h - 11 Oct 2023 00:30h UTC",
            ("2023-10-10T23:00:00+00:00", "UTC"),
            ("2023-10-11T00:30:00+00:00", "UTC"),
        ),
        ("2 Dec 2024 - 6 Dec 2024", ("2024-12-02", None), ("2024-12-06", None)),
        ("5 Jun 2018 to 6 Jun 2018", ("2018-06-05", None), ("2018-06-06", None)),
        ("28 October to 1 November 2024", ("2024-10-28", None), ("2024-11-01", None)),
        ("27 -30 September 2011", ("2011-09-27", None), ("2011-09-30", None)),
        ("September 27-30, 2011", ("2011-09-27", None), ("2011-09-30", None)),
        ("2014 09 05", ("2014-09-05", None), None),
        ("2026-09-09", ("2026-09-09", None), None),
        ("2026-09-09T10:00:00Z", ("2026-09-09T10:00:00+00:00", "Z"), None),
        ("2026-09-09T10:00:00-05:00", ("2026-09-09T10:00:00-05:00", "-05:00"), None),
        ("Date: 9 September 2026", ("2026-09-09", None), None),
        ("September 28, 2011 09:00AM", ("2011-09-28T09:00:00", None), None),
        ("FRIDAY 19 MAY 2006", ("2006-05-19", None), None),
        (
            "22 June 2022 | 18:00 - 18:30 CEST",
            ("2022-06-22T18:00:00+02:00", "CEST"),
            ("2022-06-22T18:30:00+02:00", "CEST"),
        ),
        (
            "Wednesday, 10th of October 2023, 1:00 - 2:30 PM (UTC+2)",
            ("2023-10-10T13:00:00+02:00", "UTC+2"),
            ("2023-10-10T14:30:00+02:00", "UTC+2"),
        ),
        ("10 Oct 2023 11:00 - 1:00 PM IST", ("2023-10-10T11:00:00", "IST"), ("2023-10-10T13:00:00", "IST")),
        (
            "10 Oct 2023 10:00 UTC - 11:00 UTC",
            ("2023-10-10T10:00:00+00:00", "UTC"),
            ("2023-10-10T11:00:00+00:00", "UTC"),
        ),
        (
            "10 Oct 2023 04:30h - 06:00h UTC (13:30h - 15:00h JST)",
            ("2023-10-10T04:30:00+00:00", "UTC"),
            ("2023-10-10T06:00:00+00:00", "UTC"),
        ),
        ("05.09.2014, 10.15 local time", ("2014-09-05T10:15:00", "local time"), None),
        ("12 July2016", ("2016-07-12", None), None),
    ],
)
def test_a_date_line_gives_its_moments_with_the_zone_as_printed(line, starts, ends):
    moments = find_moments(line, 3)
    assert (printed(moments), moments.warnings) == ((starts, ends), ())


@pytest.mark.parametrize(
    ("line", "starts", "ends"),
    [
        ("Le 5 juin 2018, de 14h30 à 16h00", ("2018-06-05T14:30:00", None), ("2018-06-05T16:00:00", None)),
        ("Mardi 1er mars 2016, 16 h 30 heure locale", ("2016-03-01T16:30:00", "heure locale"), None),
        ("du 5 au 7 juin 2018", ("2018-06-05", None), ("2018-06-07", None)),
        ("Jueves, 12 de septiembre de 2019", ("2019-09-12", None), None),
        ("Fecha: 3 de mayo de 2020, 9:00 a 10:30 horas", ("2020-05-03T09:00:00", None), ("2020-05-03T10:30:00", None)),
        ("Terça-feira, 7 de março de 2017, 14h às 15h30", ("2017-03-07T14:00:00", None), ("2017-03-07T15:30:00", None)),
        (
            "Mittwoch, 3. März 2021, 10:00 - 11:30 Uhr MEZ",
            ("2021-03-03T10:00:00+01:00", "MEZ"),
            ("2021-03-03T11:30:00+01:00", "MEZ"),
        ),
        ("JULY 3, 2013 1430 CET", ("2013-07-03T14:30:00+01:00", "CET"), None),
        (
            "24 APRIL 2013 0930 - 1336 CET",
            ("2013-04-24T09:30:00+01:00", "CET"),
            ("2013-04-24T13:36:00+01:00", "CET"),
        ),
        ("vom 3. bis 5. März 2021", ("2021-03-03", None), ("2021-03-05", None)),
        ("lunedì 4 marzo 2019 ore 10:00", ("2019-03-04T10:00:00", None), None),
        ("5 июня 2018 г.", ("2018-06-05", None), None),
        ("5 يونيو 2018", ("2018-06-05", None), None),
        ("2018年6月5日", ("2018-06-05", None), None),
    ],
)
def test_a_date_line_may_be_in_another_language_or_without_a_mark_in_its_times(line, starts, ends):
    moments = find_moments(line, 3)
    assert (printed(moments), moments.warnings) == ((starts, ends), ())


@pytest.mark.parametrize(
    ("line", "starts", "ends", "warning"),
    [
        ("31 Feb 2023", None, None, 'line 3: expected a date that exists, found "31 Feb 2023"'),
        ("31 Feb 2023 - 2 Mar 2023", None, "2023-03-02", 'line 3: expected a date that exists, found "31 Feb 2023"'),
        ("10 October", None, None, 'line 3: expected a date with its year, found "10 October"'),
        ("10 Oct 2023 25:00h - 06:00h", "2023-10-10", None, 'line 3: expected a time that exists, found "25:00h"'),
        (
            "6 Dec 2024 - 2 Dec 2024",
            "2024-12-06",
            None,
            'line 3: expected an end after the start, found "6 Dec 2024 - 2 Dec 2024"',
        ),
        (
            "10 Oct 2023 06:00h - 04:30h",
            "2023-10-10T06:00:00",
            None,
            'line 3: expected an end after the start, found "10 Oct 2023 06:00h - 04:30h"',
        ),
    ],
)
def test_what_cannot_be_is_unknown_with_a_warning_that_names_the_line(line, starts, ends, warning):
    moments = find_moments(line, 3)
    iso = tuple(moment and moment.isoformat() for moment in (moments.starts, moments.ends))
    assert (iso, moments.warnings) == ((starts, ends), (warning,))


@pytest.mark.parametrize(
    "line",
    [
        "",
        "IGF 2023",
        "2023",
        "May 2006",
        "Mars 2020",
        "mai 2018",
        "a la une",
        "12:30",
        "The talks of 10 Oct 2023",
        "9821st meeting",
        "1 " * 400,
    ],
)
def test_a_line_that_says_anything_else_is_no_date_line(line):
    assert find_moments(line, 3) is None


def test_a_date_inside_a_title_is_found_with_its_place():
    found, span = find_moments_in("The meeting of FRIDAY 19 MAY 2006, 10:00 AM in room 5")
    assert (printed(found), span) == ((("2006-05-19T10:00:00", None), None), Span(22, 43))


def test_a_title_without_a_date_has_none():
    assert find_moments_in("12 ideas for 2014 and May") is None


def test_unknown_moments_are_none():
    assert find_moments("0 Oct 2023", 1) == Moments(
        None, None, ('line 1: expected a date that exists, found "0 Oct 2023"',)
    )
