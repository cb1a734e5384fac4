"""Change history: what of it is ours beside `pghistory.track`."""

import pghistory
from django.db import connections
from django.db.models import Model

# The libraries' own let a setting of the session switch triggers off, and change what was noted about an earlier
# change. These only ever add. What writes history runs as its owner, so that the application needs no right to: a row
# of history is there only because a row changed.
FUNCTIONS = """
CREATE OR REPLACE FUNCTION public._pgtrigger_should_ignore(trigger_name name) RETURNS boolean
LANGUAGE sql IMMUTABLE AS 'SELECT false';

CREATE OR REPLACE FUNCTION _pgh_attach_context() RETURNS pghistory_context.id%TYPE LANGUAGE plpgsql AS $$
DECLARE
    known text := nullif(current_setting('pghistory.context_metadata', true), '');
    key uuid := md5(current_setting('pghistory.context_id', true) || known)::uuid;
BEGIN
    IF key IS NOT NULL THEN
        INSERT INTO pghistory_context (id, metadata, created_at, updated_at)
        VALUES (key, known::jsonb, now(), now()) ON CONFLICT (id) DO NOTHING;
    END IF;
    RETURN key;
END;
$$;

DO $$
DECLARE
    writes_history regprocedure;
BEGIN
    FOR writes_history IN
        SELECT oid FROM pg_proc
        WHERE pronamespace = 'public'::regnamespace AND prorettype = 'trigger'::regtype
            AND strpos(prosrc, '_pgh_attach_context()') > 0
    LOOP
        EXECUTE format('ALTER FUNCTION %s SECURITY DEFINER SET search_path = public, pg_temp', writes_history);
    END LOOP;
END;
$$;
"""


def install_functions(using: str = "default", **signal: object) -> None:
    """After migrations, which may have put the libraries' own functions back."""
    with connections[using].cursor() as cursor:
        cursor.execute(FUNCTIONS)


def track_choices(through: type[Model]) -> type[Model]:
    """Keep the history of a many-to-many table, as `pghistory.track` does for a model's own columns.

    Call it at module level, once for each table; the name of the history follows the table's.
    """
    meta = type("Meta", (), {"proxy": True, "app_label": through._meta.app_label})
    name = f"{through.__name__.replace('_', ' ').title().replace(' ', '')}Choice"
    proxy = type(name, (through,), {"__module__": through.__module__, "Meta": meta})
    return pghistory.track(pghistory.InsertEvent(), pghistory.DeleteEvent(), obj_field=None)(proxy)
