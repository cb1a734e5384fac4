"""What somebody with the application's password might try with the trail. PostgreSQL refuses every statement here."""

import psycopg2

from groundwork.database_rights import ADD, append_only, rights_of

# Rights can be given for single columns, so each is tried.
OF_A_COLUMN = {
    "change a column": 'UPDATE {table} SET "{column}" = "{column}"',
}
OF_A_TABLE = {
    "change rows after another table": "UPDATE {table} t SET {key} = s.{key} FROM {table} s WHERE s.{key} = t.{key}",
    "change rows by inserting": (
        "INSERT INTO {table} SELECT * FROM {table} ON CONFLICT ({key}) DO UPDATE SET {key} = excluded.{key}"
    ),
    "change rows by merging": (
        "MERGE INTO {table} t USING {table} s ON t.{key} = s.{key} WHEN MATCHED THEN UPDATE SET {key} = s.{key}"
    ),
    "delete rows by merging": "MERGE INTO {table} t USING {table} s ON t.{key} = s.{key} WHEN MATCHED THEN DELETE",
    "delete rows": "DELETE FROM {table}",
    "delete rows after another table": "DELETE FROM {table} t USING {table} s WHERE s.{key} = t.{key}",
    "delete rows within a question": "WITH gone AS (DELETE FROM {table} RETURNING *) SELECT count(*) FROM gone",
    "add rows from a file": "COPY {table} FROM '/dev/null'",
    "write rows to a file": "COPY {table} TO '/dev/null'",
    "empty the table": "TRUNCATE {table} CASCADE",
    "lock rows": "SELECT * FROM {table} FOR UPDATE",
    "lock the table": "LOCK TABLE {table} IN ACCESS EXCLUSIVE MODE",
    "keep others from adding": "LOCK TABLE {table} IN SHARE MODE",
    "disable triggers": "ALTER TABLE {table} DISABLE TRIGGER ALL",
    "add a trigger": (
        "CREATE TRIGGER x BEFORE INSERT ON {table} EXECUTE FUNCTION suppress_redundant_updates_trigger()"
    ),
    "add a rule": "CREATE RULE x AS ON INSERT TO {table} DO INSTEAD NOTHING",
    "add a policy": "CREATE POLICY x ON {table} USING (false)",
    "hide rows": "ALTER TABLE {table} ENABLE ROW LEVEL SECURITY",
    "allow no more rows": "ALTER TABLE {table} ADD CHECK (false) NOT VALID",
    "keep rows out of the log that a crash is mended from": "ALTER TABLE {table} SET UNLOGGED",
    "replace a default": "ALTER TABLE {table} ALTER {key} SET DEFAULT NULL",
    "drop a column": "ALTER TABLE {table} DROP {key} CASCADE",
    "move the table": "ALTER TABLE {table} SET SCHEMA pg_catalog",
    "add an index": "CREATE INDEX ON {table} ({key})",
    "rename the table": "ALTER TABLE {table} RENAME TO x",
    "rename a column": "ALTER TABLE {table} RENAME {key} TO x",
    "take the table over": "ALTER TABLE {table} OWNER TO CURRENT_USER",
    "drop the table": "DROP TABLE {table} CASCADE",
    "grant itself more": "GRANT UPDATE, DELETE ON {table} TO CURRENT_USER; DELETE FROM {table}",
}
# What only triggers fill.
OF_A_TABLE_WRITTEN_FOR_IT = {
    "add a row": "INSERT INTO {table} SELECT * FROM {table}",
    "add a row of its own": "INSERT INTO {table} DEFAULT VALUES",
    "add rows by merging": (
        "MERGE INTO {table} t USING {table} s ON false WHEN NOT MATCHED THEN INSERT ({key}) VALUES (s.{key})"
    ),
}
OF_A_TRIGGER = {
    "drop a trigger": "DROP TRIGGER {trigger} ON {table}",
    "disable a trigger": "ALTER TABLE {table} DISABLE TRIGGER {trigger}",
    "replace a trigger's function": (
        "CREATE OR REPLACE FUNCTION {trigger}() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NEW; END'"
    ),
}
OF_THE_DATABASE = {
    "become the owner": "SET ROLE {owner}",
    "become the owner for the session": "SET SESSION AUTHORIZATION {owner}",
    "join the owner": "GRANT {owner} TO CURRENT_USER",
    "become a superuser": "ALTER ROLE CURRENT_USER SUPERUSER",
    "give the owner another password": "ALTER ROLE {owner} PASSWORD 'x'",
    "take over what the owner owns": "REASSIGN OWNED BY {owner} TO CURRENT_USER",
    "drop what the owner owns": "DROP OWNED BY {owner} CASCADE",
    "be given rights in new tables": ("ALTER DEFAULT PRIVILEGES FOR ROLE {owner} GRANT ALL ON TABLES TO CURRENT_USER"),
    "make a role": "CREATE ROLE x",
    "switch triggers off for the session": "SET session_replication_role = replica",
    "switch triggers off by a function": "SELECT set_config('session_replication_role', 'replica', true)",
    "switch triggers off from now on": "ALTER ROLE CURRENT_USER SET session_replication_role = replica",
    "add a trigger on changes of tables": "CREATE EVENT TRIGGER x ON ddl_command_end EXECUTE FUNCTION x()",
    "replace what triggers ask first": (
        "CREATE OR REPLACE FUNCTION _pgtrigger_should_ignore(trigger_name name) RETURNS boolean "
        "LANGUAGE sql AS 'SELECT true'"
    ),
    "say who it was without a change": (
        "SET pghistory.context_id = 'x'; SET pghistory.context_metadata = '{{}}'; SELECT public._pgh_attach_context()"
    ),
    "replace what notes who it was": (
        "CREATE OR REPLACE FUNCTION _pgh_attach_context() RETURNS uuid LANGUAGE sql AS 'SELECT NULL::uuid'"
    ),
    "write to the catalogue": "UPDATE pg_catalog.pg_trigger SET tgenabled = 'D'",
    "make a table": "CREATE TABLE x ()",
    "hide a table behind a temporary one": "CREATE TEMPORARY TABLE groundwork_accessevent ()",
    "make a schema": "CREATE SCHEMA x",
    "take the schema over": "ALTER SCHEMA public OWNER TO CURRENT_USER",
    "rename the schema": "ALTER SCHEMA public RENAME TO x",
    "drop the schema": "DROP SCHEMA public CASCADE",
    "make a function": "CREATE FUNCTION public.x() RETURNS integer LANGUAGE sql AS 'SELECT 1'",
    "add an extension": "CREATE EXTENSION hstore",
    "take the database over": "ALTER DATABASE {database} OWNER TO CURRENT_USER",
    "change the database's settings": "ALTER DATABASE {database} SET search_path = pg_temp",
    "read the server's files": "SELECT pg_read_file('PG_VERSION')",
    "run a program": "COPY (SELECT 1) TO PROGRAM 'true'",
    "read passwords": "SELECT rolpassword FROM pg_authid",
    "turn a sequence back": "SELECT setval(pg_get_serial_sequence('accounts_userevent', 'pgh_id'), 1)",
}
TRIGGERS = """
    SELECT tgname FROM pg_trigger WHERE tgrelid = %s::regclass AND NOT tgisinternal ORDER BY tgname
"""


