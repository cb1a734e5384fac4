import pytest

from workers.models import Stage

pytestmark = pytest.mark.django_db
LISTS = "/reference-lists/"


def test_administrators_edit_the_lists(sign_in, cast):
    client = sign_in(cast.admin)
    page = client.get(LISTS).text
    for name in ("Stages", "Courses", "Decline reasons", "Principles"):
        assert name in page
    stage = Stage.objects.get(code="induction")
    data = {"label": "Starting out", "order": 0, "is_active": "on", "max_caseload": 3, "supervision_interval_days": 7}
    assert client.post(f"{LISTS}workers/stage/{stage.pk}/change/", data).status_code == 302
    stage.refresh_from_db()
    assert (stage.label, stage.code, stage.max_caseload) == ("Starting out", "induction", 3)


def test_every_page_of_a_list_opens(sign_in, cast):
    client = sign_in(cast.admin)
    stage = Stage.objects.first()
    for path in ["workers/stage/", "workers/stage/add/", f"workers/stage/{stage.pk}/change/", "training/course/"]:
        assert client.get(LISTS + path).status_code == 200, path


def test_items_are_retired_never_deleted(sign_in, cast):
    stage = Stage.objects.first()
    assert sign_in(cast.admin).post(f"{LISTS}workers/stage/{stage.pk}/delete/").status_code == 403
    assert Stage.objects.filter(pk=stage.pk).exists()


@pytest.mark.parametrize("who", ["coordinator", "worker", "lead", "manager"])
def test_nobody_else_opens_them(sign_in, cast, who):
    client = sign_in(getattr(cast, who))
    assert client.get(LISTS).status_code == 403
    assert client.get(f"{LISTS}workers/stage/").status_code == 403


def test_signed_out_they_lead_to_our_own_sign_in(client):
    assert client.get(LISTS).url == f"/accounts/login/?next={LISTS}"


def test_nobodys_record_can_be_reached_there(sign_in, cast):
    page = sign_in(cast.admin).get(LISTS).text
    for model in ("person", "referral/", "session", "user"):
        assert f"{LISTS}referrals/{model}" not in page


def test_pages_of_libraries_do_not_exist(sign_in, cast):
    cast.admin.is_superuser = True
    cast.admin.save()
    client = sign_in(cast.admin)
    for path in ["mfa/authenticator/", "usersessions/usersession/", "account/emailaddress/", "auth/group/"]:
        assert client.get(LISTS + path).status_code == 404, path
