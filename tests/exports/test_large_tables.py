"""The page about a large table stays small: a part of the rows is shown, and all of them are counted."""

import re

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from tests.curation.staff import sign_in

pytestmark = pytest.mark.django_db


def preview(head, rows):
    file = SimpleUploadedFile("speakers.csv", "\n".join([head, *rows]).encode())
    sent = {"import_file": file, "format": "0"}
    return sign_in("Publisher").post(reverse("admin:speakers_speaker_import"), sent).content.decode()


def caption(page):
    return re.search(r'<caption id="what-changes">(.*?)</caption>', page)[1]


@pytest.mark.parametrize(
    ("count", "said", "shown"), [(3, "What changes", 3), (301, "What changes: the first 300 of 301 rows", 300)]
)
def test_a_preview_shows_at_most_three_hundred_rows_and_counts_all(count, said, shown):
    page = preview("slug,name", [f"p{n},Person {n}" for n in range(count)])
    assert (caption(page), page.count('<th scope="row">New</th>')) == (said, shown)
    assert f"{count} new, 0 changed, 0 unchanged." in page


def test_a_preview_of_long_texts_shows_fewer_rows():
    page = preview("slug,name,note", [f"p{n},Person {n},{'word ' * 6_000}" for n in range(100)])
    assert caption(page) == "What changes: the first 34 of 100 rows"
    assert page.count('<th scope="row">New</th>') == 34
    assert "100 new, 0 changed, 0 unchanged." in page


def test_the_first_thousand_wrong_rows_are_listed_and_all_are_counted():
    page = preview("slug,name", [f"p{n}," for n in range(1_001)])
    assert "Nothing was imported: 1001 rows to correct" in page
    assert "The first 1,000 of them are listed." in page
    listed = re.findall(r"<li>Row (\d+), name: This field cannot be blank\.</li>", page)
    assert listed == [str(number) for number in range(2, 1_002)]
