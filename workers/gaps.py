"""Roles that lack what they need: a worker without a profile, a supervisor with nobody to supervise."""

from django.db.models import Exists, OuterRef, Q
from django.db.models.functions import Now

from accounts.models import Membership
from accounts.permissions import Permission, Role
from groundwork.permissions import in_teams
from groundwork.prepared import prepared_first
from notices.kinds import KINDS
from notices.told import told
from workers.models import Worker

LACKING = {
    Role.WORKER: "No worker profile yet: nobody can be matched with them.",
    Role.SUPERVISOR: "Supervises nobody yet. The line manager of a worker chooses the supervisor on their profile.",
}


def without_profile():
    """Worker roles, of people who are there or invited, that no profile stands behind."""
    return held().with_role(Role.WORKER).filter(user__worker__isnull=True)


def lacking(today):
    """Roles that lack what they need on `today`."""
    given = Worker.objects.employed(today).filter(
        Q(supervisor=OuterRef("user")) | Q(line_manager=OuterRef("user")), team=OuterRef("team")
    )
    idle = Q(role=Role.SUPERVISOR) & ~Exists(given)
    return held().filter(idle | Q(role=Role.WORKER, user__worker__isnull=True))


def held():
    """Roles in force in open teams; somebody deactivated lacks nothing."""
    return Membership.objects.current(Now()).filter(user__is_active=True, team__is_active=True)


def lacking_seen_by(user, today):
    """Those that `user` can do something about: in the teams whose workers they look after, or everywhere."""
    found = lacking(today)
    if user.can(Permission.MANAGE_ACCOUNTS):
        return found
    return found.filter(in_teams("team", user.teams_with(Permission.MANAGE_WORKERS)))


def own_gap(user):
    """The worker role of `user` that has no profile yet, with `told`, the notices about it; None where all is well."""
    if not user.can(Permission.SEE_OWN_PROFILE):
        return None
    gap = prepared_first(own_without_profile, user)
    if gap:
        gap.told = told([KINDS["profile_missing"]], gap.pk)
    return gap


def own_without_profile(user, today):
    return without_profile().filter(user=user).select_related("team")
