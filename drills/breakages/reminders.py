"""Reminders that nobody gets, or twice."""

from drills.breakages import Breakage

DELIVERY, LEDGER = "notices/delivery.py", "peersupport/reminders.py"
ALL_RULES = "REMINDERS = [reminder for app in APPS for reminder in app.REMINDERS]\n"
ONE_RULE = ALL_RULES.replace("]\n", ' if reminder.name == "review_overdue"]\n')

BREAKAGES = [
    Breakage(
        name="taken-without-lock",
        drill="beats-and-workers",
        file=DELIVERY,
        before='(due.filter(kind__in=at_once) | due.filter(single)).select_for_update(skip_locked=True, of=("self",))',
        after="due.filter(kind__in=at_once) | due.filter(single)",
        shows=("doubled",),
    ),
    Breakage(
        name="put-off-that-does-not",
        drill="worker-frozen",
        file=DELIVERY,
        before='.update(next_try_at=until, tries=F("tries") + 1)',
        after='.update(tries=F("tries") + 1)',
        shows=("doubled",),
    ),
    Breakage(
        name="settled-without-fence",
        drill="worker-frozen",
        file=DELIVERY,
        before="    ours(notices).update(leased_until=None, **outcome)\n",
        after="    Notice.objects.filter(pk__in=[each.pk for each in notices]).update(leased_until=None, **outcome)\n",
        shows=("doubled",),
    ),
    Breakage(
        name="handed-over-when-overtaken",
        drill="worker-frozen",
        file=DELIVERY,
        before="        if not begin(notices):\n            return False\n",
        after="        begin(notices)\n",
        shows=("doubled",),
    ),
    Breakage(
        name="sent-before-handed-over",
        drill="worker-killed",
        file=DELIVERY,
        before="waiting.update(mail=Notice.Mail.SENDING, leased_until=timezone.now() + LEASE)",
        after="waiting.update(mail=Notice.Mail.SENT)",
        shows=("lost",),
    ),
    Breakage(
        name="lapsed-lease-sent-again",
        drill="worker-killed",
        file=DELIVERY,
        before="Notice.objects.lapsed(now).update(mail=Notice.Mail.UNCERTAIN, leased_until=None)",
        after="Notice.objects.lapsed(now).update(mail=Notice.Mail.WAITING, leased_until=None)",
        shows=("doubled",),
    ),
    Breakage(
        name="lapsed-lease-forgotten",
        drill="worker-killed",
        file=DELIVERY,
        before="    give_up_lapsed(now)\n",
        after="",
        shows=("lost",),
    ),
    Breakage(
        name="one-rule-left",
        drill="beats-and-workers",
        file=LEDGER,
        before=ALL_RULES,
        after=ONE_RULE,
        shows=("lost",),
    ),
    Breakage(
        name="one-rule-left-at-clock-change",
        drill="clock-change",
        file=LEDGER,
        before=ALL_RULES,
        after=ONE_RULE,
        shows=("lost",),
    ),
    Breakage(
        name="days-of-utc",
        drill="clock-change",
        file="notices/schedules.py",
        before="        day = self.latest(date, timezone.localdate(now), region)\n",
        after="        day = self.latest(date, now.date(), region)\n",
        shows=("lost", "doubled"),
    ),
    Breakage(
        name="claimed-anew-each-sweep",
        drill="redelivery",
        file="notices/reminders.py",
        before="            round=number,\n",
        after="            round=Notice.objects.count(),\n",
        shows=("doubled", "late"),
    ),
    Breakage(
        name="no-catch-up",
        drill="broker-stopped",
        file="notices/schedules.py",
        before="CATCH_UP = timedelta(days=28)",
        after="CATCH_UP = timedelta(0)",
        shows=("lost",),
    ),
    Breakage(
        name="tasks-handed-back",
        drill="broker-stopped",
        file="peersupport/celery.py",
        before="Channel.do_restore = False\n",
        after="",
        shows=("unclear", "late", "lost"),
    ),
]
