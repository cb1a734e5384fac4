"""Forms whose deeds are lost, doubled or half done."""

from drills.breakages import Breakage

SETTINGS, DEEDS = "peersupport/settings.py", "groundwork/deeds.py"
# Django believes in its transactions, and the web server's statements are each kept at once.
STATEMENT_BY_STATEMENT = """"ATOMIC_REQUESTS": True}
import sys
from django.db.backends.postgresql.base import DatabaseWrapper
if "gunicorn" in sys.argv[0]:
    DatabaseWrapper._set_autocommit = lambda self, autocommit: setattr(self.connection, "autocommit", True)
    DatabaseWrapper._savepoint = lambda self, sid: None
    DatabaseWrapper._savepoint_commit = DatabaseWrapper._savepoint_rollback = DatabaseWrapper._savepoint
"""

BREAKAGES = [
    Breakage(
        name="requests-without-transaction",
        drill="halfway",
        file=SETTINGS,
        before='"ATOMIC_REQUESTS": True',
        after='"ATOMIC_REQUESTS": False',
        shows=("doubled",),
        operations=20,
    ),
    Breakage(
        name="statements-kept-one-by-one",
        drill="halfway",
        file=SETTINGS,
        before='"ATOMIC_REQUESTS": True}\n',
        after=STATEMENT_BY_STATEMENT,
        shows=("doubled",),
        operations=20,
    ),
    Breakage(
        name="number-kept-before-its-deed",
        drill="halfway",
        file=DEEDS,
        before="                self.act(form)\n",
        after="                from django.db import connection\n"
        '                connection.cursor().execute(f"COMMIT AND CHAIN; SAVEPOINT {connection.savepoint_ids[-1]}")\n'
        "                self.act(form)\n",
        shows=("doubled", "unclear"),
        operations=20,
    ),
    Breakage(
        name="number-not-checked",
        drill="races",
        file="groundwork/submissions.py",
        before="Submission.objects.create(id=number, user_id=user.pk)",
        after="Submission.objects.create(id=uuid4(), user_id=user.pk)",
        shows=("doubled",),
        operations=20,
    ),
    Breakage(
        name="capacity-counted-without-lock",
        drill="races",
        file="support/actions/matching.py",
        before="    referral, worker = lock(referral), lock(worker)\n",
        after="    referral = lock(referral)\n",
        shows=("doubled",),
        operations=20,
    ),
    Breakage(
        name="moved-without-lock",
        drill="races",
        file="groundwork/transitions.py",
        before='    rows = model._default_manager.select_for_update(of=("self",), no_key=True)\n',
        after="    rows = model._default_manager.all()\n",
        shows=("doubled", "lost", "unclear"),
        operations=20,
    ),
    Breakage(
        name="edited-without-lock",
        drill="races",
        file=DEEDS,
        before='objects.select_for_update(of=("self",), no_key=True) if is_locked else objects',
        after="objects",
        shows=("lost",),
        operations=100,
    ),
    Breakage(
        name="no-page-for-a-database-away",
        drill="postgres",
        file="peersupport/middleware.py",
        before='        if not getattr(request, "database_away", False):\n',
        after="        if True:\n",
        shows=("unclear",),
        operations=20,
    ),
]
