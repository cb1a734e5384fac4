"""Backups that are no backup."""

from drills.breakages import Breakage

PAGE = "docs/operations.md"
DUMP, RESTORE = "pg_dump --format=custom", "pg_restore --no-owner --no-privileges"
RIGHTS = "DATABASE_URL=$RESTORED .venv/bin/python manage.py grant_rights peersupport_app\n```"


def dump(name, option):
    """The documented dump with another option, such as one that leaves something out."""
    return Breakage(name, "backup", PAGE, DUMP, f"{DUMP} {option}", ("unclear", "not kept"))


def restore(name, option):
    """The documented restore with another option."""
    return Breakage(name, "backup", PAGE, RESTORE, f"{RESTORE} {option}", ("unclear", "not kept"))


def afterwards(name, statement):
    """The documented restore, and a statement that alters what was restored."""
    return Breakage(name, "backup", PAGE, RIGHTS, f'psql -c "{statement}" "$RESTORED"\n{RIGHTS}', ("unclear",))


BREAKAGES = [
    dump("dump-without-notices", "--exclude-table-data=notices_notice"),
    dump("dump-without-main-tables", "--exclude-table-data=support_session --exclude-table-data=support_support"),
    dump("dump-without-sequences", "--exclude-table-data='*_seq'"),
    restore("restored-without-triggers-and-indexes", "--section=pre-data --section=data"),
    afterwards("restored-with-triggers-off", "ALTER TABLE groundwork_accessevent DISABLE TRIGGER USER"),
    afterwards("restored-with-another-word", "UPDATE accounts_team SET name = upper(name)"),
    Breakage(
        "restored-without-grants",
        "backup",
        PAGE,
        RIGHTS,
        "```",
        ("unclear",),
    ),
]
