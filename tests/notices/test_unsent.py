from uuid import uuid4

import pytest
from django.urls import reverse
from django.utils import timezone

from notices.models import Notice
from tests.reminding import send_at

pytestmark = pytest.mark.django_db


@pytest.fixture
def uncertain(cast):
    return Notice.objects.create(
        kind="referral_submitted",
        recipient=cast.lead,
        thing=uuid4(),
        label="PS-7K3F-29",
        path="/",
        due_on=timezone.localdate(),
        mail=Notice.Mail.UNCERTAIN,
        tries=1,
    )


def test_administrators_see_it_from_their_start_page(sign_in, cast, uncertain):
    client = sign_in(cast.admin)
    assert reverse("notices:unsent_list") in client.get("/").text
    page = client.get(reverse("notices:unsent_list")).text
    assert "Lena Fairweather" in page
    assert "Perhaps sent" in page


def test_the_page_does_not_say_what_it_is_about(sign_in, cast, uncertain):
    assert "PS-7K3F-29" not in sign_in(cast.admin).get(reverse("notices:unsent_list")).text


def test_one_that_is_refused_again_and_again_is_listed(sign_in, cast, uncertain):
    Notice.objects.update(mail=Notice.Mail.WAITING, tries=3)
    assert "Tried again by itself" in sign_in(cast.admin).get(reverse("notices:unsent_list")).text


def test_resend_sends_it_again(sign_in, cast, uncertain, mailoutbox):
    sign_in(cast.admin).post(reverse("notices:resend", args=[uncertain.pk]))
    assert send_at(timezone.now()) == 1
    assert mailoutbox[0].to == ["lead@example.org"]


def test_one_that_could_not_be_written_is_listed_and_sent_again(sign_in, cast, uncertain, mailoutbox):
    Notice.objects.update(mail=Notice.Mail.UNWRITTEN, tries=5)
    client = sign_in(cast.admin)
    assert reverse("notices:unsent_list") in client.get("/").text
    page = client.get(reverse("notices:unsent_list")).text
    assert page.count("Could not be written") == 2
    client.post(reverse("notices:resend", args=[uncertain.pk]))
    assert send_at(timezone.now()) == 1


def test_leave_takes_it_off_the_list(sign_in, cast, uncertain, mailoutbox):
    sign_in(cast.admin).post(reverse("notices:leave", args=[uncertain.pk]))
    assert not Notice.objects.unsent().exists()
    assert send_at(timezone.now()) == 0


def test_one_that_was_decided_already_is_not_sent_again(sign_in, cast, uncertain):
    Notice.objects.update(mail=Notice.Mail.NONE)
    assert sign_in(cast.admin).post(reverse("notices:resend", args=[uncertain.pk])).status_code == 404


@pytest.mark.parametrize("name", ["lead", "manager", "worker", "coordinator"])
def test_nobody_else_sees_or_decides(sign_in, cast, uncertain, name):
    client = sign_in(getattr(cast, name))
    assert client.get(reverse("notices:unsent_list")).status_code == 403
    assert client.post(reverse("notices:resend", args=[uncertain.pk])).status_code == 403
