from allauth.mfa.models import Authenticator
from django.core.management.base import BaseCommand, CommandError
from django.db import transaction

from accounts import encryption

SECRETS = ("secret", "seed")


class Command(BaseCommand):
    """Encrypts second factors afresh, so that an earlier key can go."""

    help = "Encrypt the secrets of second factors with SECRET_KEY; then SECRET_KEY_FALLBACKS are no longer needed."

    def handle(self, **options):
        unreadable = sum(not rotated(pk) for pk in Authenticator.objects.values_list("pk", flat=True))
        if unreadable:
            raise CommandError(f"{unreadable} cannot be read with any key. Reset these people's second factors.")
        self.stdout.write("All second factors are encrypted with SECRET_KEY.")


@transaction.atomic
def rotated(pk):
    """Whether the second factor could be read and now stands under the newest key."""
    factor = Authenticator.objects.select_for_update().filter(pk=pk).first()
    if factor is None:
        return True
    try:
        factor.data |= {name: encryption.rotate(factor.data[name]) for name in SECRETS if name in factor.data}
    except encryption.Unreadable:
        return False
    factor.save(update_fields=["data"])
    return True
