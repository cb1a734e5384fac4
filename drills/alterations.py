"""What somebody with the application's password might try with the trail. PostgreSQL refuses every statement here."""

from django.apps import apps

from accounts.database_rights import ADD, has_table, is_append_only, rights_of

OF_A_TABLE = {
    "change rows": "UPDATE {table} SET {key} = {key}",
    "change rows by inserting": (
        "INSERT INTO {table} SELECT * FROM {table} ON CONFLICT ({key}) DO UPDATE SET {key} = excluded.{key}"
    ),
    "merge rows": "MERGE INTO {table} t USING {table} s ON t.{key} = s.{key} WHEN MATCHED THEN DELETE",
    "delete rows": "DELETE FROM {table}",
    "empty the table": "TRUNCATE {table} CASCADE",
    "lock rows": "SELECT * FROM {table} FOR UPDATE",
    "lock the table": "LOCK TABLE {table} IN ACCESS EXCLUSIVE MODE",
    "disable triggers": "ALTER TABLE {table} DISABLE TRIGGER ALL",
    "add a trigger": (
        "CREATE TRIGGER x BEFORE INSERT ON {table} EXECUTE FUNCTION suppress_redundant_updates_trigger()"
    ),
    "add a rule": "CREATE RULE x AS ON INSERT TO {table} DO INSTEAD NOTHING",
    "add a policy": "CREATE POLICY x ON {table} USING (false)",
    "add an index": "CREATE INDEX ON {table} ({key})",
    "rename the table": "ALTER TABLE {table} RENAME TO x",
    "rename a column": "ALTER TABLE {table} RENAME {key} TO x",
    "take the table over": "ALTER TABLE {table} OWNER TO CURRENT_USER",
    "drop the table": "DROP TABLE {table} CASCADE",
    "grant itself more": "GRANT UPDATE, DELETE ON {table} TO CURRENT_USER; DELETE FROM {table}",
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
    "make a role": "CREATE ROLE x",
    "switch triggers off for the session": "SET session_replication_role = replica",
    "replace what triggers ask first": (
        "CREATE OR REPLACE FUNCTION _pgtrigger_should_ignore(trigger_name name) RETURNS boolean "
        "LANGUAGE sql AS 'SELECT true'"
    ),
    "replace what notes who it was": (
        "CREATE OR REPLACE FUNCTION _pgh_attach_context() RETURNS uuid LANGUAGE sql AS 'SELECT NULL::uuid'"
    ),
    "write to the catalogue": "UPDATE pg_catalog.pg_trigger SET tgenabled = 'D'",
    "make a table": "CREATE TABLE x ()",
    "hide a table behind a temporary one": "CREATE TEMPORARY TABLE accounts_accessevent ()",
    "make a schema": "CREATE SCHEMA x",
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


def append_only():
    """The models whose rows may only be added to, by table."""
    return {
        model._meta.db_table: model
        for model in apps.get_models(include_auto_created=True)
        if has_table(model) and (is_append_only(model) or rights_of(model) == ADD)
    }


def alterations(cursor, *, owner, database):
    """Each attempt in a word, and its statement. `cursor` is the application's, and finds the triggers."""
    names = {"owner": f'"{owner}"', "database": f'"{database}"'}
    yield from ((what, statement.format(**names)) for what, statement in OF_THE_DATABASE.items())
    for table, model in append_only().items():
        names = {"table": table, "key": model._meta.pk.column}
        yield from ((what, statement.format(**names)) for what, statement in OF_A_TABLE.items())
        cursor.execute(TRIGGERS, [table])
        for [trigger] in cursor.fetchall():
            names["trigger"] = trigger
            yield from ((what, statement.format(**names)) for what, statement in OF_A_TRIGGER.items())
