"""Files that are imported in part."""

from drills.breakages import Breakage

BREAKAGES = [
    Breakage(
        name="import-kept-in-parts",
        drill="import-killed",
        file="workers/actions/imports.py",
        before="    ids = kind.write(new, by)\n",
        after="    from django.db import connection\n"
        "    ids = kind.write(new[:5], by)\n"
        '    connection.cursor().execute("COMMIT AND CHAIN")\n'
        "    ids += kind.write(new[5:], by)\n",
        shows=("doubled",),
        operations=20,
    ),
]
