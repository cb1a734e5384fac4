"""The list of referrals as a download: what the list shows, to those who may see it, with a line in the trail."""

import csv
import io

import pytest
from django.urls import reverse

from groundwork.exports import harmless
from groundwork.models import AccessEvent
from referrals.models import Referral
from referrals.views import exports
from tests.factories import PersonFactory, ReferralFactory
from tests.helpers import count_queries

pytestmark = pytest.mark.django_db
LIST, EXPORT = reverse("referrals:referral_list"), reverse("referrals:referral_export")


@pytest.fixture
def make(cast):
    def made(**fields):
        north = {"referring_team": cast.north_referring, "team": cast.north, "referrer": cast.coordinator}
        return ReferralFactory(**north | fields)

    return made


def rows(answer):
    return list(csv.DictReader(io.StringIO(answer.content.decode("utf-8-sig"))))


def test_the_download_holds_what_the_list_shows(cast, make, sign_in):
    referral = make(person=PersonFactory(name="Zoë O'Hara"), priority="urgent")
    make(status=Referral.Status.WITHDRAWN)
    ReferralFactory()
    answer = sign_in(cast.lead).get(EXPORT)
    assert answer["Content-Type"] == "text/csv; charset=utf-8"
    (row,) = rows(answer)
    assert (row["Reference"], row["Name"], row["Why it waits"]) == (referral.reference, "Zoë O'Hara", "To be triaged")
    assert (row["Priority"], row["From"], row["Days waiting"]) == ("Urgent", "Northside community team", "3")


def test_the_download_follows_the_filters_and_the_order(cast, make, sign_in):
    names = ["Bea", "Ann", "Cy"]
    for name in names:
        make(person=PersonFactory(name=name), priority="routine" if name == "Cy" else "urgent")
    query = "priority=urgent&sort=-name"
    assert [row["Name"] for row in rows(sign_in(cast.lead).get(f"{EXPORT}?{query}"))] == ["Bea", "Ann"]
    assert f'href="{EXPORT}?priority=urgent&amp;sort=-name"' in sign_in(cast.lead).get(f"{LIST}?{query}").text


def test_a_search_is_downloaded_without_its_words_in_the_address(cast, make, sign_in):
    make(person=PersonFactory(name="Zoë O'Hara"))
    make()
    client = sign_in(cast.lead)
    page = client.post(LIST, {"q": "zoe"}, follow=True)
    address = page.context["export_url"]
    assert "zoe" not in address
    assert [row["Name"] for row in rows(client.get(address))] == ["Zoë O'Hara"]


def test_nobody_keeps_a_copy_and_the_file_name_names_nobody(cast, make, sign_in):
    make(person=PersonFactory(name="Zoë O'Hara"))
    answer = sign_in(cast.lead).get(f"{EXPORT}?q=zoe")
    assert "no-store" in answer["Cache-Control"]
    assert answer["Content-Disposition"].startswith('attachment; filename="referrals-20')
    assert "zo" not in answer["Content-Disposition"].lower()


def test_everybody_in_the_download_is_named_in_the_trail(cast, make, sign_in):
    referrals = [make() for _ in range(30)]
    sign_in(cast.lead).get(EXPORT)
    event = AccessEvent.objects.get()
    assert (event.user, event.verb) == (cast.lead, "referrals:referral_export")
    assert set(event.subjects) == {referral.person_id for referral in referrals}
    trail = sign_in(cast.lead).get(reverse("referrals:referral_trail", args=[referrals[0].pk])).text
    assert "Downloaded in a list of referrals" in trail


def test_a_name_cannot_become_a_formula(cast, make, sign_in):
    make(person=PersonFactory(name='=HYPERLINK("http://example.org")'))
    assert rows(sign_in(cast.lead).get(EXPORT))[0]["Name"] == '\'=HYPERLINK("http://example.org")'


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t", "\r", "\n"])
def test_cells_that_spreadsheets_run_are_made_harmless(start):
    assert harmless(f"{start}1") == f"'{start}1"
    assert harmless(f"1{start}") == f"1{start}"


def test_a_list_that_is_too_long_is_not_cut_short(cast, make, sign_in, monkeypatch):
    monkeypatch.setattr(exports, "MOST", 1)
    make()
    assert len(rows(sign_in(cast.lead).get(EXPORT))) == 1
    make()
    answer = sign_in(cast.lead).get(f"{EXPORT}?status=all", follow=True)
    assert answer.redirect_chain == [(f"{LIST}?status=all", 302)]
    assert "more than 1 referral" in answer.text


def test_the_referrer_is_not_told_which_worker_is_asked(cast, make, sign_in):
    referral = make(status=Referral.Status.WAITING)
    referral.offers.create(worker=cast.worker_profile, made_by=cast.lead)
    assert rows(sign_in(cast.coordinator).get(EXPORT))[0]["Why it waits"].startswith("Offered to a worker since")


def test_an_empty_list_downloads_and_a_long_one_asks_no_more(cast, make, sign_in):
    assert rows(sign_in(cast.lead).get(EXPORT)) == []
    assert not AccessEvent.objects.exists()
    make()
    few = count_queries(sign_in(cast.lead), EXPORT)
    for _ in range(5):
        make()
    assert count_queries(sign_in(cast.lead), EXPORT) == few
