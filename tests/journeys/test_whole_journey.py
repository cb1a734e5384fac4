"""One person's way, from the coordinator's referral to the supervision of the worker, as people click it."""

import pytest
from django.utils import timezone

from referrals.models import Referral
from supervision.models import Supervision
from support.models import Support
from tests.factories import days_ago, hold_required_training
from tests.referrals.drafts import RISKS

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def test_from_referral_to_supervision(screen, cast):
    # Given a coordinator, a lead and a worker of the Northside, trained
    hold_required_training(cast.worker_profile)
    # When the coordinator refers somebody
    screen.sign_in(cast.coordinator)
    refer(screen)
    # Then the lead finds the referral, accepts it and offers it to the worker
    screen.sign_in(cast.lead)
    accept(screen)
    match(screen, cast.worker_profile)
    # When the worker accepts, meets the person, writes down a goal and holds a review
    screen.sign_in(cast.worker)
    take_on(screen)
    log_session(screen)
    set_goal(screen)
    hold_review(screen)
    # And the lead supervises the worker, who confirms the record
    screen.sign_in(cast.lead)
    supervise(screen, cast.worker_profile)
    screen.sign_in(cast.worker)
    confirm(screen)
    # Then everything stands where it should
    support = Support.objects.get()
    assert support.status == Support.Status.ACTIVE
    assert support.referral.status == Referral.Status.MATCHED
    assert support.next_review_due > timezone.localdate()
    assert Supervision.objects.get().status == Supervision.Status.CONFIRMED


def refer(screen):
    screen.open("/referrals/")
    screen.press("Refer somebody")
    screen.check("Northside peer support")
    screen.press("Start now")
    screen.follow("About the person")
    for fill in (about, contact, hopes, choices, risk, agreement):
        fill(screen)
        assert screen.fits()
        screen.press("Save and continue")
    screen.press("Send the referral")
    assert screen.sees("Referral sent")


def about(screen):
    screen.write("name", "Zoë O'Hara")
    screen.date("date_of_birth", days_ago(12000))
    screen.choose("nhs_number_known", "yes")
    screen.write("nhs_number", "943 476 5919")


def contact(screen):
    screen.choose("contact_by", "phone")
    screen.write("phone", "020 7946 0018")
    screen.write("safe_contact", "Mornings only")
    screen.choose("may_leave_message", "no")


def hopes(screen):
    screen.write("hopes", "I want to swim again.")


def choices(screen):
    screen.choose("worker_gender", "any")


def risk(screen):
    screen.choose("priority", "routine")
    for name in ("discharge", *RISKS):
        screen.choose(name, "no")


def agreement(screen):
    screen.choose("agreed", "yes")
    screen.date("agreed_on", days_ago(1))
    screen.choose("agreed_how", "in_person")


def accept(screen):
    screen.open("/referrals/")
    screen.follow(Referral.objects.get().reference)
    screen.follow("Accept")
    screen.press("Accept to the waiting list")
    assert screen.sees("The referral is on the waiting list")


def match(screen, worker):
    screen.open(Referral.objects.get().get_absolute_url())
    screen.follow("Match with a worker")
    screen.choose("worker", worker.pk)
    screen.press("Offer to this worker")
    assert screen.sees("Wren Adeyemi has been asked")


def take_on(screen):
    screen.open("/offers/")
    screen.follow("Zoë")
    screen.follow("Accept")
    screen.press("Accept")
    assert screen.sees("You are the worker now.")


def log_session(screen):
    screen.follow("Log a session")
    screen.check("Today")
    screen.choose("attendance", "5")
    screen.write("summary", "We met at the pool and had tea.")
    assert screen.fits()
    screen.press("Save session")
    assert screen.sees("The session is saved.")


def set_goal(screen):
    screen.open(Support.objects.get().get_absolute_url())
    screen.follow("Set a goal")
    screen.write("words", "Swim ten lengths")
    screen.press("Save goal")
    assert screen.sees("Swim ten lengths")


def hold_review(screen):
    screen.follow("Hold a review")
    screen.check("Today")
    screen.write("discussed", "The pool is the right place.")
    screen.date("next_review_due", days_ago(-42))
    screen.press("Save review")
    assert screen.sees("The review is saved.")


def supervise(screen, worker):
    screen.open(f"/workers/{worker.pk}/schedule-supervision/")
    screen.date("date", timezone.localdate())
    screen.press("Schedule")
    assert screen.sees("The supervision is in the diary.")
    screen.follow("Record supervision")
    screen.write("minutes", "60")
    screen.write("discussed", "How the first weeks went.")
    screen.press("Save record")
    assert screen.sees("Wren Adeyemi is asked to read and confirm it.")


def confirm(screen):
    screen.open(Supervision.objects.get().get_absolute_url())
    screen.follow("Confirm record")
    screen.press("Confirm record")
    assert screen.sees("The record is confirmed and locked.")
