"""Whom nobody covers heads the lead's start page, with what is booked and how to reach them, and who rang."""

import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse

from groundwork.models import AccessEvent
from support.actions.covers import CoverBy, name_cover, ring, take_back_ring
from support.models import Ring
from tests.factories import AbsenceFactory, SessionFactory, SupportFactory, days_ago
from workers.actions.absences import away_today, end_absence

pytestmark = pytest.mark.django_db


@pytest.fixture
def support(cast):
    return SupportFactory(worker=cast.worker_profile)


@pytest.fixture
def booked(support):
    """A session later today."""
    return SessionFactory(support=support, attendance="0", logged_at=None, date=days_ago(0), place="The library")


def list_page(**filters):
    return reverse("support:uncovered_list", query=filters or None)


def lines(client):
    return [(todo.title, todo.count) for todo in client.get("/").context["todos"]]


def shown(client, **filters):
    return list(client.get(list_page(**filters)).context["page_obj"])


def test_a_sudden_absence_heads_the_leads_start_page_at_once(cast, support, booked, sign_in):
    assert "Supports without cover" not in dict(lines(sign_in(cast.lead)))
    away_today(worker=cast.worker_profile, by=cast.worker)
    first, second, *_ = lines(sign_in(cast.lead))
    assert first == ("Supports without cover", 1)
    assert second == ("People to ring: their worker is away and nobody covers", 1)
    assert "Supports without cover" not in dict(lines(sign_in(cast.lead2)))


def test_the_list_shows_what_is_needed_to_ring(cast, support, booked, sign_in):
    away_today(worker=cast.worker_profile, by=cast.worker)
    text = sign_in(cast.lead).get(list_page()).text
    for words in (support.person.called, support.person.safe_contact, "The library", "Nobody has said who covers"):
        assert words in text
    assert 'href="tel:+44-20-7946-0018"' in text
    assert reverse("support:ring", args=[support.pk]) in text
    event = AccessEvent.objects.get(user=cast.lead, verb="support:uncovered_list")
    assert event.subjects == [support.person_id]


def test_who_rang_is_marked_and_the_line_goes(cast, support, booked, sign_in):
    away_today(worker=cast.worker_profile, by=cast.worker)
    client = sign_in(cast.lead)
    assert shown(client, show="to_ring") == [support]
    client.post(reverse("support:ring", args=[support.pk]), {"said": "Moved to Friday."})
    assert shown(client, show="to_ring") == []
    assert shown(client) == [support]
    text = client.get(list_page()).text
    assert "Rung</strong> Lena Fairweather" in text and "Moved to Friday." in text
    assert dict(lines(client))["Supports without cover"] == 1
    assert "People to ring: their worker is away and nobody covers" not in dict(lines(client))


def test_a_mark_made_by_mistake_is_taken_back(cast, support, booked, sign_in):
    away_today(worker=cast.worker_profile, by=cast.worker)
    rung = ring(support=support, by=cast.lead)
    client = sign_in(cast.lead)
    client.post(reverse("support:take_back_ring", args=[rung.pk]))
    assert shown(client, show="to_ring") == [support]
    assert client.get(reverse("support:take_back_ring", args=[rung.pk])).status_code == 302
    with pytest.raises(ValidationError, match="taken back already"):
        take_back_ring(ring=rung, by=cast.lead)


def test_what_is_booked_after_the_absence_need_not_be_rung_about(cast, support, sign_in):
    SessionFactory(support=support, attendance="0", logged_at=None, date=days_ago(-9))
    AbsenceFactory(worker=cast.worker_profile)
    assert shown(sign_in(cast.lead)) == [support]
    assert shown(sign_in(cast.lead), show="to_ring") == []
    assert "No session" in sign_in(cast.lead).get(list_page()).text


def test_a_mark_of_an_absence_before_does_not_count_for_the_next(cast, support, booked, sign_in):
    absence = away_today(worker=cast.worker_profile, by=cast.worker)
    ring(support=support, by=cast.lead)
    end_absence(absence=absence, by=cast.worker)
    away_today(worker=cast.worker_profile, by=cast.worker)
    assert shown(sign_in(cast.lead), show="to_ring") == [support]


def test_naming_who_covers_takes_it_off_the_list(cast, support, booked, sign_in):
    absence = away_today(worker=cast.worker_profile, by=cast.worker)
    name_cover(absence=absence, by=cast.lead, named=[CoverBy(support, cast.worker2_profile)])
    assert shown(sign_in(cast.lead)) == []
    assert ("Supports you cover for a colleague", 1) in lines(sign_in(cast.worker2))
    address = reverse("support:ring", args=[support.pk])
    assert sign_in(cast.lead).get(address).status_code == 302


def test_when_the_worker_is_back_nobody_marks_that_they_rang(cast, support, booked):
    end_absence(absence=away_today(worker=cast.worker_profile, by=cast.worker), by=cast.worker)
    with pytest.raises(ValidationError, match="is back"):
        ring(support=support, by=cast.lead)
    assert not Ring.objects.exists()


def test_leave_to_come_without_a_word_on_cover_is_listed_ahead(cast, support, sign_in):
    absence = AbsenceFactory(worker=cast.worker_profile, first=10, last=20)
    title = "Supports whose worker goes away soon: say who covers"
    assert (title, 1) in lines(sign_in(cast.lead))
    assert shown(sign_in(cast.lead), show="coming") == [support]
    assert shown(sign_in(cast.lead)) == []
    name_cover(absence=absence, by=cast.lead, named=[CoverBy(support, None)])
    assert shown(sign_in(cast.lead), show="coming") == []


def test_leave_far_ahead_is_not_listed_yet(cast, support, sign_in):
    AbsenceFactory(worker=cast.worker_profile, first=15, last=20)
    assert shown(sign_in(cast.lead), show="coming") == []
