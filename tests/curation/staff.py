"""The people who meet in the editors' room."""

from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group
from django.test import Client


def make_staff(role):
    """A member of staff: of the group "Editor" or "Publisher", "superuser", or "staff" without any right."""
    user = get_user_model().objects.create_user(role.lower(), is_staff=True, is_superuser=role == "superuser")
    if role in ("Editor", "Publisher"):
        user.groups.set([Group.objects.get(name=role)])
    return user


def sign_in(role):
    """A browser in which somebody of that role is signed in; "anonymous" is nobody."""
    client = Client()
    if role != "anonymous":
        client.force_login(make_staff(role))
    return client


def said(response):
    """What the page says after an action."""
    return [str(message) for message in response.context["messages"]]
