"""Opening an address of the table as one of its visitors."""

from django.conf import settings
from django.db import transaction
from django.test import Client
from django.urls import get_resolver, reverse

from tests.access.table import SIGNED_OUT, TO_SIGN_IN


def address_of(row, world):
    """The address of the row, with the identifier of its thing wherever an identifier stands."""
    thing = getattr(world, row.of) if row.of else None
    parameters = next(iter(parameters_of(row.name)), [])
    more = row.more | {name: getattr(world, other).pk for name, other in row.things.items()}
    return reverse(row.name, kwargs={name: more.get(name, getattr(thing, "pk", None)) for name in parameters})


def parameters_of(name):
    resolver = get_resolver()
    *namespaces, last = name.split(":")
    for namespace in namespaces:
        resolver = resolver.namespace_dict[namespace][1]
    return [entry[1] for possibility in resolver.reverse_dict.getlist(last) for entry in possibility[0]]


def client_of(world, visitor):
    client = Client(raise_request_exception=False)
    if visitor in getattr(world, "sessions", ()):
        client.cookies[settings.SESSION_COOKIE_NAME] = world.sessions[visitor]
    elif visitor != SIGNED_OUT:
        client.force_login(getattr(world, visitor))
    return client


def answer_to(client, method, address):
    """The status of the answer; nothing that the request did remains."""
    with transaction.atomic():
        response = getattr(client, method)(address)
        transaction.set_rollback(True)
    if response.status_code == 302 and response.headers["Location"].startswith("/accounts/login/"):
        return TO_SIGN_IN
    return response.status_code
