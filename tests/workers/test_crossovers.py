"""What a worker declares, and who is meant by it."""

from uuid import uuid4

import pytest
from django.core.exceptions import ValidationError

from groundwork.private import encrypt
from tests.factories import ReferralFactory, SupportFactory, days_ago
from tests.groundwork.private_keys import NEW
from tests.helpers import at
from tests.workers.rooms import SOON, page_of, share
from workers.actions.crossovers import declare_crossover, edit_crossover, withdraw_crossover
from workers.crossovers import MOST, Concerned, Named, What, named_by, not_available
from workers.models import Crossover, Room

pytestmark = pytest.mark.django_db


def declare(worker, what, words, pk=""):
    return declare_crossover(worker=worker, by=worker.user, named=Named(what, words, str(pk or "")), review_on=SOON)


def concerned(*ids, people=("Ash Person", ""), services=("Northside community team",), reference="PS-7K3F-29"):
    return Concerned(ids=frozenset(ids), reference=reference, people=people, services=services)


def review_on(day=SOON):
    return {"review_on-day": day.day, "review_on-month": day.month, "review_on-year": day.year}


@pytest.mark.parametrize(
    ("what", "words", "speaks"),
    [
        (What.PERSON, "Ash Person", True),
        (What.PERSON, "person, ash", True),
        (What.PERSON, "ÁSH  PERSON", True),
        (What.PERSON, "Ash", False),
        (What.PERSON, "Ash Personage", False),
        (What.PERSON, "ps 7k3f 29", True),
        (What.PERSON, "Northside community team", False),
        (What.SERVICE, "Northside", True),
        (What.SERVICE, "northside community", True),
        (What.SERVICE, "Northside ward", False),
        (What.SERVICE, "Ash Person", False),
        (What.STAFF, "Ash Person", False),
        (What.TEAM, "Northside community team", False),
        (What.PERSON, "-", False),
    ],
)
def test_words_mean_a_person_or_a_service_by_their_words(cast, what, words, speaks):
    declare(cast.worker_profile, what, words)
    assert bool(not_available([cast.worker_profile.pk], concerned())) == speaks


@pytest.mark.parametrize("what", What)
def test_an_id_means_that_row_alone_whatever_it_is_called(cast, what):
    pk = uuid4()
    declare(cast.worker_profile, what, "Ash Person", pk)
    asked = [cast.worker_profile.pk, cast.worker2_profile.pk]
    assert not_available(asked, concerned(pk, uuid4())) == {cast.worker_profile.pk}
    assert not_available(asked, concerned(uuid4())) == set()


def test_nobody_who_was_not_asked_about_is_in_the_answer(cast):
    declare(cast.worker_profile, What.PERSON, "Ash Person")
    assert not_available([cast.worker2_profile.pk], concerned()) == set()
    assert not_available([], concerned()) == set()


def test_what_cannot_be_read_speaks_against_everybody(cast, settings):
    declare(cast.worker_profile, What.PERSON, "Somebody Else")
    assert not_available([cast.worker_profile.pk], concerned()) == set()
    settings.PRIVATE_KEYS = {"other": NEW}
    assert not_available([cast.worker_profile.pk], concerned()) == {cast.worker_profile.pk}


def test_what_was_taken_back_counts_no_longer_and_its_words_are_gone(cast):
    crossover = declare(cast.worker_profile, What.PERSON, "Ash Person")
    withdraw_crossover(crossover=crossover, by=cast.worker)
    crossover.refresh_from_db()
    assert (crossover.named, crossover.note) == ("", "")
    assert not_available([cast.worker_profile.pk], concerned()) == set()
    with pytest.raises(ValidationError, match="taken back meanwhile"):
        edit_crossover(crossover=crossover, by=cast.worker, named=Named(What.PERSON, "x"), review_on=SOON)


def test_there_is_an_end_to_how_many_are_declared(cast):
    rows = [Crossover(worker=cast.worker_profile, review_on=SOON) for _ in range(MOST)]
    for row in rows:
        row.named = encrypt("{}", row.place_of("named"))
    Crossover.objects.bulk_create(rows)
    with pytest.raises(ValidationError, match=f"{MOST} declared already"):
        declare(cast.worker_profile, What.PERSON, "Ash Person")


