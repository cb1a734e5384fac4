"""About accounts, roles and teams."""

from django.urls import reverse

from accounts.models import Team, User
from accounts.permissions import Role
from bench.answers import boxes
from bench.visitor import SIGN_IN, Visitor
from drills.client import Client
from drills.collisions.crew import Collision, counted, done
from drills.people import PASSWORD, ago, numbers
from workers.models import Worker


class InviteTwice(Collision):
    what = "One person invited by ten administrators at once"
    says = ("Somebody already has an account with this email address",)

    def meet(self):
        self.email = f"new{next(numbers)}@example.org"
        answers = {"name": "Somebody New", "email": self.email, "role": Role.LEAD, "team": self.service.team.pk}
        return [self.form(each, "accounts:invite", **answers) for each in self.crew.administrators]

    def check(self, answers):
        made = User.objects.filter(email=self.email).count()
        return counted(answers, made)


class AddTeamTwice(Collision):
    what = "A team of the same name added by ten administrators at once"
    says = ("There is already a team with this name.",)

    def meet(self):
        self.name = f"Team {next(numbers)}"
        answers = {"name": self.name, "kind": Team.Kind.PEER_SUPPORT, "region": "england-and-wales", "is_active": "on"}
        return [self.form(each, "accounts:add_team", **answers) for each in self.crew.administrators]

    def check(self, answers):
        made = Team.objects.filter(name=self.name).count()
        return counted(answers, made)


class EditTeamTogether(Collision):
    """The one edit here that nothing but its own row holds up: a note waits for its support before that."""

    what = "One team's name changed by ten administrators at once"
    says = ("Somebody changed this while you were writing.",)

    def meet(self):
        name, kind = f"Team {next(numbers)}", Team.Kind.PEER_SUPPORT
        team = Team.objects.create(name=name, kind=kind, region="england-and-wales")
        answers = {"region": team.region, "is_active": "on", "seen": team.updated_at.isoformat()}
        return [
            self.form(each, "accounts:edit_team", team.pk, name=f"{name} {number}", **answers)
            for number, each in enumerate(self.crew.administrators)
        ]

    def check(self, answers):
        return max(0, sum(done(answers)) - 1), 0


class AddWorkerTwice(Collision):
    what = "A worker's profile made by ten leads at once"
    says = ("This person has a profile already",)

    def meet(self):
        self.user = self.service.user(Role.WORKER)
        answers = {
            "user": self.user.pk,
            "line_manager": self.service.lead.pk,
            "supervisor": self.service.lead.pk,
            "stage": self.service.stage.pk,
            "employment": "employee",
            "weekly_hours": "37.5",
        } | boxes("started_on", ago(60))
        return [self.form(lead, "workers:add_worker", **answers) for lead in self.crew.leads]

    def check(self, answers):
        made = Worker.objects.filter(user=self.user).count()
        return counted(answers, made)


class AddRoleTwice(Collision):
    what = "The same role given by ten administrators at once"
    says = ("This person already holds this role in this team at that time.",)

    def meet(self):
        self.user = self.service.user(Role.COORDINATOR)
        answers = {"role": Role.LEAD, "team": self.service.team.pk}
        return [
            self.form(each, "accounts:add_membership", self.user.pk, **answers) for each in self.crew.administrators
        ]

    def check(self, answers):
        held = self.user.memberships.filter(role=Role.LEAD).count()
        return counted(answers, held)


class EditEachOther(Collision):
    what = "Ten administrators change each other's names in a ring, and their own"

    def meet(self):
        ring = self.crew.administrators
        self.names = {each.user.pk: f"Renamed {next(numbers)}" for each in ring}
        return [
            self.form(
                by,
                "accounts:edit_user",
                whom.user.pk,
                name=self.names[whom.user.pk],
                email=whom.user.email,
            )
            for by, whom in zip(ring, [*ring[1:], ring[0]], strict=True)
        ]

    def check(self, answers):
        kept = dict(User.objects.filter(pk__in=self.names).values_list("pk", "name"))
        return sum(done(answers)) - sum(kept[pk] == name for pk, name in self.names.items()), 0


class DeactivateEachOther(Collision):
    what = "Two administrators deactivate each other at once"
    says = ("This is the last administrator.", "was deactivated already", SIGN_IN, 403)

    def meet(self):
        self.pair = [self.service.user(Role.ADMINISTRATOR) for _ in range(2)]
        clients = [Client(self.crew.stage, user) for user in self.pair]
        return [
            self.form(by, "accounts:deactivate", whom.pk) for by, whom in zip(clients, reversed(self.pair), strict=True)
        ]

    def check(self, answers):
        closed = User.objects.filter(pk__in=[user.pk for user in self.pair], is_active=False).count()
        return max(0, sum(done(answers)) - closed), max(0, closed - sum(done(answers)))


class DeactivateWhileSigningIn(Collision):
    what = "Somebody signs in on nine devices while an administrator deactivates them"
    says = (200,)

    def meet(self):
        self.user = self.service.user(Role.LEAD)
        self.devices = [Visitor(self.crew.phone.host, self.crew.phone.port) for _ in range(9)]
        token = self.devices[0].hidden(SIGN_IN)
        for device in self.devices:
            device.cookies = dict(self.devices[0].cookies)
        fields = token | {"login": self.user.email, "password": PASSWORD}
        return [
            *[(device, SIGN_IN, fields) for device in self.devices],
            self.form(self.crew.administrators[0], "accounts:deactivate", self.user.pk),
        ]

    def check(self, answers):
        self.user.refresh_from_db()
        opened = [device.send("GET", reverse("home")).status for device in self.devices]
        return int(done(answers)[-1] and self.user.is_active), sum(status == 200 for status in opened)


COLLISIONS = [
    InviteTwice,
    AddTeamTwice,
    EditTeamTogether,
    AddWorkerTwice,
    AddRoleTwice,
    EditEachOther,
    DeactivateEachOther,
    DeactivateWhileSigningIn,
]
