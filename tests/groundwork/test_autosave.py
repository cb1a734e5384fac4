"""Typed text is kept for what its author may do now, and never more than the limits say."""

import secrets
from datetime import timedelta
from uuid import uuid4

import pytest
from django.db import connection
from django.http import QueryDict
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from accounts.permissions import Role
from groundwork import autosave
from groundwork.housekeeping import TEXTS_KEPT, tidy
from groundwork.models import AccessEvent, Autosave
from referrals.models import Referral
from referrals.views.refer import section_url
from support.models import Support
from tests.factories import SupportFactory, user_with
from tests.helpers import at, ended, while_held
from tests.referrals.drafts import start_draft

pytestmark = pytest.mark.django_db
ADD_TEAM = "/teams/add/"
# Other ways to write an address that servers and browsers might take for the same.
SPELLINGS = ["{}?x=1", "{}#x", "/.{}", "/{}", "{}/", "{}\n", "%2F{}", "{}%20", " {}", "{}\x00", "{}" + "x" * 5000]


def typed(**fields):
    posted = QueryDict(mutable=True)
    posted.update(fields)
    return posted


def save(client, path, **fields):
    return client.post("/autosave/", {"path": path} | fields)


@pytest.fixture
def support(cast):
    return SupportFactory(worker=cast.worker_profile)


def test_text_is_kept_for_who_may_do_it_now(cast, support, sign_in):
    assert save(sign_in(cast.worker), at("log_session", support), summary="Half a thought").status_code == 200
    assert autosave.kept(cast.worker, at("log_session", support)).data == {"summary": ["Half a thought"]}


@pytest.mark.parametrize("who", ["worker2", "worker3", "coordinator", "admin", "manager"])
def test_text_is_not_kept_for_who_may_not(cast, support, sign_in, who):
    assert save(sign_in(getattr(cast, who)), at("log_session", support), summary="x").status_code == 404
    assert not Autosave.objects.exists()


def test_text_is_not_kept_without_the_permission(cast, sign_in):
    assert save(sign_in(cast.lead), ADD_TEAM, name="x").status_code == 404


def test_text_is_not_kept_for_what_does_not_exist(cast, sign_in):
    for page in ("/lists/nothing/add/", "/lists/stages/nothing/edit/", f"/users/{uuid4()}/edit/"):
        assert save(sign_in(cast.admin), page, name="x").status_code == 404
    assert not Autosave.objects.exists()


def test_text_is_not_kept_once_the_deed_is_no_longer_offered(cast, sign_in):
    over = SupportFactory(worker=cast.worker_profile, **ended())
    assert save(sign_in(cast.lead), at("pause", over), reason="x").status_code == 404


def test_what_is_sent_too_late_is_kept_by_the_same_rule(cast, support, sign_in):
    for who, kept in [(cast.worker2, False), (cast.worker, True)]:
        client = sign_in(who)
        session = client.session
        session["active_at"] = 0
        session.save()
        answer = client.post(at("log_session", support), {"summary": "x"})
        assert answer.url.startswith("/accounts/login/")
        assert Autosave.objects.filter(user=who).exists() == kept
        assert ("What you typed is kept" in client.get(answer.url).text) == kept


def test_no_row_is_locked_and_nobody_is_noted_as_a_reader(cast, sign_in):
    client, edit = sign_in(cast.lead), f"/workers/{cast.worker_profile.pk}/employment/"
    with CaptureQueriesContext(connection) as queries:
        assert save(client, edit, paid_for="North").status_code == 200
    assert not [each["sql"] for each in queries if "FOR " in each["sql"] and "worker" in each["sql"]]
    assert not AccessEvent.objects.exists()


def test_keeping_text_takes_few_queries(cast, support, sign_in):
    client = sign_in(cast.worker)
    client.get(at("log_session", support))
    with CaptureQueriesContext(connection) as queries:
        save(client, at("log_session", support), summary="x")
    assert len(queries) <= 16, [each["sql"][:120] for each in queries]


def test_text_of_a_record_that_went_out_of_reach_is_shown_to_nobody_and_goes_in_time(cast, support, sign_in):
    page = at("log_session", support)
    save(sign_in(cast.worker), page, summary="Half a thought")
    Support.objects.filter(pk=support.pk).update(**ended())
    for who in (cast.worker, cast.lead, cast.worker2):
        assert "Half a thought" not in sign_in(who).get(page, follow=True).text
    tidy(timezone.now() + TEXTS_KEPT + timedelta(minutes=1))
    assert not Autosave.objects.exists()


