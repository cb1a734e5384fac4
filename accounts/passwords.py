"""Passwords that anybody would guess who knows where the password is used."""

import re

from django.conf import settings
from django.core.exceptions import ValidationError

# Lower case. To these come the words of SERVICE_NAME and ORGANISATION_NAME.
WORDS = {
    *("password", "passphrase", "passwort", "welcome", "letmein", "login", "secret", "change"),
    *("peersupport", "peer", "support", "supporter", "mental", "health", "wellbeing", "recovery", "nhs", "trust"),
    *("coordinator", "worker", "lead", "supervisor", "manager", "administrator", "admin", "team", "service"),
}
LEAST = 8


class OwnWordsValidator:
    """Without the words of the place at least LEAST characters are left, of whatever kind."""

    message = f"Use at least {LEAST} characters besides words such as the name of the service."

    def validate(self, password, user=None):
        rest = re.sub("|".join(sorted(words(), key=len, reverse=True)), "", password.lower())
        if len(rest) < min(LEAST, len(password)):
            raise ValidationError(self.message, code="password_of_the_place")

    def get_help_text(self):
        return self.message


def words():
    names = f"{settings.SERVICE_NAME} {settings.ORGANISATION_NAME}".lower()
    return WORDS | {re.escape(word) for word in re.findall(r"\w{4,}", names)}
