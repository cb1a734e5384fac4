"""Filters by worker, on every list that has them."""

import pytest
from django.urls import reverse

pytestmark = pytest.mark.django_db
LISTS = ["support:support_list", "support:session_list", "supervision:supervision_list", "supervision:action_list"]


@pytest.mark.parametrize("name", LISTS)
def test_a_lead_chooses_among_the_workers_of_the_team(cast, sign_in, name):
    fields = sign_in(cast.lead).get(reverse(name)).context["filter_form"].fields
    offered = {worker: name for worker, name in fields["worker"].choices if worker}
    assert offered == {worker.pk: worker.user.name for worker in (cast.worker_profile, cast.worker2_profile)}


@pytest.mark.parametrize("name", LISTS)
def test_a_worker_is_not_asked_to_choose_themselves(cast, sign_in, name):
    page = sign_in(cast.worker).get(reverse(name), {"worker": cast.worker_profile.pk})
    assert page.status_code == 200
    assert "worker" not in page.context["filter_form"].fields
