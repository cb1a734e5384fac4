from datetime import timedelta

import pytest
from django.utils import timezone

from notices.kinds import KINDS, kind
from notices.models import Notice
from tests.factories import UserFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def news(monkeypatch):
    """A kind of message of the tests' own."""
    monkeypatch.setattr("notices.kinds.KINDS", dict(KINDS))
    monkeypatch.setitem(KINDS, "news", None)
    return kind("news", "News about {label}", "There is news about {label}.")


def notice(user, news, reference, days=0, **fields):
    return Notice.objects.create(
        kind=news.name, recipient=user, thing=user.pk, label=reference, path="/help/",
        due_on=timezone.localdate() - timedelta(days=days), created_at=timezone.now() - timedelta(days=days), **fields,
    )  # fmt: skip


def test_notices_show_unread_first_and_count_them_in_the_menu(sign_in, news):
    user = UserFactory()
    notice(user, news, "PS-READ", read_at=timezone.now())
    notice(user, news, "PS-OLDER", days=2)
    notice(user, news, "PS-NEWER", days=1)
    page = sign_in(user).get("/notices/")
    shown = [item.label for item in page.context["notices"]]
    assert shown == ["PS-NEWER", "PS-OLDER", "PS-READ"]
    assert '<span class="app-unread">2<' in page.text


def test_read_notices_show_newest_first(sign_in, news):
    user, now = UserFactory(), timezone.now()
    notice(user, news, "PS-OLDER", days=2, read_at=now - timedelta(days=1))
    notice(user, news, "PS-NEWER", days=1, read_at=now)
    page = sign_in(user).get("/notices/")
    assert [item.label for item in page.context["notices"]] == ["PS-NEWER", "PS-OLDER"]


def test_opening_a_notice_marks_it_read_and_leads_to_its_page(sign_in, news):
    user = UserFactory()
    one, other = notice(user, news, "PS-1"), notice(user, news, "PS-2", days=1)
    assert sign_in(user).post(f"/notices/{one.pk}/open/").url == "/help/?from=notice"
    assert list(Notice.objects.unread()) == [other]


def test_nobody_opens_a_notice_of_somebody_else(sign_in, news):
    theirs = notice(UserFactory(), news, "PS-1")
    assert sign_in(UserFactory()).post(f"/notices/{theirs.pk}/open/").status_code == 404
    assert Notice.objects.unread().count() == 1


def test_all_ones_notices_are_marked_read_and_nobody_elses(sign_in, news):
    user, other = UserFactory(), UserFactory()
    notice(user, news, "PS-1")
    notice(other, news, "PS-2")
    sign_in(user).post("/notices/read/")
    assert [item.recipient for item in Notice.objects.unread()] == [other]


def test_without_notices_the_page_says_so(sign_in):
    assert "You have no notices" in sign_in(UserFactory()).get("/notices/").text


def test_people_choose_how_reminders_reach_them(sign_in):
    user = UserFactory()
    answer = sign_in(user).post("/settings/", {"name": "Zoë O’Hara", "delivery": "daily"}, follow=True)
    user.refresh_from_db()
    assert (user.name, user.delivery) == ("Zoë O’Hara", "daily")
    assert "Your account is changed" in answer.text


def test_a_name_is_needed(sign_in):
    answer = sign_in(UserFactory()).post("/settings/", {"name": "", "delivery": "single"})
    assert "Enter your name" in answer.text


def test_somebody_without_a_role_is_told_whom_to_ask(sign_in):
    assert "You have no role at the moment" in sign_in(UserFactory()).get("/settings/").text
