"""Kinds of risk are a list of the service: what is asked, and what stays readable."""

import pytest
from django.apps import apps
from django.core.exceptions import ValidationError
from django.urls import reverse

from referrals.actions.refer import save_section
from referrals.models import RiskKind
from referrals.risks import risks_of
from tests.factories import ReferralFactory
from tests.referrals.drafts import ANSWERS, finished_draft, start_draft

pytestmark = pytest.mark.django_db


def section(draft):
    return reverse("referrals:referral_section", args=[draft.pk, "risk"])


def summary(page):
    """The headings of the last rows of the page on which answers are checked, with their words."""
    [risks] = [part for part in page.context["sections"] if part["title"] == "Risk and safety"]
    return [(row["key"]["text"], row["value"].get("text") or row["value"]["html"]) for row in risks["rows"]]


def retire(code):
    RiskKind.objects.filter(code=code).update(is_active=False)


def add_fire():
    return RiskKind.objects.create(
        code="fire", label="Risk of fire", question="Do they smoke in bed?", heading="Fire at home", order=99
    )


def test_a_kind_that_the_service_adds_is_asked_last_and_kept(cast, sign_in):
    draft, page = start_draft(cast), sign_in(cast.coordinator)
    add_fire()
    form = page.get(section(draft)).context["form"]
    assert list(form.fields)[-2:] == ["fire", "fire_detail"]
    answers = {name: "no" for name in form.fields if not name.endswith("_detail")} | {"priority": "routine"}
    said = page.post(section(draft), answers | {"fire": ""}).context["form"].errors
    assert said == {"fire": ["Answer the question “Do they smoke in bed?”"]}
    page.post(section(draft), answers | {"fire": "yes", "fire_detail": "An alarm is fitted."})
    assert summary(page.get(reverse("referrals:submit", args=[draft.pk])))[-2:] == [
        ("Fire at home", '<span class="app-user-text">Yes</span>'),
        ("Fire at home: what is known", '<span class="app-user-text">An alarm is fitted.</span>'),
    ]
    assert risks_of(draft) == [{"label": "Risk of fire", "answer": "Yes", "detail": "An alarm is fitted."}]


def test_a_retired_kind_is_asked_only_where_it_has_an_answer(cast, sign_in):
    answered, empty, page = finished_draft(cast), start_draft(cast), sign_in(cast.coordinator)
    retire("suicide")
    assert "suicide" in page.get(section(answered)).context["form"].fields
    assert "suicide" not in page.get(section(empty)).context["form"].fields
    shown = summary(page.get(reverse("referrals:submit", args=[answered.pk])))
    assert ("Risk of suicide", '<span class="app-user-text">No</span>') in shown


def test_a_risk_that_is_not_answered_shows_as_not_given(cast, sign_in):
    referral = ReferralFactory(team=cast.north, referring_team=cast.north_referring)
    referral.risks.create(kind=RiskKind.objects.get(code="to_others"), answer="not_known")
    shown = summary(sign_in(cast.lead).get(referral.get_absolute_url()))
    assert ("Risk of suicide", "Not given") in shown
    assert ("Risk of harm to others", '<span class="app-user-text">Not known</span>') in shown
    assert risks_of(referral) == [{"label": "Risk of harm to others", "answer": "Not known", "detail": ""}]


def test_saving_the_same_answers_again_leaves_no_line_in_the_history(cast):
    draft, kept = finished_draft(cast), apps.get_model("referrals", "RiskEvent").objects
    lines = kept.count()
    assert lines == RiskKind.objects.count()
    changed = ANSWERS["risk"]["risks"] | {"suicide": {"answer": "yes", "detail": "A safety plan."}}
    for _ in range(2):
        save_section(referral=draft, by=cast.coordinator, section="risk", answers={"risks": changed}, complete=True)
    [line] = kept.order_by("pgh_id")[lines:]
    assert (line.pgh_label, line.kind.code, line.answer, line.detail) == ("update", "suicide", "yes", "A safety plan.")


def test_what_is_left_out_stays_as_it_was(cast):
    draft = finished_draft(cast)
    for said in ({"answer": "yes", "detail": "A safety plan."}, {"answer": "yes"}, {}):
        answers = {"risks": {"suicide": said}}
        save_section(referral=draft, by=cast.coordinator, section="risk", answers=answers, complete=False)
    risk = draft.risks.get(kind__code="suicide")
    assert (risk.answer, risk.detail) == ("yes", "A safety plan.")


@pytest.mark.parametrize("code", ["priority", "discharge", "discharge_on", "suicide_detail", "submission"])
def test_a_kind_cannot_take_the_name_of_another_field(cast, sign_in, code):
    with pytest.raises(ValidationError, match="Choose another code"):
        RiskKind(code=code, label="Fire", question="Do they smoke?", heading="Fire").full_clean()
    data = {"label": code, "question": "Do they smoke?", "heading": "Fire"}
    assert sign_in(cast.admin).post("/lists/risk-kinds/add/", data).status_code == 302
    assert RiskKind.objects.get(label=code).code.startswith("risk-")
