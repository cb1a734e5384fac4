import time
from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from accounts.models import Team
from groundwork import autosave
from groundwork.housekeeping import tidy
from groundwork.models import Autosave, Submission
from tests.factories import PASSWORD

pytestmark = pytest.mark.django_db
LOGIN = "/accounts/login/"


@pytest.fixture
def idle(sign_in):
    """Sign somebody in and let them do nothing for so many minutes: `idle(cast.admin, 31)`."""

    def waited(user, minutes):
        client = sign_in(user)
        client.get("/settings/")
        session = client.session
        session["active_at"] = time.time() - minutes * 60
        session.save()
        return client

    return waited


def test_within_the_limit_one_stays_signed_in(idle, cast):
    assert idle(cast.admin, 29.9).get("/settings/").status_code == 200


def test_past_the_limit_one_is_signed_out_and_led_back(idle, cast):
    client = idle(cast.admin, 30.1)
    answer = client.get("/users/?q=lena")
    assert answer.url == f"{LOGIN}?next=%2Fusers%2F%3Fq%3Dlena"
    assert "_auth_user_id" not in client.session
    assert "you did nothing for a while" in client.get(answer.url).text


def test_after_twelve_hours_one_signs_in_again_however_busy(sign_in, cast, time_machine):
    start = timezone.now().replace(hour=8, minute=0)
    time_machine.move_to(start, tick=False)
    client = sign_in(cast.admin)
    for minutes in range(0, 12 * 60 + 1, 20):
        time_machine.move_to(start + timedelta(minutes=minutes), tick=False)
        assert client.get("/settings/").status_code == 200, minutes
    time_machine.move_to(start + timedelta(hours=12, minutes=1), tick=False)
    answer = client.get("/settings/")
    assert "_auth_user_id" not in client.session
    assert "because you signed in 12 hours ago" in client.get(answer.url).text


def test_the_limit_is_a_setting(idle, cast, settings):
    settings.IDLE_MINUTES = 5
    assert idle(cast.admin, 6).get("/settings/").status_code == 302


def test_what_is_sent_too_late_is_kept_and_shown_after_signing_in(idle, cast):
    client = idle(cast.admin, 31)
    answer = client.post("/teams/add/", {"name": "A team typed slowly", "kind": "referring"})
    assert not Team.objects.filter(name="A team typed slowly").exists()
    assert "What you typed is kept" in client.get(answer.url).text
    back = client.post(answer.url, {"login": cast.admin.email, "password": PASSWORD}, follow=True)
    assert back.redirect_chain[-1][0] == "/teams/add/"
    assert 'value="A team typed slowly"' in back.text


def test_what_is_kept_is_never_shown_to_somebody_else(idle, sign_in, cast):
    idle(cast.admin, 31).post("/teams/add/", {"name": "Mine alone"})
    cast.lead.memberships.all().delete()
    other = Client()
    other.force_login(cast.admin)
    assert "Mine alone" in other.get("/teams/add/").text
    assert autosave.kept(cast.lead, "/teams/add/") is None


def test_a_form_sent_without_a_token_is_not_kept(cast):
    client = Client(enforce_csrf_checks=True)
    client.force_login(cast.admin)
    session = client.session
    session["active_at"] = time.time() - 31 * 60
    session.save()
    assert client.post("/teams/add/", {"name": "From elsewhere"}).status_code == 403
    assert not Autosave.objects.exists()


def test_text_saved_by_script_too_late_is_kept_for_its_form(idle, cast):
    client = idle(cast.admin, 31)
    assert client.post("/autosave/", {"path": "/teams/add/", "name": "Half a name"}).status_code == 302
    assert autosave.kept(cast.admin, "/teams/add/").data == {"name": ["Half a name"]}


def test_passwords_are_never_kept(idle, cast):
    idle(cast.admin, 31).post("/accounts/password/change/", {"oldpassword": PASSWORD, "password1": "x"})
    assert not Autosave.objects.exists()


def test_staying_signed_in_counts_as_doing_something(idle, cast):
    client = idle(cast.admin, 29)
    assert client.post("/keep-alive/").status_code == 204
    assert time.time() - client.session["active_at"] < 60


def test_staying_signed_in_too_late_is_refused(idle, cast):
    assert idle(cast.admin, 31).post("/keep-alive/").status_code == 302


def test_text_is_kept_for_forms_of_ours_only(sign_in, cast):
    client = sign_in(cast.admin)
    for path in ["/nowhere/", "/users/", "/accounts/password/change/", "https://example.com/teams/add/"]:
        assert client.post("/autosave/", {"path": path, "name": "x"}).status_code == 400, path


def test_a_text_that_is_far_too_long_is_not_kept(sign_in, cast):
    answer = sign_in(cast.admin).post("/autosave/", {"path": "/teams/add/", "name": "x" * 300_000})
    assert answer.status_code == 413


def test_tidy_forgets_what_nobody_came_back_for(cast):
    now = timezone.now()
    for days, path in [(29, "/new/"), (31, "/old/")]:
        Autosave.objects.create(user=cast.admin, path=path, data={})
        Autosave.objects.filter(path=path).update(saved_at=now - timedelta(days=days))
    Submission.objects.create(id=cast.north.pk, user=cast.admin, at=now - timedelta(days=3))
    tidy(now)
    assert list(Autosave.objects.values_list("path", flat=True)) == ["/new/"]
    assert not Submission.objects.exists()
