"""Private text that is lost while its keys change."""

from drills.breakages import Breakage

ROTATING = "groundwork/rotating.py"

BREAKAGES = [
    Breakage(
        name="keys-changed-without-lock",
        drill="private-keys",
        file=ROTATING,
        before='.select_for_update(of=("self",), no_key=True)',
        after="",
        shows=("lost",),
        operations=2000,
    ),
    Breakage(
        name="encrypted-twice",
        drill="private-keys",
        file=ROTATING,
        before="encrypt(decrypt(encrypted, place), place)",
        after="encrypt(encrypted, place)",
        shows=("lost",),
        # Of a few texts somebody has changed each before the command comes to it.
        operations=2000,
    ),
]
