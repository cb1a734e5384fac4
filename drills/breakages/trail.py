"""A trail that can be altered, and errors that help nobody."""

from drills.breakages import Breakage

BREAKAGES = [
    # Where the right is not missing, the trigger refuses: another error than the drill awaits.
    Breakage(
        "rights-to-change-the-trail",
        "trail",
        "groundwork/database_rights.py",
        'ADD = READ | {"INSERT"}',
        'ADD = READ | {"INSERT", "UPDATE", "DELETE"}',
        ("unclear", "crash"),
        anew=True,
    ),
    Breakage(
        "no-page-for-a-full-disk",
        "disk",
        "peersupport/middleware.py",
        "isinstance(sys.exception(), OperationalError | InterfaceError)",
        "isinstance(sys.exception(), InterfaceError)",
        ("unclear",),
    ),
]
