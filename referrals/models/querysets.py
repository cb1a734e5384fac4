"""Which referrals: those somebody may open, and those in a state."""

from datetime import timedelta

from django.db import models
from django.db.models import Exists, OuterRef, Q

from accounts.permissions import Permission
from groundwork.permissions import NOTHING, any_of, in_teams
from referrals import slots
from referrals.models.people import called
from workers.models import Worker

SENT = ~Q(status="draft")


def drafted(user):
    """A coordinator's own drafts in the teams they refer for."""
    teams = user.teams_with(Permission.REFER)
    return Q(status="draft", referrer=user, referring_team__in=teams) if teams else NOTHING


def offered(user):
    """Referrals that `user` is offered now as a worker, in the teams they work in."""
    teams = user.teams_with(Permission.SUPPORT)
    if not teams:
        return NOTHING
    open_offers = Worker.objects.filter(user=user, offers__referral=OuterRef("pk"), offers__status="open")
    return Q(Exists(open_offers), team__in=teams)


class ReferralQuerySet(models.QuerySet):
    def visible_to(self, user):
        """The referrals `user` may open.

        Coordinators: those of their referring team, drafts only their own. Leads: those sent
        to their team. Workers: one they are offered now, and what apps above add to `slots.VISIBLE`.
        """
        followed = in_teams("referring_team", user.teams_with(Permission.FOLLOW_REFERRALS))
        received = in_teams("team", user.teams_with(Permission.SEE_TEAM_RECORDS))
        given = any_of(followed, received, offered(user), *(rule(user) for rule in slots.VISIBLE))
        return self.filter(any_of(NOTHING if given is NOTHING else given & SENT, drafted(user)))

    def drafts(self):
        """Not sent yet."""
        return self.filter(status=self.model.Status.DRAFT)

    def open(self):
        """Sent and not yet matched, declined or withdrawn: somebody is waiting for an answer."""
        return self.filter(status__in=self.model.OPEN)

    def sent(self):
        """Every referral that is no draft."""
        return self.exclude(status=self.model.Status.DRAFT)

    def to_triage(self):
        """Sent, and waiting for the lead's decision."""
        return self.filter(status=self.model.Status.SUBMITTED)

    def information_requested(self):
        """A question of the lead waits for the referrer's answer."""
        return self.filter(status=self.model.Status.INFORMATION_REQUESTED)

    def waiting(self):
        """Accepted, and no worker has agreed yet."""
        return self.filter(status=self.model.Status.WAITING)

    def unallocated(self):
        """Waiting, and not offered to any worker at the moment."""
        return self.waiting().exclude(offers__status="open")

    def longer_than(self, days, today):
        """Sent more than `days` whole days before the date `today`."""
        return self.filter(submitted_at__date__lt=today - timedelta(days=days))

    def search(self, text):
        """Those whose reference or person's name has `text` in it, accents and case aside."""
        return self.filter(Q(reference__icontains=text) | called(text))
