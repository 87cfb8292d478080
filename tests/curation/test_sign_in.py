"""Who guesses passwords is slowed down, hears why, and does not learn who exists; nobody's trace is kept for long."""

from datetime import timedelta

import pytest
from django.contrib.auth import get_user_model
from django.core.management import call_command
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from sessions.models import FailedSignIn
from sessions.sign_in import MOST_FOR_ONE_NAME, MOST_OF_ONE_NETWORK

pytestmark = pytest.mark.django_db
TOO_MANY = (
    "Too many wrong names or passwords came from your network or for this name. Wait 15 minutes, then sign in again. "
    "If you forgot your password, ask an administrator for a new one."
)
WRONG = (
    "Please enter the correct username and password for a staff account. Note that both fields may be case-sensitive."
)


@pytest.fixture(autouse=True)
def editor(db):
    return get_user_model().objects.create_user("editor", password="right", is_staff=True)


def sign_in(name, password, network="192.0.2.1"):
    """What the form says; [] for who is in."""
    answer = Client(REMOTE_ADDR=network).post(reverse("admin:login"), {"username": name, "password": password})
    return answer.context["form"].non_field_errors() if answer.status_code == 200 else []


def later(minutes):
    FailedSignIn.objects.update(failed_at=timezone.now() - timedelta(minutes=minutes))


@pytest.mark.parametrize("name", ["editor", "nobody"])
def test_after_ten_wrong_passwords_a_network_waits_whoever_was_named(name):
    assert [sign_in(name, "wrong") for _ in range(MOST_OF_ONE_NETWORK)] == [[WRONG]] * 10
    assert sign_in(name, "wrong") == [TOO_MANY]
    assert sign_in("editor", "right") == [TOO_MANY]
    assert sign_in("editor", "right", "198.51.100.7") == []
    later(16)
    assert sign_in("editor", "right") == []


@pytest.mark.parametrize("name", ["editor", "nobody"])
def test_a_name_is_not_guessed_at_from_ever_new_networks(name):
    said = [sign_in(name, "wrong", f"198.51.100.{number}") for number in range(MOST_FOR_ONE_NAME)]
    assert said == [[WRONG]] * 50
    assert sign_in(name.upper(), "wrong", "192.0.2.9") == [TOO_MANY]
    assert sign_in("another", "wrong", "192.0.2.9") == [WRONG]


def test_a_few_mistakes_keep_nobody_out():
    for _ in range(MOST_OF_ONE_NETWORK - 1):
        sign_in("editor", "wrong")
    assert sign_in("editor", "right") == []


def test_what_is_kept_names_nobody_and_goes_with_the_next_failure_or_the_command():
    sign_in("editor", "wrong")
    kept = [str(value) for row in FailedSignIn.objects.values_list("trace", "failed_at") for value in row]
    assert (len(kept), [one for one in kept if "editor" in one or "192.0.2" in one]) == (4, [])
    later(16)
    sign_in("nobody", "wrong", "198.51.100.7")
    assert FailedSignIn.objects.count() == 2
    later(16)
    call_command("forget_reporters")
    assert FailedSignIn.objects.count() == 0


def test_an_empty_form_is_no_guess():
    assert sign_in("", "") == []
    assert FailedSignIn.objects.count() == 0
