from datetime import timedelta

import pytest
from allauth.account.models import EmailAddress
from django.core import mail
from django.core.exceptions import ValidationError
from django.utils import timezone

from accounts.actions import people
from accounts.models import User
from accounts.permissions import Permission, Role
from groundwork.permissions import can
from tests.accounts.signing_in import just_confirmed
from tests.factories import PASSWORD, MembershipFactory, UserFactory, user_with

pytestmark = pytest.mark.django_db
NEW = "three random words together"


def fresh(user):
    return User.objects.get(pk=user.pk)


def invite(cast, email="new@example.org"):
    return people.invite(by=cast.admin, email=email, name="Nia Newcomer", role=Role.WORKER, team=cast.north)


def test_a_role_ends_access_with_the_next_click(sign_in, cast):
    client = sign_in(cast.manager)
    people.add_membership(user=cast.manager, by=cast.admin, role=Role.ADMINISTRATOR)
    assert client.get("/users/").status_code == 200
    people.end_membership(membership=cast.manager.memberships.get(role=Role.ADMINISTRATOR), by=cast.admin)
    assert client.get("/users/").status_code == 403


def test_the_same_role_is_not_given_twice(sign_in, cast):
    client = just_confirmed(sign_in(cast.admin))
    answer = client.post(f"/users/{cast.lead.pk}/add-role/", {"role": "lead", "team": cast.north.pk})
    assert "already holds this role" in answer.text


def test_a_role_that_was_ended_can_be_given_again(cast):
    membership = cast.lead.memberships.get()
    people.end_membership(membership=membership, by=cast.admin)
    people.add_membership(user=cast.lead, by=cast.admin, role=Role.LEAD, team=cast.north)
    assert can(fresh(cast.lead), Permission.TRIAGE)


def test_ending_a_role_twice_is_refused(cast):
    membership = cast.lead.memberships.get()
    people.end_membership(membership=membership, by=cast.admin)
    with pytest.raises(ValidationError, match="ended already"):
        people.end_membership(membership=membership, by=cast.admin)


def test_deactivate_signs_out_at_once(client, cast, sign_in):
    client.post("/accounts/login/", {"login": cast.lead.email, "password": PASSWORD})
    assert client.get("/settings/").status_code == 200
    people.deactivate(user=cast.lead, by=cast.admin)
    assert client.get("/settings/").status_code == 302


def test_deactivate_deletes_nothing_and_reactivate_opens_the_account_again(client, cast):
    people.deactivate(user=cast.lead, by=cast.admin)
    assert not can(fresh(cast.lead), Permission.TRIAGE)
    people.reactivate(user=cast.lead, by=cast.admin)
    assert can(fresh(cast.lead), Permission.TRIAGE)


def test_nobody_deactivates_themselves(sign_in, cast):
    client = sign_in(cast.admin)
    answer = client.post(f"/users/{cast.admin.pk}/deactivate/")
    assert "cannot deactivate your own account" in answer.text
    assert fresh(cast.admin).is_active


def test_the_last_administrator_stays(cast):
    other = user_with(Role.ADMINISTRATOR)
    people.deactivate(user=cast.admin, by=other)
    with pytest.raises(ValidationError, match="last administrator"):
        people.end_membership(membership=other.memberships.get(), by=cast.lead)


def test_an_invited_administrator_does_not_count_as_one(cast):
    people.invite(by=cast.admin, email="x@example.org", name="X", role=Role.ADMINISTRATOR)
    with pytest.raises(ValidationError, match="last administrator"):
        people.deactivate(user=cast.admin, by=cast.lead)


def test_administrators_do_not_end_their_own_role(cast):
    user_with(Role.ADMINISTRATOR)
    with pytest.raises(ValidationError, match="Another administrator"):
        people.end_membership(membership=cast.admin.memberships.get(), by=cast.admin)


def test_a_changed_address_replaces_the_old_one_at_sign_in(client, cast):
    EmailAddress.objects.create(user=cast.lead, email=cast.lead.email, verified=True, primary=True)
    people.edit_user(user=cast.lead, by=cast.admin, name="Lena Fairweather", email="lena@example.org")
    assert client.post("/accounts/login/", {"login": "lead@example.org", "password": PASSWORD}).status_code == 200
    assert client.post("/accounts/login/", {"login": "lena@example.org", "password": PASSWORD}).status_code == 302


def edited(cast, capture, **changes):
    """The emails sent when the administrator saves the lead's account with these changes."""
    with capture(execute=True):
        people.edit_user(user=cast.lead, by=cast.admin, **{"name": cast.lead.name, "email": cast.lead.email} | changes)
    return mail.outbox


