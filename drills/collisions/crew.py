"""Everybody who takes part in races, signed in."""

from django.urls import reverse

from accounts.permissions import Role
from drills.client import Client
from drills.people import Service


class Crew:
    def __init__(self, stage):
        self.stage, self.service = stage, Service()
        self.leads = [self.client(self.service.user(Role.LEAD)) for _ in range(10)]
        self.coordinators = [self.client(self.service.coordinator) for _ in range(2)]
        self.profiles = [self.service.worker(agreed_caseload=10_000) for _ in range(2)]
        self.workers = [self.client(profile.user) for profile in self.profiles]
        # The same person on two devices.
        self.phone = self.client(self.profiles[0].user)
        self.administrators = [self.client(self.service.user(Role.ADMINISTRATOR)) for _ in range(10)]

    def client(self, user):
        return Client(self.stage, user)


class Collision:
    """Shared by all of them; see the package."""

    says = ()

    def __init__(self, crew):
        self.crew, self.service = crew, crew.service

    def form(self, client, name, /, *arguments, **answers):
        """A form of `client` to be sent, under a number of its own."""
        return client, reverse(name, args=arguments), client.numbered(**answers)


def done(answers):
    return [answer.is_done for answer in answers]


def counted(answers, made, most=1):
    """(lost, doubled): by how much successes are more than what was `made`, and that more than the rules allow."""
    return max(0, sum(done(answers)) - made), max(0, made - most)
