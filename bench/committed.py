"""Whether everything that was answered with success is in the database, once each."""

from django.db.models import Sum

from groundwork.models import Submission
from referrals.models import Referral, ReferralStatusChange
from supervision.models import Supervision
from support.models import Goal, Session

HELD = (Supervision.Status.RECORDED, Supervision.Status.CONFIRMED)


def finished_sections():
    return Referral.objects.aggregate(each=Sum("completed_sections__len", default=0))["each"]


# What a form at each address adds one to.
ROWS = {
    "referrals:refer": lambda: Referral.objects.count(),
    "referrals:referral_section": finished_sections,
    "referrals:submit": lambda: Referral.objects.sent().count(),
    "referrals:accept": lambda: ReferralStatusChange.objects.filter(to_status=Referral.Status.WAITING).count(),
    "support:log_session": lambda: Session.objects.logged().count(),
    "support:set_goal": lambda: Goal.objects.count(),
    "supervision:schedule": lambda: Supervision.objects.count(),
    "supervision:record": lambda: Supervision.objects.filter(status__in=HELD).count(),
}


def counted():
    """How many there are now of what each address makes, and of forms that were taken."""
    return {name: count() for name, count in ROWS.items()} | {"forms": Submission.objects.count()}


def lost_or_doubled(before, after, done):
    """For each address, and for all forms: rows made less forms answered with success, where they differ.

    `before` and `after` are what `counted` said, `done` counts what was answered, by address.
    """
    answered = {name: done[name] for name in ROWS}
    answered["forms"] = sum(answered.values())
    made = {name: after[name] - before[name] for name in answered}
    return {name: made[name] - answered[name] for name in answered if made[name] != answered[name]}
