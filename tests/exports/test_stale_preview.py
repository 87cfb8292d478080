"""A table is written only while its preview is true: what another person did meanwhile is never overwritten unseen."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from sessions.models import Session
from speakers.models import Speaker
from tests.factories import make_session, make_speaker, make_theme, tag

pytestmark = pytest.mark.django_db
NOT_AS_SHOWN = (
    "Somebody changed records of this table after its preview, which is not true any more. Nothing was written: "
    "send the table again to see what it changes now."
)


def preview(client, page, *lines):
    """What the browser sends to confirm the table."""
    file = SimpleUploadedFile("table.csv", "\n".join(lines).encode())
    answer = client.post(reverse(f"admin:{page}_import"), {"import_file": file, "format": "0"})
    return answer.context["confirm_form"].initial


def confirm(client, page, previewed):
    return client.post(reverse(f"admin:{page}_process_import"), previewed, follow=True)


def refused(answer):
    return [str(error.error) for error in answer.context["result"].base_errors]


def test_a_record_previewed_as_new_does_not_overwrite_one_that_was_made_meanwhile(admin_client):
    shown = preview(admin_client, "speakers_speaker", "slug,name,note", "ada,Ada Sample,ours", "new,New One,ours")
    Speaker.objects.create(name="Ada Sample", slug="ada", note="theirs")
    assert refused(confirm(admin_client, "speakers_speaker", shown)) == [NOT_AS_SHOWN]
    assert list(Speaker.objects.values_list("slug", "note")) == [("ada", "theirs")]


def test_a_change_does_not_overwrite_another_than_the_one_that_was_shown(admin_client):
    one, other = make_speaker("Ada Sample"), make_speaker("Bo Sample")
    shown = preview(admin_client, "speakers_speaker", "slug,note", f"{one.slug},ours", f"{other.slug},ours")
    Speaker.objects.filter(pk=one.pk).update(note="theirs")
    assert refused(confirm(admin_client, "speakers_speaker", shown)) == [NOT_AS_SHOWN]
    assert list(Speaker.objects.order_by("pk").values_list("note", flat=True)) == ["theirs", ""]


def test_a_row_shown_as_unchanged_does_not_undo_what_was_written_meanwhile(admin_client):
    session = make_session("Trust")
    shown = preview(admin_client, "igf_sessions_session", "slug,title,themes", f"{session.slug},Trust,")
    tag(session, make_theme("openness"))
    assert refused(confirm(admin_client, "igf_sessions_session", shown)) == [NOT_AS_SHOWN]
    assert list(session.session_themes.values_list("theme__slug", flat=True)) == ["openness"]


def test_what_the_table_does_not_change_may_change_meanwhile(admin_client):
    session, other = make_session("Trust"), make_session("Openness")
    lines = [f"{session.slug},Ours", f"{other.slug},"]
    shown = preview(admin_client, "igf_sessions_session", "slug,code", *lines)
    Session.objects.filter(pk=session.pk).update(summary="theirs")
    Session.objects.filter(pk=other.pk).update(title="theirs")
    assert "Import finished" in confirm(admin_client, "igf_sessions_session", shown).content.decode()
    assert list(Session.objects.order_by("pk").values_list("code", "summary", "title")) == [
        ("Ours", "theirs", "Trust"),
        ("", "", "theirs"),
    ]
