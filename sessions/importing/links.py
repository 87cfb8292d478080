"""Keeps of a document's addresses those that a session can link."""

from dataclasses import replace

from django.core.exceptions import ValidationError

from sessions.models import Session
from sessions.transcript import Transcript

LINKS = ["recording_url", "official_url"]
LONGEST_SHOWN = 80


def with_real_links(transcript: Transcript) -> Transcript:
    """Without the addresses that the session's own form would refuse; a warning names each."""
    wrong = {name: address for name in LINKS if (address := getattr(transcript, name)) and not _is_link(name, address)}
    warnings = [_warning(*one) for one in wrong.items()]
    return (
        replace(transcript, **dict.fromkeys(wrong), warnings=(*transcript.warnings, *warnings)) if wrong else transcript
    )


def _is_link(name: str, address: str) -> bool:
    try:
        Session._meta.get_field(name).clean(address, None)
    except ValidationError:
        return False
    return True


def _warning(name: str, address: str) -> str:
    longest = Session._meta.get_field(name).max_length
    return (
        f"{name}: expected a web address of at most {longest} characters, "
        f'found {len(address)}: "{address[:LONGEST_SHOWN]}"; left out'
    )
