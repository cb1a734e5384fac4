"""A notice may lead to what is closed to its reader by now: the page they meet says why."""

from datetime import date

import pytest
from django.urls import reverse

from notices.ledger import notify
from notices.models import Notice
from support.reminders import ReviewDue
from tests.factories import SupportFactory

pytestmark = pytest.mark.django_db
WHY = "What it is about has ended"


@pytest.mark.parametrize("query", ["", "?page=1"])
def test_a_notice_about_a_support_that_is_somebody_elses_now_says_so(cast, sign_in, query):
    support = SupportFactory(worker=cast.worker_profile)
    path = support.get_absolute_url() + query
    about = {"thing": support.pk, "label": "PS-7K3F-29", "path": path, "due_on": date(2026, 8, 6)}
    notify(ReviewDue, recipients=[cast.worker], **about)
    client = sign_in(cast.worker)
    opened = [reverse("notices:open_notice", args=[Notice.objects.get().pk])]
    assert WHY not in client.post(*opened, follow=True).text
    support.worker = cast.worker2_profile
    support.save()
    page = client.post(*opened, follow=True)
    assert page.status_code == 404
    assert WHY in page.text
    assert WHY not in client.get(path).text
