"""The permanent cast: the people of the demo accounts, in two services that must not see each other."""

from types import SimpleNamespace

from accounts.permissions import Role
from tests.factories import MembershipFactory, ReferringTeamFactory, TeamFactory, UserFactory, WorkerFactory
from workers.models import Stage


def make_cast():
    """Two peer support teams, two referring teams, and one or more people in each role.

    Northside is the owner's side (coordinator, worker, lead …), Southside the stranger's.
    `supervisor` holds only the supervisor role, for `worker2` alone.
    """
    north = TeamFactory(name="Northside peer support")
    south = TeamFactory(name="Southside peer support")
    cast = SimpleNamespace(
        north=north,
        south=south,
        north_referring=ReferringTeamFactory(name="Northside community team", refers_to=north),
        south_referring=ReferringTeamFactory(name="Southside community team", refers_to=south),
    )

    def person(key, name, role, *teams):
        user = UserFactory(email=f"{key}@example.org", name=name)
        for team in teams:
            MembershipFactory(user=user, role=role, team=team)
        setattr(cast, key, user)

    person("coordinator", "Carla Mendes", Role.COORDINATOR, cast.north_referring)
    person("coordinator2", "Colm Ó Briain", Role.COORDINATOR, cast.north_referring)
    person("coordinator3", "Chidi Okafor", Role.COORDINATOR, cast.south_referring)
    person("worker", "Wren Adeyemi", Role.WORKER, north)
    person("worker2", "Will Sørensen", Role.WORKER, north)
    person("worker3", "Wanda Kowalska", Role.WORKER, south)
    person("lead", "Lena Fairweather", Role.LEAD, north)
    person("lead2", "Lou D'Arcy", Role.LEAD, south)
    person("supervisor", "Sunita Rao", Role.SUPERVISOR, north)
    person("manager", "Mina Castellanos", Role.MANAGER, north, south)
    person("pathway", "Petra Lindqvist", Role.PATHWAY, north)
    person("admin", "Ade Whitlock", Role.ADMINISTRATOR, None)

    employ(cast)
    return cast


def employ(cast):
    """The profiles of the workers: `worker2` is in induction, and supervised from outside the team."""
    induction = Stage.objects.get(code="induction")
    cast.worker_profile = WorkerFactory(user=cast.worker, team=cast.north, line_manager=cast.lead)
    cast.worker2_profile = WorkerFactory(
        user=cast.worker2, team=cast.north, line_manager=cast.lead, supervisor=cast.supervisor, stage=induction
    )
    cast.worker3_profile = WorkerFactory(user=cast.worker3, team=cast.south, line_manager=cast.lead2)


ROLES_OF_CAST = [
    "coordinator", "coordinator2", "coordinator3", "worker", "worker2", "worker3",
    "lead", "lead2", "supervisor", "manager", "pathway", "admin",
]  # fmt: skip