@pytest.mark.parametrize("spelling", SPELLINGS, ids=[each[:8] for each in SPELLINGS])
def test_an_address_is_kept_under_one_spelling(cast, sign_in, spelling):
    client = sign_in(cast.admin)
    assert save(client, spelling.format(ADD_TEAM), name="x").status_code == 400
    assert client.post("/autosave/discard/", {"path": spelling.format(ADD_TEAM)}).status_code == 400
    assert not Autosave.objects.exists()


@pytest.mark.parametrize("name", ["a\x00b", "\x00", "\ud800", "\x1b[31m\x7f", "n" * 10_000, "", "ß" * 1000])
def test_any_name_and_value_can_be_kept(cast, name):
    assert autosave.keep(cast.admin, ADD_TEAM, typed(**{name: name, "name": "Eastside"}))
    assert autosave.kept(cast.admin, ADD_TEAM).data["name"] == ["Eastside"]


def test_ten_thousand_names_are_no_more_than_their_bytes(cast):
    assert autosave.keep(cast.admin, ADD_TEAM, typed(**{f"n{number}": "1" for number in range(10_000)}))


@pytest.mark.parametrize("section", Referral.Section.values)
def test_a_nul_in_a_name_is_no_fault_in_a_section(cast, sign_in, section):
    page = section_url(start_draft(cast), section)
    assert sign_in(cast.coordinator).post(page, {"na\x00me": "x"}).status_code in (200, 302)


def test_one_text_too_long_is_not_kept(cast, sign_in):
    assert not autosave.keep(cast.admin, ADD_TEAM, typed(name="x" * autosave.MOST_BYTES))
    assert not autosave.keep(cast.admin, ADD_TEAM, typed(**{"x" * autosave.MOST_BYTES: "x"}))
    assert not Autosave.objects.exists()


def test_the_oldest_of_too_many_texts_is_forgotten(cast, time_machine):
    start = timezone.now()
    for number in range(autosave.MOST_FORMS + 2):
        time_machine.move_to(start + timedelta(seconds=number), tick=False)
        autosave.keep(cast.admin, f"/{number}/", typed(name="x"))
        autosave.keep(cast.lead, "/old/", typed(name="x")) if not number else None
    kept = set(Autosave.objects.filter(user=cast.admin).values_list("path", flat=True))
    assert kept == {f"/{number}/" for number in range(2, autosave.MOST_FORMS + 2)}
    assert autosave.kept(cast.lead, "/old/")


def test_the_oldest_go_where_all_of_them_are_too_large(cast, time_machine):
    start, text = timezone.now(), secrets.token_hex(autosave.MOST_BYTES // 2 - 10)
    for number in range(12):
        time_machine.move_to(start + timedelta(seconds=number), tick=False)
        autosave.keep(cast.admin, f"/{number}/", typed(name=text))
    kept = set(Autosave.objects.values_list("path", flat=True))
    assert "/11/" in kept and "/0/" not in kept
    assert len(kept) * len(text) <= autosave.MOST_BYTES_OF_ALL


def test_a_text_that_is_typed_on_is_the_newest(cast, time_machine):
    start = timezone.now()
    for number in [*range(autosave.MOST_FORMS), 0, autosave.MOST_FORMS]:
        start += timedelta(seconds=1)
        time_machine.move_to(start, tick=False)
        autosave.keep(cast.admin, f"/{number}/", typed(name="x"))
    assert autosave.kept(cast.admin, "/0/") and not autosave.kept(cast.admin, "/1/")


@pytest.mark.django_db(transaction=True)
def test_two_texts_at_once_are_both_counted(monkeypatch):
    user = user_with(Role.ADMINISTRATOR)
    monkeypatch.setattr(autosave, "MOST_FORMS", 1)
    with while_held() as start:
        autosave.keep(user, "/first/", typed(name="x"))
        second = start(lambda: autosave.keep(user, "/second/", typed(name="x")))
    assert second.result() is True
    assert [each.path for each in Autosave.objects.all()] == ["/second/"]
