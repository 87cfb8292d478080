"""A new installation is made ready once: vocabulary, an account and, unless left out, the sample sessions."""

import re
from io import StringIO

import pytest
from django.contrib.auth import get_user_model
from django.core.management import call_command

from sessions.models import Session, Theme

pytestmark = pytest.mark.django_db


def prepare(*arguments):
    printed = StringIO()
    call_command("prepare", *arguments, stdout=printed)
    return printed.getvalue()


def test_a_served_site_begins_with_themes_and_an_account_and_without_samples():
    printed = prepare("--without-samples")
    assert re.fullmatch(r"Sign in at /admin/ as editor with the password \w{20} \(it is not shown again\)\.\n", printed)
    assert Theme.objects.filter(basket=None).count() == 7
    assert not Session.objects.exists()
    assert get_user_model().objects.get().is_superuser


def test_what_is_prepared_is_not_prepared_again():
    prepare("--without-samples")
    before = set(Theme.objects.values_list("pk", flat=True))
    assert prepare("--without-samples") == ""
    assert set(Theme.objects.values_list("pk", flat=True)) == before


def test_the_samples_are_published():
    assert prepare().count("created: ") == 2
    assert Session.objects.published().count() == 2
