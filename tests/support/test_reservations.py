"""What speaks against a candidate: shown first, sorted last, and going ahead needs a reason."""

import pytest
from django.core.exceptions import ValidationError

from referrals.models import Offer, Risk, RiskKind
from support.actions.matching import match
from support.ranking import candidate, candidates
from tests.factories import WorkerFactory, days_ago, hold_required_training
from tests.helpers import at
from training.models import Course, TrainingRecord
from workers.models import Stage, Worker

pytestmark = pytest.mark.django_db
TODAY = days_ago(0)


def run_out(worker, code):
    TrainingRecord.objects.filter(worker=worker, course__code=code).update(
        completed_on=days_ago(1200), expires_on=days_ago(1)
    )


def name_risk(referral, answer=Risk.Answer.YES):
    kind = RiskKind.objects.first()
    return Risk.objects.create(referral=referral, kind=kind, answer=answer, detail="Fire alarm fitted.")


def speaks_against(referral, worker):
    return candidate(referral, worker, TODAY).against


def lacks_training(cast, waiting):
    TrainingRecord.objects.filter(worker=cast.worker_profile, course__code="fire").delete()


def has_no_dbs(cast, waiting):
    Worker.objects.filter(pk=cast.worker_profile.pk).update(dbs_next_check_on=None)


def has_late_dbs(cast, waiting):
    Worker.objects.filter(pk=cast.worker_profile.pk).update(dbs_next_check_on=days_ago(1))


def is_too_junior(cast, waiting):
    name_risk(waiting)
    cast.worker_profile.stage.most_risks = 0
    cast.worker_profile.stage.save()


HARMS = [
    (lacks_training, "Required training is missing or has run out: Fire safety."),
    (has_no_dbs, "DBS check is not recorded."),
    (has_late_dbs, "DBS check is overdue."),
    (is_too_junior, "Established stage, and the referral names a risk."),
]


@pytest.mark.parametrize(("bring_about", "words"), HARMS)
def test_what_could_harm_needs_a_reason(cast, waiting, bring_about, words):
    bring_about(cast, waiting)
    with pytest.raises(ValidationError) as refused:
        match(referral=waiting, worker=cast.worker_profile, by=cast.lead)
    assert words in refused.value.message_dict["reason"][0]
    assert match(referral=waiting, worker=cast.worker_profile, by=cast.lead, reason="Meets in pairs.").reason


@pytest.mark.parametrize(("bring_about", "words"), HARMS)
def test_what_could_harm_sorts_behind_a_full_caseload(cast, waiting, bring_about, words):
    full = WorkerFactory(team=cast.north, agreed_caseload=0, stage=Stage.objects.get(code="senior"))
    hold_required_training(full)
    bring_about(cast, waiting)
    Worker.objects.filter(pk=cast.worker2_profile.pk).update(left_on=TODAY)
    assert [each.worker for each in candidates(waiting, TODAY)] == [full, cast.worker_profile]


def test_nothing_speaks_against_a_worker_who_holds_what_they_need(cast, waiting):
    name_risk(waiting)
    assert speaks_against(waiting, cast.worker_profile) == []


def test_safeguarding_is_named_first(cast, waiting):
    for code in ("role", "active-listening", "safeguarding-adults"):
        TrainingRecord.objects.filter(worker=cast.worker_profile, course__code=code).delete()
    assert speaks_against(waiting, cast.worker_profile) == [
        "Required training is missing or has run out: Safeguarding adults, "
        "The peer support role and its definitions and 1 more."
    ]


def test_training_that_ran_out_counts_as_missing(cast, waiting):
    run_out(cast.worker_profile, "safeguarding-adults")
    assert speaks_against(waiting, cast.worker_profile) == [
        "Required training is missing or has run out: Safeguarding adults."
    ]


def test_somebody_in_induction_is_not_asked_to_meet_a_risk(cast, waiting):
    assert speaks_against(waiting, cast.worker2_profile) == []
    name_risk(waiting, Risk.Answer.NOT_KNOWN)
    assert speaks_against(waiting, cast.worker2_profile) == []
    Risk.objects.update(answer=Risk.Answer.YES)
    del waiting.risks_asked
    assert speaks_against(waiting, cast.worker2_profile) == ["Induction stage, and the referral names a risk."]


def test_a_full_caseload_and_an_unmet_choice_come_after_what_harms(cast, waiting):
    Worker.objects.update(agreed_caseload=0, working_days=[1], dbs_next_check_on=None)
    waiting.days = [4]
    assert speaks_against(waiting, cast.worker_profile) == [
        "DBS check is not recorded.",
        "0 of 0 places taken.",
        "Does not fit: days that suit.",
    ]


def test_the_page_shows_risks_reservations_and_the_way_to_the_profile(cast, waiting, sign_in):
    name_risk(waiting)
    waiting.person.access_needs = "No stairs."
    waiting.person.interpreter_needed = True
    waiting.person.save()
    page = sign_in(cast.lead).get(at("match", waiting)).text
    assert "Risks to know" in page
    assert "Fire alarm fitted." in page
    assert "No stairs." in page
    assert "Interpreter" in page
    assert "<strong>Speaks against:</strong> Induction stage, and the referral names a risk." in page
    assert f'<a href="{cast.worker_profile.get_absolute_url()}">Profile of Wren Adeyemi</a>' in page


def test_the_page_refuses_beside_the_reason_and_keeps_the_choice(cast, waiting, sign_in):
    has_no_dbs(cast, waiting)
    answer = sign_in(cast.lead).post(at("match", waiting), {"worker": cast.worker_profile.pk})
    assert "Wren Adeyemi: DBS check is not recorded." in answer.context["form"].errors["reason"][0]
    assert answer.context["form"]["worker"].value() == str(cast.worker_profile.pk)
    assert not Offer.objects.exists()


def test_safeguarding_courses_of_the_first_list_are_marked():
    marked = Course.objects.filter(is_safeguarding=True).values_list("code", flat=True)
    assert set(marked) == {"safeguarding-adults", "safeguarding-children"}
