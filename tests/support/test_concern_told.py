"""Who hears of a concern, and that no page says so unless a notice does."""

import pytest

from accounts.actions.people import deactivate
from accounts.models import Membership
from accounts.permissions import Role
from notices.kinds import KINDS
from notices.models import Notice
from support import reminders as rules
from support.actions.concerns import acknowledge_concern, close_concern, raise_concern
from support.models import Concern
from support.told import NOBODY
from tests.factories import days_ago, user_with
from tests.helpers import at, told
from tests.reminding import claim_at, morning, today

pytestmark = pytest.mark.django_db
SENT = {"kind": "risk", "text": "Worried."}


def raised(cast, support, sign_in):
    """The page after the worker has raised a concern."""
    return sign_in(cast.worker).post(at("raise_concern", support), SENT, follow=True).text


def without(cast, *roles):
    """End these roles, whoever holds them."""
    Membership.objects.with_role(*roles).update(ends_at=cast.lead.date_joined)


def test_the_leads_are_told_by_name(cast, support, sign_in):
    user_with(Role.LEAD, cast.north, name="Lex Second")
    gone = user_with(Role.LEAD, cast.north, name="Gil Gone", is_active=False)
    assert "The concern is raised. Told: Lena Fairweather and Lex Second." in raised(cast, support, sign_in)
    assert told(gone) == []


def test_with_no_lead_there_the_managers_of_the_team_are_told_its_name_alone(cast, support, sign_in):
    deactivate(user=cast.lead, by=cast.admin)
    elsewhere = user_with(Role.MANAGER, cast.south)
    assert "Told: Mina Castellanos." in raised(cast, support, sign_in)
    notice = Notice.objects.get(recipient=cast.manager)
    assert (notice.kind, notice.label, notice.path) == ("concern_without_lead", "Northside peer support", "/")
    assert notice.mail == Notice.Mail.WAITING
    assert not told(cast.admin) + told(elsewhere) + told(cast.lead)


def test_with_no_manager_there_either_the_administrators_are_told(cast, support, sign_in):
    without(cast, Role.LEAD, Role.MANAGER)
    assert "Told: Ade Whitlock." in raised(cast, support, sign_in)
    assert told(cast.admin) == ["concern_without_lead"]


def test_where_nobody_could_be_told_the_page_says_whom_to_call(cast, support, sign_in):
    without(cast, Role.LEAD, Role.MANAGER, Role.ADMINISTRATOR)
    assert NOBODY in raised(cast, support, sign_in)
    page = sign_in(cast.worker).get(Concern.objects.get().get_absolute_url()).text
    assert NOBODY in page


def test_the_form_says_beforehand_who_will_hear(cast, support, sign_in):
    assert "Lena Fairweather will get a notice at once." in sign_in(cast.worker).get(at("raise_concern", support)).text
    without(cast, Role.LEAD)
    page = sign_in(cast.worker).get(at("raise_concern", support)).text
    assert "No team lead is there now. Mina Castellanos (service manager) will get a notice" in page
    without(cast, Role.MANAGER, Role.ADMINISTRATOR)
    assert "Nobody is there to be told." in sign_in(cast.worker).get(at("raise_concern", support)).text


def test_a_concern_in_a_log_says_who_was_told(cast, support, sign_in):
    log = {"date": days_ago(0).isoformat(), "attendance": "5", "summary": "We had tea.", "has_concern": "on"}
    log |= {"concern_kind": "risk", "concern_text": "Worried."}
    page = sign_in(cast.worker).post(at("log_session", support), log, follow=True).text
    assert "The session is saved. The concern is raised. Told: Lena Fairweather." in page


def test_the_concern_s_page_keeps_who_was_told_and_when(cast, support, sign_in):
    concern = raise_concern(support=support, by=cast.worker, **SENT)
    sign_in(cast.worker)
    page = sign_in(cast.worker).get(concern.get_absolute_url()).text
    assert "<p>Lena Fairweather, " in page
    assert NOBODY not in page


def test_whoever_raised_it_is_named_only_where_they_are_told(cast, support, sign_in):
    concern = raise_concern(support=support, by=cast.worker, **SENT)
    page = sign_in(cast.lead).post(at("acknowledge_concern", concern), follow=True).text
    assert "You have taken this concern on. Told: Wren Adeyemi." in page
    deactivate(user=cast.worker, by=cast.admin)
    page = sign_in(cast.lead).post(at("close_concern", concern), {"outcome": "All well."}, follow=True).text
    assert "The concern is closed. Nobody could be told." in page


def chased(cast, support):
    raise_concern(support=support, by=cast.worker, **SENT)
    Notice.objects.all().delete()
    claim_at(morning(today(7)), rules.REMINDERS)
    found = Notice.objects.filter(kind=rules.ConcernUnacknowledged.name).select_related("recipient")
    return {notice.recipient: notice.path for notice in found}


def test_with_no_lead_and_no_manager_there_the_administrators_are_reminded(cast, support):
    without(cast, Role.LEAD, Role.MANAGER)
    assert chased(cast, support) == {cast.admin: "/"}


def test_administrators_are_not_reminded_while_somebody_else_can_answer(cast, support):
    assert cast.admin not in chased(cast, support)


def test_managers_are_reminded_from_the_first_time_on_where_no_lead_is_there(cast, support, monkeypatch):
    monkeypatch.setattr(rules.ConcernUnacknowledged, "steps", rules.ConcernUnacknowledged.steps[2:])
    assert cast.manager not in chased(cast, support)
    Concern.objects.all().delete()
    without(cast, Role.LEAD)
    assert chased(cast, support) == {cast.manager: "/"}


def test_the_words_for_those_above_ask_for_somebody_and_name_nobody():
    assert "{label}" in KINDS["concern_without_lead"].body
    assert KINDS["concern_without_lead"].always_mail


def test_acknowledging_and_closing_stay_possible_for_a_lead_who_comes_later(cast, support):
    deactivate(user=cast.lead, by=cast.admin)
    concern = raise_concern(support=support, by=cast.worker, **SENT)
    late = user_with(Role.LEAD, cast.north)
    acknowledge_concern(concern=concern, by=late)
    assert close_concern(concern=concern, by=late, outcome="All well.").closed_by == late