def alterations(cursor, *, owner, database):
    """Each attempt in a word, and its statement. `cursor` is the application's, and finds the triggers."""
    yield from filled_in(OF_THE_DATABASE, owner=f'"{owner}"', database=f'"{database}"')
    for table, model in append_only().items():
        yield from filled_in(OF_A_TABLE, table=table, key=model._meta.pk.column)
        if not rights_of(model) >= ADD:
            yield from filled_in(OF_A_TABLE_WRITTEN_FOR_IT, table=table, key=model._meta.pk.column)
        for field in model._meta.concrete_fields:
            yield from filled_in(OF_A_COLUMN, table=table, column=field.column)
        cursor.execute(TRIGGERS, [table])
        for [trigger] in cursor.fetchall():
            yield from filled_in(OF_A_TRIGGER, table=table, trigger=trigger)


def filled_in(statements, **names):
    return [(what, statement.format(**names)) for what, statement in statements.items()]


def refused(session, statement):
    """Whether PostgreSQL refuses the statement for want of a right; in any case it is taken back.

    Any other error is raised, for then nothing was tried.
    """
    try:
        with session.cursor() as cursor:
            cursor.execute(statement)
    except psycopg2.errors.InsufficientPrivilege:
        return True
    finally:
        session.rollback()
    return False
