"""What each role may do: one table, in words that a page can show.

Which rows somebody reaches is decided by each QuerySet's `visible_to(user)`; what they may
do with a row they reach is decided here.
"""

from django.db import models

from notices.permissions import MANAGE_MAIL


class Role(models.TextChoices):
    COORDINATOR = "coordinator", "Care coordinator"
    WORKER = "worker", "Peer support worker"
    LEAD = "lead", "Team lead"
    SUPERVISOR = "supervisor", "Supervisor"
    MANAGER = "manager", "Service manager"
    PATHWAY = "pathway", "Pathway lead"
    ADMINISTRATOR = "administrator", "Administrator"


class Permission(models.TextChoices):
    """A deed, and the plain words in which administrators read it."""

    REFER = "refer", "Write, send and withdraw referrals for their referring team"
    FOLLOW_REFERRALS = "follow_referrals", "Follow what became of their referring team's referrals"
    TRIAGE = "triage", "Ask for information, accept and decline referrals to their peer support team"
    MATCH = "match", "Choose a peer support worker for somebody who is waiting"
    SEE_TEAM_RECORDS = "see_team_records", "Read the referrals and supports of their peer support team"
    CORRECT_PERSON = "correct_person", "Put right what is known of the people they refer, support or lead for"
    SUPPORT = (
        "support",
        "Answer offers, log sessions, set goals, hold reviews and end supports of the people they support",
    )
    MANAGE_SUPPORTS = (
        "manage_supports",
        "Extend, pause, end and reopen any support of their team, strike through errors, and answer concerns",
    )
    SEE_TRAIL = "see_trail", "See who has looked at the records of their team"
    SEE_OWN_PROFILE = "see_own_profile", "See their own worker profile, training and supervision"
    MANAGE_WORKERS = "manage_workers", "Look after worker profiles and training records of their team"
    SUPERVISE = (
        "supervise",
        "Schedule, hold and record supervision for the workers they supervise, and decide about the employment "
        "of those they line manage",
    )
    SEE_DASHBOARD = "see_dashboard", "See their team's supervision dashboard"
    SEE_FIGURES = "see_figures", "See figures for their teams, without names or notes"
    RUN_PATHWAY = (
        "run_pathway",
        "See and follow up people who are interested in becoming peer workers, which nobody else sees",
    )
    MANAGE_MAIL = MANAGE_MAIL, "See which emails were not sent, and send them again or leave them"
    MANAGE_ACCOUNTS = (
        "manage_accounts",
        "Invite people, give and end roles, deactivate accounts, edit teams and lists, set the rules of courses, "
        "the role description and the code of conduct",
    )


P = Permission
ROLES = {
    Role.COORDINATOR: frozenset({P.REFER, P.FOLLOW_REFERRALS, P.CORRECT_PERSON}),
    Role.WORKER: frozenset({P.SUPPORT, P.SEE_OWN_PROFILE, P.CORRECT_PERSON}),
    Role.LEAD: frozenset(
        {
            P.TRIAGE,
            P.MATCH,
            P.SEE_TEAM_RECORDS,
            P.MANAGE_SUPPORTS,
            P.CORRECT_PERSON,
            P.SEE_TRAIL,
            P.MANAGE_WORKERS,
            P.SUPERVISE,
            P.SEE_DASHBOARD,
            P.SEE_FIGURES,
        }
    ),
    Role.SUPERVISOR: frozenset({P.SUPERVISE}),
    Role.MANAGER: frozenset({P.SEE_FIGURES}),
    Role.PATHWAY: frozenset({P.RUN_PATHWAY}),
    Role.ADMINISTRATOR: frozenset({P.MANAGE_ACCOUNTS, P.MANAGE_MAIL}),
}

# All others let somebody read of people who are supported, or what is private of workers.
OPEN_NO_RECORDS = frozenset({P.SEE_OWN_PROFILE, P.SEE_FIGURES, P.MANAGE_MAIL, P.MANAGE_ACCOUNTS})
# One of these is needed to answer for a role that somebody else wants to give.
SECOND_PERSON = (P.MANAGE_ACCOUNTS, P.SEE_TRAIL)


def permissions_of(role):
    """The permissions of one role (a Role or its value)."""
    return ROLES[Role(role)]


def roles_with(permission):
    """The roles that grant `permission`."""
    return [role for role, permissions in ROLES.items() if permission in permissions]


def opens_records(role):
    """Whether a role lets somebody read of people who are supported, or what is private of workers."""
    return bool(permissions_of(role) - OPEN_NO_RECORDS)


def is_watched(role):
    """Whether others are told of who gets this role: it opens records, or gives roles that do."""
    return opens_records(role) or Permission.MANAGE_ACCOUNTS in permissions_of(role)


WATCHED = [role for role in Role if is_watched(role)]
