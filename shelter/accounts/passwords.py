"""What a password may be: 12 to 128 characters, not a common one, not a word of this house; nothing more."""

import re
import secrets
from typing import Any

from django.contrib.auth.hashers import Argon2PasswordHasher
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from shelter.models import Home

LONGEST = 128
WORDS = frozenset({"shelter", "password", "passi", "silay", "iloilo", "bacolod", "philippines", "welcome"})
# Without letters that are mistaken for one another when they are read out.
_SYLLABLES = "ba da ga ka la ma na pa ra sa ta wa be de ke le me ne pe re se te bi di ki li mi ni pi ri si ti".split()


class QuickArgon2(Argon2PasswordHasher):
    """The same algorithm at a cost that a test-suite can pay."""

    time_cost, memory_cost, parallelism = 1, 8, 1


class NotTooLong:
    def validate(self, password: str, user: Any = None) -> None:
        if len(password) > LONGEST:
            raise ValidationError(_("Use at most %(longest)d characters.") % {"longest": LONGEST})

    def get_help_text(self) -> str:
        return _("A sentence of a few words is easy to remember and hard to guess.")


class NoWordOfTheHouse:
    """What is left of a password without the words anyone here would try first must still be eight characters."""

    def validate(self, password: str, user: Any = None) -> None:
        rest = password.casefold()
        for word in sorted(self._words(user), key=len, reverse=True):
            rest = rest.replace(word, "")
        if len(re.sub(r"[\W_]", "", rest)) < 8:
            raise ValidationError(_("Too near to the words used here, such as the name of a home. Choose other words."))

    def get_help_text(self) -> str:
        return _("Leave out the names of our homes and your own.")

    def _words(self, user: Any) -> set[str]:
        names = [*Home.objects.values_list("name", flat=True), getattr(user, "name", ""), getattr(user, "username", "")]
        found = {word for name in names for word in re.findall(r"\w{3,}", name.casefold())}
        return found | WORDS


def one_time_password() -> str:
    """Four words of three syllables (60 bits), to be read out or written down once."""
    words = ["".join(secrets.choice(_SYLLABLES) for _ in range(3)) for _ in range(4)]
    return "-".join(words)
