"""Coming back: what happened meanwhile, on one page."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from groundwork.models import AccessEvent
from support.actions.concerns import raise_concern
from support.actions.covers import CoverBy, name_cover, ring
from support.actions.reviews import hold_review
from support.actions.sessions import log_session
from tests.factories import AbsenceFactory, SessionFactory, SupportFactory, days_ago
from workers.actions.absences import end_absence

pytestmark = pytest.mark.django_db


@pytest.fixture
def support(cast):
    return SupportFactory(worker=cast.worker_profile)


@pytest.fixture
def absence(cast):
    return AbsenceFactory(worker=cast.worker_profile, first=-5, last=None)


def page(absence):
    return reverse("support:meanwhile", args=[absence.pk])


def test_everything_of_the_time_and_nothing_of_before_stands_there(cast, support, absence, sign_in):
    SessionFactory(support=support, date=days_ago(9), summary="Before the leave.")
    name_cover(absence=absence, by=cast.lead, named=[CoverBy(support, cast.worker2_profile)])
    met = {"support": support, "by": cast.worker2}
    log_session(**met, date=days_ago(1), attendance="5", summary="Met at the pond.")
    raise_concern(**met, kind="risk", text="Not sleeping.")
    hold_review(**met, held_on=days_ago(1), discussed="All well.", next_review_due=days_ago(-20))
    end_absence(absence=absence, by=cast.worker)
    text = sign_in(cast.worker).get(page(absence)).text
    for words in ("Met at the pond.", "Concern raised: risk", "Review held on", "Will Sørensen covers while"):
        assert words in text
    assert "Before the leave." not in text
    assert AccessEvent.objects.filter(verb="support:meanwhile", subjects=[support.person_id]).exists()


def test_where_nobody_covered_it_says_who_rang(cast, support, absence, sign_in):
    SessionFactory(support=support, attendance="0", logged_at=None, date=days_ago(2))
    ring(support=support, by=cast.lead, said="Will wait for Monday.")
    text = sign_in(cast.worker).get(page(absence)).text
    assert "Rung, as the worker is away" in text and "Will wait for Monday." in text
    assert "not logged" in text and "Nobody was named to cover." in text


def test_the_page_of_the_absence_leads_there_once_it_has_begun(cast, absence, sign_in):
    assert page(absence) in sign_in(cast.worker).get(absence.get_absolute_url()).text
    to_come = AbsenceFactory(worker=cast.worker2_profile, first=3, last=4)
    assert page(to_come) not in sign_in(cast.worker2).get(to_come.get_absolute_url()).text
    assert sign_in(cast.worker2).get(page(to_come)).status_code == 404


def test_who_reads_no_supports_reads_nothing_of_it(cast, absence, sign_in):
    type(absence.worker).objects.filter(pk=absence.worker_id).update(line_manager=cast.supervisor)
    assert sign_in(cast.supervisor).get(page(absence)).status_code == 403
    assert sign_in(cast.worker2).get(page(absence)).status_code == 404


def test_the_time_line_of_the_support_says_who_covered(cast, support, absence, sign_in):
    name_cover(absence=absence, by=cast.lead, named=[CoverBy(support, cast.worker2_profile, notes_agreed=True)])
    text = sign_in(cast.lead).get(support.get_absolute_url()).text
    assert "Will Sørensen covers while the worker is away and may read session notes, as agreed" in text


def test_more_supports_ask_no_more_questions(cast, support, absence, sign_in):
    client = sign_in(cast.worker)

    def questions():
        client.get(page(absence))
        with CaptureQueriesContext(connection) as asked:
            client.get(page(absence))
        return len(asked)

    few = questions()
    for _ in range(3):
        another = SupportFactory(worker=cast.worker_profile)
        SessionFactory(support=another, date=days_ago(1))
    assert questions() == few
