"""The history of every row that was made: what its triggers would have written."""

from string import Template

from django.apps import apps

from groundwork.models import ServiceListItem

# How often a row is changed after it was made; every other row once.
CHANGES = {
    "referrals.Referral": 7,
    "referrals.Person": 3,
    "referrals.Risk": 0,
    "support.Support": 4,
    "support.Goal": 0,
    "support.GoalRating": 0,
    "support.Review": 0,
    "support.Extension": 0,
    "support.SessionAddition": 0,
    "supervision.Supervision": 2,
}
# Rows that join two and say more of it: they have a model of their own, and their history is that of a choice.
JOINING = {"workers.WorkerTheme": "workers.Worker"}
BORN = {"accounts.User": "date_joined"}
CONTEXTS = Template("""
    INSERT INTO pghistory_context (id, created_at, updated_at, metadata)
    SELECT $context, $born, $born, jsonb_build_object('user', id, 'request', replace(id::text, '-', '')) FROM $table
""")
ROWS = Template("""
    INSERT INTO $event (pgh_created_at, pgh_label, pgh_obj_id, pgh_context_id, $columns)
    SELECT
        $born + change * interval '1 minute', CASE change WHEN 0 THEN 'insert' ELSE 'update' END, id, $context, $columns
    FROM $table, generate_series(0, $changes) change
""")
CHOICES = Template("""
    INSERT INTO $event (pgh_created_at, pgh_label, pgh_context_id, $columns)
    SELECT this_moment(), 'insert', $context, $columns FROM $table
""")


def histories():
    """Pairs of history and model, for all that is made here: everything but the lists."""
    for event in apps.get_models():
        tracked = getattr(event, "pgh_tracked_model", None)
        if tracked and not issubclass(owner(tracked), ServiceListItem):
            yield event, tracked


def owner(tracked):
    """The model itself; of the rows that join two, the model they belong to."""
    if tracked._meta.label in JOINING:
        return apps.get_model(JOINING[tracked._meta.label])
    return tracked._meta.concrete_model._meta.auto_created or tracked


def write_history(cursor):
    """Write the events of every row, those of one row as if they came from one request."""
    for event, tracked in histories():
        if owner(tracked) is tracked:
            write_contexts(cursor, tracked)
            write_rows(cursor, event, tracked)
        else:
            write_choices(cursor, event, tracked)


def write_contexts(cursor, tracked):
    cursor.execute(CONTEXTS.substitute(table=tracked._meta.db_table, context=context("id"), born=born(tracked)))


def write_rows(cursor, event, tracked):
    statement = ROWS.substitute(
        event=event._meta.db_table,
        table=tracked._meta.db_table,
        columns=", ".join(copied(event)),
        context=context("id"),
        born=born(tracked),
        changes=CHANGES.get(tracked._meta.label, 1),
    )
    cursor.execute(statement)


def write_choices(cursor, event, tracked):
    statement = CHOICES.substitute(
        event=event._meta.db_table,
        table=tracked._meta.db_table,
        columns=", ".join(copied(event)),
        context=context(f"{owner(tracked)._meta.model_name}_id"),
    )
    cursor.execute(statement)


def copied(event):
    """Columns that an event takes over from its row."""
    return [field.column for field in event._meta.concrete_fields if not field.name.startswith("pgh_")]


def born(tracked):
    return BORN.get(tracked._meta.label, "created_at")


def context(column):
    return f"md5('context' || {column})::uuid"
