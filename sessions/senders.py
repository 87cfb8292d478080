"""Turns the address that a request comes from into a trace that holds for a day and leads back to nobody."""

import ipaddress
from datetime import date

from django.conf import settings
from django.utils import timezone
from django.utils.crypto import salted_hmac

from sessions.models import CorrectionRequest
from sessions.models.correction_request import KEEP_SENDER

MOST_OF_ONE_SENDER = 5
MOST_OF_ALL = 300


def sender_of(request, day: date) -> str:
    """The same for one network and day, another the next day; without the site's secret nobody can compute it."""
    return salted_hmac(f"sender {day.isoformat()}", _network(_address(request)), algorithm="sha256").hexdigest()


def may_send(sender: str) -> bool:
    """Counted in the database, so that it holds across processes: five a sender in a day, 300 of all together."""
    recent = CorrectionRequest.objects.filter(sent_at__gt=timezone.now() - KEEP_SENDER)
    return recent.filter(sender=sender).count() < MOST_OF_ONE_SENDER and recent.count() < MOST_OF_ALL


def _address(request) -> str:
    """Behind a proxy the last address that it forwards: the ones before are what the visitor claims."""
    if settings.BEHIND_TLS_PROXY and (forwarded := request.META.get("HTTP_X_FORWARDED_FOR")):
        return forwarded.rpartition(",")[2].strip()
    return request.META.get("REMOTE_ADDR", "")


def _network(address: str) -> str:
    """An IPv4 address, or the first half of an IPv6 address, which one household or office has to itself."""
    try:
        found = ipaddress.ip_address(address)
    except ValueError:
        return address
    return str(ipaddress.ip_network((found, 64), strict=False)) if found.version == 6 else str(found)
