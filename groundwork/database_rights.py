"""What the role that the application connects as may do in PostgreSQL; it owns nothing.

A table is append-only where its model has the trigger of that name. Rights are given by
`manage.py grant_rights`, run as the owner of the tables.
"""

from collections.abc import Iterator
from collections.abc import Set as AbstractSet

from django.apps import apps
from django.conf import settings
from django.db import connection, transaction
from django.db.models import Model
from pghistory.models import Context, Event

from groundwork.models import Purge, Seal, SealedRow

READ = frozenset({"SELECT"})
ADD = READ | {"INSERT"}
CHANGE = ADD | {"UPDATE", "DELETE"}
# What migrations alone fill, what others wrote as a record of deeds, and what triggers add that run as the owner.
OF_OTHERS = {"auth": READ, "contenttypes": READ, "admin": ADD, "pghistory": READ}
KINDS_OF_RIGHT = ["SELECT", "INSERT", "UPDATE", "DELETE", "TRUNCATE", "REFERENCES", "TRIGGER"]
REACHES_FURTHER = """
    SELECT rolsuper OR rolcreaterole OR rolcreatedb OR rolreplication OR rolbypassrls
        OR pg_has_role(oid, current_user, 'MEMBER')
    FROM pg_roles WHERE rolname = %s
"""
HELD = """
    SELECT relname, kind FROM pg_class, unnest(%s) AS kind
    WHERE relnamespace = current_schema()::regnamespace AND relkind = ANY ('{r,p,v,m,f}')
        AND has_table_privilege(pg_class.oid, kind)
"""
# `seal_trail`, and what writes history: all of it runs as the owner, or the application could write there itself.
RUN_AS_OWNER = """
    SELECT count(*) FILTER (WHERE proname = 'seal_trail') = 1 AND bool_and(prosecdef AND proconfig IS NOT NULL)
    FROM pg_proc WHERE pronamespace = current_schema()::regnamespace AND (
        proname = 'seal_trail' OR prorettype = 'trigger'::regtype AND strpos(prosrc, '_pgh_attach_context()') > 0)
"""


def rights() -> dict[str, frozenset[str]]:
    """Each table of the application with what it may do there."""
    models = [model for model in apps.get_models(include_auto_created=True) if has_table(model)]
    others = {"django_migrations": READ, settings.CACHES["default"]["LOCATION"]: CHANGE}
    return others | {model._meta.db_table: rights_of(model) for model in models}


def has_table(model: type[Model]) -> bool:
    return model._meta.managed and not model._meta.proxy


def rights_of(model: type[Model]) -> frozenset[str]:
    if issubclass(model, Event | Seal | SealedRow | Purge):
        return READ
    return ADD if is_append_only(model) else OF_OTHERS.get(model._meta.app_label, CHANGE)


def is_append_only(model: type[Model]) -> bool:
    return any(trigger.name == "append_only" for trigger in getattr(model._meta, "triggers", []))


def append_only() -> dict[str, type[Model]]:
    """The models whose rows may only be added to, by table; with whom history says it was."""
    models = apps.get_models(include_auto_created=True)
    return {m._meta.db_table: m for m in models if has_table(m) and (is_append_only(m) or m is Context)}


def held() -> dict[str, set[str]]:
    """Each table with what the role of this connection may in fact do there."""
    found: dict[str, set[str]] = {}
    with connection.cursor() as cursor:
        cursor.execute(HELD, [KINDS_OF_RIGHT])
        for table, kind in cursor.fetchall():
            found.setdefault(table, set()).add(kind)
    return found


def trail_is_written_by_its_owner() -> bool:
    """Whether the functions that write history and seals run as the owner, with a search path of their own."""
    with connection.cursor() as cursor:
        cursor.execute(RUN_AS_OWNER)
        return bool(cursor.fetchone()[0])


@transaction.atomic
def grant(role: str) -> None:
    """Give the role its rights and no other. Raises ValueError, in words, for a role that could help itself to more."""
    with connection.cursor() as cursor:
        cursor.execute(REACHES_FURTHER, [role])
        found = cursor.fetchone()
        if not found:
            raise ValueError(f"There is no role {role}. Make it first: CREATE ROLE {role} LOGIN PASSWORD '…'")
        if found[0]:
            raise ValueError(f"The role {role} is an owner or may make roles or databases; the application's may not.")
        for statement in statements(role, set(connection.introspection.table_names(cursor))):
            cursor.execute(statement)


def statements(role: str, present: AbstractSet[str]) -> Iterator[str]:
    """The SQL of `grant`, for the tables that are present, and how long the database lets anybody wait."""
    quote = connection.ops.quote_name
    role, database = quote(role), quote(connection.settings_dict["NAME"])
    for name, value in settings.DATABASE_TIMEOUTS.items():
        yield f"ALTER DATABASE {database} SET {name} = '{value}'"
    yield f"REVOKE ALL ON DATABASE {database} FROM PUBLIC, {role}"
    yield f"GRANT CONNECT ON DATABASE {database} TO {role}"
    yield f"REVOKE ALL ON SCHEMA public FROM PUBLIC, {role}"
    yield f"GRANT USAGE ON SCHEMA public TO {role}"
    for things in ("TABLES", "SEQUENCES"):
        yield f"REVOKE ALL ON ALL {things} IN SCHEMA public FROM PUBLIC, {role}"
    for kind in (READ, ADD, CHANGE):
        tables = [quote(table) for table, may in rights().items() if may == kind and table in present]
        yield f"GRANT {', '.join(sorted(kind))} ON {', '.join(tables)} TO {role}"