@pytest.mark.parametrize(
    ("sent", "words", "key"),
    [
        ({"what": "team", "team": "north_referring"}, "Northside community team", "north_referring"),
        ({"what": "service", "service": "Maple ward"}, "Maple ward", None),
        ({"what": "staff", "staff": "coordinator"}, "Carla Mendes", "coordinator"),
        ({"what": "staff", "staff_words": "Dr Who"}, "Dr Who", None),
        ({"what": "person", "person": "Ash Person"}, "Ash Person", None),
    ],
)
def test_a_worker_declares_each_kind_and_finds_it_again_in_the_form(cast, sign_in, sent, words, key):
    client, worker = sign_in(cast.worker), cast.worker_profile
    answers = {name: getattr(cast, value).pk if hasattr(cast, value) else value for name, value in sent.items()}
    page = at("declare_crossover", worker, "workers")
    answer = client.post(page, answers | review_on() | {"note": "Long ago"}, follow=True)
    assert words in answer.text
    assert "Long ago" in answer.text
    crossover = Crossover.objects.get()
    named = named_by(crossover)
    assert (named.what, named.words, named.id) == (sent["what"], words, str(getattr(cast, key).pk) if key else "")
    form = client.get(at("edit_crossover", crossover, "workers")).context["form"]
    assert {name: str(form.initial[name]) for name in answers} == {name: str(value) for name, value in answers.items()}


def test_a_reference_means_the_person_only_to_who_may_open_it(cast, sign_in):
    mine, others = SupportFactory(worker=cast.worker_profile), ReferralFactory()
    page = at("declare_crossover", cast.worker_profile, "workers")
    for reference in (mine.referral.reference.lower(), others.reference):
        sign_in(cast.worker).post(page, {"what": "person", "person": reference} | review_on())
    assert [named_by(row).id for row in Crossover.objects.all()] == [str(mine.person_id), ""]


@pytest.mark.parametrize(
    ("sent", "field"),
    [
        ({}, "what"),
        ({"what": "team"}, "team"),
        ({"what": "service"}, "service"),
        ({"what": "staff"}, "staff_words"),
        ({"what": "person", "person": "  "}, "person"),
        ({"what": "attic"}, "what"),
        ({"what": "team", "team": "x"}, "team"),
    ],
)
def test_what_is_missing_is_said_at_its_field(cast, sign_in, sent, field):
    answer = sign_in(cast.worker).post(at("declare_crossover", cast.worker_profile, "workers"), sent | review_on())
    assert list(answer.context["form"].errors) == [field]


def test_an_answer_of_another_kind_is_not_kept(cast, sign_in):
    sent = {"what": "service", "service": "Maple ward", "person": "Ash Person"} | review_on()
    sign_in(cast.worker).post(at("declare_crossover", cast.worker_profile, "workers"), sent)
    assert "Ash" not in Crossover.objects.get().read("named")


def test_the_list_of_staff_holds_those_near_and_nobody_else(cast, sign_in):
    form = sign_in(cast.worker).get(at("declare_crossover", cast.worker_profile, "workers")).context["form"]
    names = set(form.fields["staff"].queryset.values_list("name", flat=True))
    assert {"Carla Mendes", "Lena Fairweather", "Will Sørensen"} <= names
    assert not names & {"Wren Adeyemi", "Wanda Kowalska", "Chidi Okafor", "Ade Whitlock"}


def test_it_is_taken_back_on_its_page(cast, sign_in):
    crossover = declare(cast.worker_profile, What.PERSON, "Ash Person")
    sign_in(cast.worker).post(at("withdraw_crossover", crossover, "workers"))
    assert "No crossover is declared" in sign_in(cast.worker).get(page_of(Room.CROSSOVERS, cast.worker_profile)).text
    answer = sign_in(cast.worker).get(at("edit_crossover", crossover, "workers"), follow=True)
    assert "This was taken back already." in answer.text


def test_a_line_manager_reads_and_edits_what_is_shared(cast, sign_in):
    crossover = declare(cast.worker_profile, What.SERVICE, "Maple ward")
    page = at("edit_crossover", crossover, "workers")
    assert sign_in(cast.lead).get(page).status_code == 404
    share(cast.worker_profile, Room.CROSSOVERS)
    assert "Maple ward" in sign_in(cast.lead).get(page).text
    sent = {"what": "service", "service": "Oak ward"} | review_on(days_ago(-20))
    assert sign_in(cast.lead).post(page, sent).status_code == 302
    crossover.refresh_from_db()
    assert named_by(crossover).words == "Oak ward"
