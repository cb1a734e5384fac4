"""What `manage.py check --database default` says about the database of a copy; `migrate` asks it first."""

from collections.abc import Sequence

from django.conf import settings
from django.core.checks import CheckMessage, Error, Tags, Warning, register
from django.db import connection

from groundwork.database_rights import held, rights, trail_is_written_by_its_owner

TOO_MUCH = "The application connects to PostgreSQL as a role that may alter or drop tables, even those of the trail."
TOO_LITTLE = "The role that the application connects as lacks rights on some tables."
NOT_BY_OWNER = "The functions of PostgreSQL that write history and seal the trail do not run as their owner."
HINT = "Give a role of its own what it needs with `manage.py grant_rights`; docs/operations.md says how."
ENDLESS = "The database lets a request wait for a row that another holds without end."
LETTERS = "The database does not know capital letters with accents or of other scripts, so names are not found."
LOCALE = "Carry it over into a database of the locale C.UTF-8; docs/operations.md says how one is made."
EARLIER = (
    "This database was made by an earlier version, from which nothing can be taken over: start with an empty one. "
    "For a demo of bin/run, delete the folder var, or what DATA_DIR names, and start again."
)
NO_PRIVATE_KEYS = (
    "There is no key for private text: workers cannot write in their private rooms, nor anybody read there."
)
# A table that versions before the first release had under this name.
TABLE_OF_EARLIER = "accounts_notice"


@register(Tags.database)
def made_by_this_version(*, databases: Sequence[str] | None = None, **kwargs: object) -> list[CheckMessage]:
    """Only where the database is asked for, as Django's own checks of it do."""
    if "default" in (databases or ()) and TABLE_OF_EARLIER in connection.introspection.table_names():
        return [Error(EARLIER, id="groundwork.E001")]
    return []


@register(Tags.database, deploy=True)
def database_rights(*, databases: Sequence[str] | None = None, **kwargs: object) -> list[CheckMessage]:
    """Whether the application may do in PostgreSQL what it needs and no more."""
    if "default" not in (databases or ()):
        return []
    wanted, found = rights(), held()
    warnings: list[CheckMessage] = []
    if any(kinds - wanted.get(table, set()) for table, kinds in found.items()):
        warnings.append(Warning(TOO_MUCH, hint=HINT, id="groundwork.W001"))
    if any(kinds - found.get(table, set()) for table, kinds in wanted.items()):
        warnings.append(Warning(TOO_LITTLE, hint=HINT, id="groundwork.W002"))
    if not trail_is_written_by_its_owner():
        warnings.append(Warning(NOT_BY_OWNER, hint="Run `manage.py migrate` as the owner.", id="groundwork.W003"))
    return warnings


@register(Tags.database, deploy=True)
def database_settings(*, databases: Sequence[str] | None = None, **kwargs: object) -> list[CheckMessage]:
    """Whether the database is set up so that nobody waits for ever and everybody is found."""
    if "default" not in (databases or ()):
        return []
    with connection.cursor() as cursor:
        cursor.execute("SELECT current_setting('lock_timeout') = '0', lower('É') <> 'é'")
        [endless, letters] = cursor.fetchone()
    warnings: list[CheckMessage] = [Warning(ENDLESS, hint=HINT, id="groundwork.W004")] if endless else []
    return warnings + ([Warning(LETTERS, hint=LOCALE, id="groundwork.W005")] if letters else [])


@register(Tags.security, deploy=True)
def private_keys(**kwargs: object) -> list[CheckMessage]:
    """A copy without a key serves everything else, so only this check says that it lacks one."""
    if settings.PRIVATE_KEYS:
        return []
    hint = "Set PRIVATE_KEYS; docs/operations.md says how, and what losing a key means."
    return [Error(NO_PRIVATE_KEYS, hint=hint, id="groundwork.E002")]
