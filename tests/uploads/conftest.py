"""Who uploads."""

import pytest

from tests.uploads.sending import staff


@pytest.fixture
def editor(client):
    """May import sessions, and not publish them."""
    client.force_login(staff("editor", "import_session", "view_session", "view_speaker"))
    return client


@pytest.fixture
def publisher(client):
    client.force_login(staff("publisher", "import_session", "publish_session"))
    return client
