"""The form by which editors sign in, which slows down who guesses passwords."""

from django.contrib.admin.forms import AdminAuthenticationForm
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.crypto import salted_hmac

from sessions.models import FailedSignIn
from sessions.senders import sender_of

# In a quarter of an hour. An office shares a network; by many wrong ones for a name anybody could keep its owner out.
MOST_OF_ONE_NETWORK = 10
MOST_FOR_ONE_NAME = 50
TOO_MANY = (
    "Too many wrong names or passwords came from your network or for this name. Wait 15 minutes, then sign in again. "
    "If you forgot your password, ask an administrator for a new one."
)


class SignInForm(AdminAuthenticationForm):
    """Past the limits even the right password is refused, and none is compared."""

    def clean(self):
        most = self._most()
        if any(FailedSignIn.objects.recent().filter(trace=one).count() >= number for one, number in most.items()):
            raise ValidationError(TOO_MANY, code="too_many")
        try:
            return super().clean()
        except ValidationError:
            FailedSignIn.objects.forget()
            FailedSignIn.objects.bulk_create([FailedSignIn(trace=one) for one in most])
            raise

    def _most(self):
        """How many wrong ones may come, by the traces of the network and of the name that was typed."""
        name = self.cleaned_data.get("username", "").casefold()
        typed = salted_hmac("name at sign-in", name, algorithm="sha256").hexdigest()
        return {sender_of(self.request, timezone.now().date()): MOST_OF_ONE_NETWORK, typed: MOST_FOR_ONE_NAME}
