from typing import Any

from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError

from groundwork.rotating import rotate


class Command(BaseCommand):
    """Encrypts private texts afresh, so that an earlier key can go."""

    help = "Encrypt private texts with the first of PRIVATE_KEYS; may be broken off and begun again."

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            done = rotate()
        except ValidationError as refusal:
            raise CommandError("PRIVATE_KEYS is not set: there is no key to encrypt with.") from refusal
        self.stdout.write(f"{done.rows} rows are encrypted afresh.")
        if done.unreadable:
            found = ", ".join(f"{number} in {table}" for table, number in sorted(done.unreadable.items()))
            raise CommandError(f"Texts that no key of PRIVATE_KEYS reads: {found}. They are as they were.")
        self.stdout.write("All private texts are under the first of PRIVATE_KEYS.")
