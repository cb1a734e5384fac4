"""The history of choices: rows that join a record with the entries of a list."""

import pghistory


def track_choices(through):
    """Keep the history of a many-to-many table, as `pghistory.track` does for a model's own columns.

    Call it at module level, once for each table; the name of the history follows the table's.
    """
    meta = type("Meta", (), {"proxy": True, "app_label": through._meta.app_label})
    name = f"{through.__name__.replace('_', ' ').title().replace(' ', '')}Choice"
    proxy = type(name, (through,), {"__module__": through.__module__, "Meta": meta})
    return pghistory.track(pghistory.InsertEvent(), pghistory.DeleteEvent(), obj_field=None)(proxy)
