"""Takes the language that somebody typed into a form as records keep it."""

from django.core.exceptions import ValidationError

from sessions.formats.languages import checked_tag


def typed_language(code: str) -> str:
    """The tag, "" where none was typed; ValidationError where there is no such language."""
    try:
        return checked_tag(code) if code else ""
    except ValueError as error:
        raise ValidationError(f"E{str(error)[1:]}.") from None
