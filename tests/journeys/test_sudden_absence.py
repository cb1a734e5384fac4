"""A worker is ill this morning: the lead rings, a colleague covers, and the worker comes back, as people click it."""

import pytest

from support.models import Cover, Ring, Session
from tests.factories import SessionFactory, SupportFactory, days_ago
from workers.models import Absence

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def test_from_a_sudden_absence_to_the_return(screen, cast):
    # Given a worker who would meet somebody today
    support = SupportFactory(worker=cast.worker_profile)
    SessionFactory(support=support, attendance="0", logged_at=None, date=days_ago(0), place="The library")
    # When they are ill, one tap says so
    screen.sign_in(cast.worker)
    screen.press("I am away today")
    assert screen.sees("Entered as away today.") and screen.fits()
    # Then it heads the lead's start page, who rings the person and names a colleague
    screen.sign_in(cast.lead)
    ring(screen)
    name_cover(screen, cast.worker2_profile)
    # When the colleague meets the person
    screen.sign_in(cast.worker2)
    cover(screen, support)
    # Then the worker finds on one page what happened meanwhile
    screen.sign_in(cast.worker)
    come_back(screen)
    assert (Ring.objects.count(), Cover.objects.get().worker) == (1, cast.worker2_profile)
    assert Session.objects.get().worker == cast.worker2_profile
    assert Absence.objects.get().ends_at is not None


def ring(screen):
    screen.follow("Supports without cover")
    assert screen.sees("The library") and screen.fits()
    screen.follow("Mark as rung")
    screen.write("said", "Will meet somebody else at the same place.")
    screen.press("Mark as rung")
    assert screen.sees("Marked with your name and the time.")


def name_cover(screen, worker):
    screen.follow("Name who covers")
    screen.choose("who", "all")
    screen.page.locator("[name=worker]").select_option(str(worker.pk))
    assert screen.fits()
    screen.press("Save cover")
    assert screen.sees("Will Sørensen covers 1 support")


def cover(screen, support):
    screen.follow("Supports you cover")
    assert screen.reaches("Supports you cover")
    assert screen.fits()
    screen.follow(support.person.called)
    screen.follow("Log a session")
    screen.check("Today")
    screen.choose("attendance", "5")
    screen.write("summary", "We found the reading group.")
    screen.press("Save session")
    assert screen.sees("The session is saved.")


def come_back(screen):
    screen.press("I am back")
    assert screen.sees("The absence has ended.")
    screen.follow("What happened meanwhile")
    assert screen.sees("We found the reading group.") and screen.fits()
