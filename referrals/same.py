"""Who may be the same person as a referral's, as its lead reads it."""

from dataclasses import dataclass, field

from accounts.permissions import Permission
from groundwork.names import by_name
from groundwork.permissions import can
from groundwork.trail import note_access
from referrals.duplicates import likely_known
from referrals.models import Person, Referral


@dataclass
class Likely:
    """Somebody alike: a referral of theirs that the lead may open, or else the teams whose leads may."""

    person: Person
    words: str
    in_conflict: bool
    other: Referral | None = None
    teams: list[str] = field(default_factory=list)


def same_people(request, referral):
    """Each Likely person for a lead of the referral, with a line in the trail of each; nobody for anyone else."""
    user = request.user
    if not can(user, Permission.TRIAGE, referral):
        return []
    found = likely_known(referral, user)
    people = [match["person"].pk for match in found]
    note_access(request, *people, verb="referrals:likely_known")
    if not found:
        return []
    conflicts = set(Person.objects.in_conflict_with(referral.person).values_list("pk", flat=True))
    likely = {match["person"].pk: described(match, conflicts) for match in found}
    for other in openable(user, people):
        likely[other.person_id].other = other
    for person, team in teams_of(people):
        likely[person].teams.append(team)
    return list(likely.values())


def described(match, conflicts):
    person = match["person"]
    return Likely(person, match["words"], person.pk in conflicts)


def openable(user, people):
    """The sent referrals of these people (ids) to teams whose lead `user` is, the newest last."""
    theirs = Referral.objects.visible_to(user).sent().filter(person__in=people)
    return theirs.filter(team__in=user.teams_with(Permission.TRIAGE)).select_related("person").order_by("submitted_at")


def teams_of(people):
    """Pairs of a person's id and the name of a team that received a referral of them; nothing else of those."""
    sent = Referral.objects.sent().filter(person__in=people).order_by(*by_name("team__"))
    return sent.values_list("person", "team__name").distinct()
