"""The demo data: only for trying out, whole, and gone without a trace."""

import pytest
from django.core.management import CommandError, call_command
from django.utils import timezone

from accounts.models import User
from demo import build, plan
from demo.clock import chance
from development.models import Checklist, Induction, InductionStep
from notices.models import Notice
from referrals.models import Correction, Joining, Referral, SupportTheme
from supervision.models import CrossoverAtWork
from support.models import Concern, Cover, Session, Support, SupportStatusChange
from tests.database import as_owner
from tests.factories import PASSWORD, ReferralFactory
from training.models import Course
from workers.models import Absence, Adjustment, Stage, Worker

NAMES = [*(f"{role}{n}" for role in ("coordinator", "worker") for n in ("", 2, 3)), "lead", "lead2", "manager", "admin"]


@pytest.fixture
def short_year(monkeypatch):
    """A demo with one referral of each fate instead of the whole year."""
    by_fate = {journey.fate: journey for journey in plan.journeys()}
    monkeypatch.setattr(build, "journeys", lambda: list(by_fate.values()))


def test_it_refuses_where_demo_is_off(settings):
    settings.DEMO = False
    with pytest.raises(CommandError, match="DEMO is off"):
        call_command("demo")


@pytest.mark.django_db
def test_it_does_nothing_where_there_are_accounts():
    ReferralFactory()
    call_command("demo", if_empty=True)
    assert Referral.objects.count() == 1


@pytest.mark.django_db
def test_every_account_can_sign_in_and_nobody_is_mailed(short_year):
    call_command("demo", verbosity=0)
    for name in NAMES:
        assert User.objects.get(email=f"{name}@example.org").check_password(PASSWORD)
    assert not Notice.objects.exclude(mail=Notice.Mail.NONE).exists()


@pytest.mark.django_db
def test_every_kind_of_mistake_and_a_death_are_there(monkeypatch):
    by_flag = {(journey.fate, journey.flag): journey for journey in plan.journeys()}
    monkeypatch.setattr(build, "journeys", lambda: list(by_flag.values()))
    call_command("demo", verbosity=0)
    assert SupportStatusChange.objects.filter(from_status="ended", support__status="active").exists()
    assert Session.objects.struck().exists()
    assert Correction.objects.filter(field="phone").exists()
    assert Support.objects.open().filter(person__deceased_on__isnull=False).exists()


@pytest.mark.django_db
def test_every_status_of_a_referral_is_there(short_year):
    call_command("demo", verbosity=0)
    assert set(Referral.objects.values_list("status", flat=True)) == set(Referral.Status.values)


@pytest.mark.django_db
def test_two_records_are_joined_and_two_are_in_conflict(short_year):
    call_command("demo", verbosity=0)
    joining = Joining.objects.standing().get()
    assert joining.kept.referrals.count() == 2
    told = Notice.objects.filter(kind="nhs_number_conflict").values_list("recipient__email", flat=True)
    assert set(told) >= {"lead@example.org", "lead2@example.org"}


@pytest.mark.django_db
def test_private_rooms_are_shared_and_not_and_reviews_are_near(short_year):
    call_command("demo", verbosity=0)
    worker, new = (Worker.objects.get(user__email=f"{key}@example.org") for key in ("worker", "worker2"))
    assert set(worker.sharings.standing().values_list("room", flat=True)) == {"adjustments", "plan"}
    assert not new.sharings.exists()
    statuses = set(Adjustment.objects.values_list("status", flat=True))
    assert {"identified", "recorded", "met", "reviewed"} <= statuses
    assert "endings" in worker.wellbeingplan_set.get().read("keeps_well")
    assert CrossoverAtWork.objects.awaiting().count() == 1


def test_the_coordinator_who_never_refers_has_not():
    assert "coordinator2" not in {journey.referrer for journey in plan.journeys()}


def test_the_plan_is_the_same_every_time():
    assert plan.journeys() == plan.journeys()
    assert chance("a").random() == chance("a").random()


@pytest.mark.django_db
def test_inductions_go_on_with_something_late_and_something_to_sign_off(short_year):
    call_command("demo", verbosity=0)
    new, intern = (Induction.objects.open().get(worker__user__name=name) for name in ("Will Sørensen", "Tess van Dijk"))
    assert InductionStep.objects.late(timezone.localdate()).filter(induction=new).count() == 2
    assert new.steps.to_sign_off().exists()
    assert intern.extra_weeks == 4


@pytest.mark.django_db(transaction=True)
def test_removing_leaves_the_lists_alone(short_year):
    required = Course.required_for.through.objects.count()
    call_command("demo", verbosity=0)
    with as_owner():
        call_command("demo", remove=True, verbosity=0)
    assert not User.objects.exists() and not Referral.objects.exists()
    assert Stage.objects.exists() and SupportTheme.objects.exists()
    assert Course.required_for.through.objects.count() == required
    assert Checklist.objects.get().items.exists()


@pytest.mark.django_db
def test_a_concern_stands_there_whose_owner_is_gone():
    call_command("demo", verbosity=0)
    stranded = Concern.objects.unacknowledged().filter(acknowledged_by__isnull=False)
    assert [concern.acknowledged_by.name for concern in stranded] == ["Una Marsh"]
    assert not User.objects.get(email="una.marsh@example.org").is_active


@pytest.mark.django_db
def test_somebody_is_away_without_cover_and_somebody_with_it(monkeypatch):
    by_flag = {(journey.fate, journey.flag): journey for journey in plan.journeys() if journey.fate == "open"}
    monkeypatch.setattr(build, "journeys", lambda: list(by_flag.values()))
    call_command("demo", verbosity=0)
    today, now = timezone.localdate(), timezone.now()
    assert Worker.objects.away(now).count() == 2
    covers = Cover.objects.counting(today, now)
    assert {cover.worker.user.email for cover in covers} <= {"worker@example.org"}
    assert Absence.objects.not_over(now).count() == 3