def test_the_old_address_is_told_that_it_was_changed(cast, django_capture_on_commit_callbacks):
    (told,) = edited(cast, django_capture_on_commit_callbacks, email="lena@example.org")
    assert (told.to, told.subject) == (["lead@example.org"], "Your email address was changed")
    for text in (told.body, told.alternatives[0].content):
        assert "You no longer sign in with this address" in text
        assert not [word for word in ("Lena", "Fairweather", "Ade", "lena@") if word in text]


def test_a_changed_name_alone_is_told_to_nobody(cast, django_capture_on_commit_callbacks):
    assert not edited(cast, django_capture_on_commit_callbacks, name="Lena Fair")


def test_the_address_changes_though_the_mail_server_is_away(cast, django_capture_on_commit_callbacks, monkeypatch):
    def refuse(message):
        raise ConnectionRefusedError

    monkeypatch.setattr("django.core.mail.EmailMultiAlternatives.send", refuse)
    edited(cast, django_capture_on_commit_callbacks, email="lena@example.org")
    assert fresh(cast.lead).email == "lena@example.org"


def test_two_accounts_cannot_share_an_address(cast):
    with pytest.raises(ValidationError, match="already has an account"):
        people.edit_user(user=cast.lead, by=cast.admin, name="Lena", email=cast.worker.email)


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("q=lena", {"lead"}),
        ("q=LEAD2@example", {"lead2"}),
        ("role=manager", {"manager"}),
        ("state=deactivated", {"worker3"}),
        ("role=lead&state=in_use", {"lead", "lead2"}),
        ("role=nonsense&q=lena", {"lead"}),
    ],
)
def test_the_list_is_filtered(sign_in, cast, query, found):
    User.objects.filter(pk=cast.worker3.pk).update(is_active=False)
    page = sign_in(cast.admin).get(f"/users/?{query}").context["page_obj"]
    assert {user.email.split("@")[0] for user in page} == found


def test_the_list_is_filtered_by_team(sign_in, cast):
    page = sign_in(cast.admin).get(f"/users/?team={cast.south.pk}").context["page_obj"]
    assert {user.pk for user in page} == {cast.worker3.pk, cast.lead2.pk, cast.manager.pk}


def test_the_list_shows_roles_held_now_only(sign_in, cast):
    MembershipFactory(
        user=cast.lead, role=Role.SUPERVISOR, team=cast.south,
        starts_at=timezone.now() - timedelta(days=9), ends_at=timezone.now() - timedelta(days=2),
    )  # fmt: skip
    page = sign_in(cast.admin).get("/users/?q=lena").context["page_obj"]
    assert [str(membership) for membership in page[0].held] == ["Team lead, Northside peer support"]


def test_the_list_costs_the_same_for_many(sign_in, cast, django_assert_max_num_queries):
    client = sign_in(cast.admin)
    client.get("/users/")
    with django_assert_max_num_queries(20) as few:
        client.get("/users/")
    for _ in range(10):
        MembershipFactory(user=UserFactory(), team=cast.north, role=Role.WORKER)
    with django_assert_max_num_queries(len(few)):
        client.get("/users/")


@pytest.mark.parametrize("who", ["coordinator", "worker", "lead", "supervisor", "manager"])
def test_only_administrators_look_after_accounts(sign_in, cast, who):
    client = sign_in(getattr(cast, who))
    for path in ["/users/", "/users/invite/", "/teams/", "/teams/add/", "/roles/"]:
        assert client.get(path).status_code == 403, path
    assert client.get(f"/users/{cast.admin.pk}/").status_code in (403, 404)
    assert client.post(f"/users/{cast.admin.pk}/deactivate/").status_code in (403, 404)


def test_the_page_of_an_account_shows_its_roles_and_deeds(sign_in, cast):
    page = sign_in(cast.admin).get(f"/users/{cast.lead.pk}/")
    assert "Team lead, Northside peer support" in page.text
    assert f"/users/{cast.lead.pk}/deactivate/" in page.text


def test_the_role_table_says_in_words_what_each_role_may_do(sign_in, cast):
    page = sign_in(cast.admin).get("/roles/").text
    for role in Role:
        assert role.label in page
    assert Permission.SUPERVISE.label in page


def test_every_change_of_a_role_is_kept_with_who_made_it(sign_in, cast):
    membership = cast.worker.memberships.get()
    sign_in(cast.admin).post(f"/memberships/{membership.pk}/end/")
    event = membership.events.latest("pgh_id")
    assert event.ends_at
    assert event.pgh_context.metadata["user"] == str(cast.admin.pk)
