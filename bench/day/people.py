"""Who takes part in a day, and how often each role has a turn."""

import random
from dataclasses import dataclass

from django.utils import timezone

from accounts.models import Membership
from accounts.permissions import Role

# Of forty requests. The same however many people share them, so that only the people differ.
TURNS = {
    Role.WORKER: 24,
    Role.COORDINATOR: 9,
    Role.LEAD: 3,
    Role.SUPERVISOR: 2,
    Role.MANAGER: 1,
    Role.ADMINISTRATOR: 1,
    # Opens a page a week: too seldom to have a turn.
    Role.PATHWAY: 0,
}
# Of a hundred people; there is one of each role not named here, and everybody else is a worker.
OF_HUNDRED = {Role.COORDINATOR: 22, Role.LEAD: 5, Role.SUPERVISOR: 5}


@dataclass(frozen=True)
class People:
    """Email addresses by role."""

    by_role: dict

    def share(self, number, of):
        """Those whom process `number` of so many signs in; a role with too few people is everybody's."""
        return People({role: emails[number::of] or emails for role, emails in self.by_role.items()})


def sizes(people):
    """How many of each role there are among so many; at least one of each."""
    found = {role: max(1, people * OF_HUNDRED.get(role, 0) // 100) for role in TURNS}
    return found | {Role.WORKER: max(1, people - sum(found.values()) + found[Role.WORKER])}


def people(number):
    """So many different accounts, or one of each role where `number` is 1."""
    found = {role: emails_of(role)[:size] for role, size in sizes(number).items()}
    missing = [role for role, size in sizes(number).items() if len(found[role]) < size]
    if missing:
        raise SystemExit(f"The database has too few of {', '.join(missing)} for {number} people: more teams, please.")
    return People(found)


def emails_of(role):
    """Everybody who holds the role now, in an order that is the same every time and mixes the teams."""
    held = Membership.objects.current(timezone.now()).with_role(role).filter(user__is_active=True)
    emails = sorted(set(held.values_list("user__email", flat=True)))
    return random.Random(1).sample(emails, len(emails))


def turns(number):
    """Roles in the order in which they have so many turns, the same every time."""
    each = [role for role, times in TURNS.items() for _ in range(times)]
    chance, order = random.Random(1), []
    while len(order) < number:
        order += chance.sample(each, len(each))
    return order[:number]
