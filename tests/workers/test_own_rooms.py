"""What a worker keeps for themselves alone: own gains and a recovery plan, shared with nobody."""

import pytest
from django.core.exceptions import ValidationError

from accounts.models import User
from groundwork.rotating import rotate
from tests.consistency.filling import boxes
from tests.factories import days_ago
from tests.groundwork.private_keys import NEW, OLD
from tests.helpers import at
from tests.workers.rooms import page_of, readings
from workers.actions.own_rooms import edit_gain, edit_recovery_plan, empty_recovery_plan, note_gain, remove_gain
from workers.actions.rooms import share_room
from workers.models import Gain, RecoveryPlan, Room, Sharing
from workers.models.rooms import OWN_ALONE

pytestmark = pytest.mark.django_db
GAIN, PLAN = "I say no now.", "A walk by the Quibblethorpe canal."


@pytest.fixture
def worker(cast):
    """A worker with a gain and a plan."""
    note_gain(worker=cast.worker_profile, by=cast.worker, noticed_on=days_ago(2), words=GAIN)
    edit_recovery_plan(worker=cast.worker_profile, by=cast.worker, steady=PLAN)
    return cast.worker_profile


@pytest.mark.parametrize("room", sorted(OWN_ALONE))
def test_it_cannot_be_shared_by_page_action_or_row(cast, worker, sign_in, room):
    client = sign_in(cast.worker)
    assert client.get(f"{worker.rooms_url}{room}/share/").status_code == 404
    assert client.post(f"{worker.rooms_url}{room}/share/", {"shared_with": cast.lead.pk}).status_code == 404
    with pytest.raises(ValidationError, match="yours alone"):
        share_room(worker=worker, by=cast.worker, room=room, shared_with=cast.lead.pk)
    assert "Share with" not in client.get(page_of(Room(room), worker)).text
    assert not Sharing.objects.exists()


def test_its_rooms_are_named_to_the_worker_and_to_nobody_else(cast, worker, sign_in):
    share_room(worker=worker, by=cast.worker, room=Room.PLAN, shared_with=cast.lead.pk)
    assert "Yours alone, cannot be shared" in sign_in(cast.worker).get(worker.rooms_url).text
    page = sign_in(cast.lead).get(worker.rooms_url).text
    assert "Wellbeing plan" in page
    assert not [room for room in OWN_ALONE if room.label in page]


def test_what_was_written_is_shown_and_the_reading_is_in_the_trail(cast, worker, sign_in):
    client = sign_in(cast.worker)
    assert GAIN in client.get(page_of(Room.GAINS, worker)).text
    page = client.get(page_of(Room.RECOVERY, worker)).text
    assert PLAN in page
    assert "You, and nobody else." in page
    assert readings(worker) == [(cast.worker, "workers:gains_read"), (cast.worker, "workers:recovery_read")]


def test_the_rows_hold_no_words_that_anybody_could_read(worker):
    [gain], [plan] = Gain.objects.all(), RecoveryPlan.objects.all()
    assert gain.gain.startswith("v1:")
    assert plan.steady.startswith("v1:")
    with pytest.raises(Exception, match="gain_encrypted"):
        Gain.objects.update(gain="Plain words")


def test_a_gain_is_edited_and_removed(cast, worker, sign_in):
    client, gain = sign_in(cast.worker), Gain.objects.get()
    sent = {"words": "I say no, and why.", **boxes("noticed_on", days_ago(5))}
    assert client.post(at("edit_gain", gain, "workers"), sent).status_code == 302
    gain.refresh_from_db()
    assert (gain.read("gain"), gain.noticed_on) == ("I say no, and why.", days_ago(5))
    client.post(at("remove_gain", gain, "workers"))
    assert "I say no" not in client.get(page_of(Room.GAINS, worker)).text
    gain.refresh_from_db()
    assert gain.gain == ""
    assert client.get(at("edit_gain", gain, "workers")).status_code == 302
    for deed, more in ((remove_gain, {}), (edit_gain, {"noticed_on": days_ago(1), "words": "Again"})):
        with pytest.raises(ValidationError, match="removed meanwhile"):
            deed(gain=gain, by=cast.worker, **more)


def test_a_gain_without_words_or_from_tomorrow_is_asked_for(cast, worker, sign_in):
    sent = {"words": " ", **boxes("noticed_on", days_ago(-1))}
    page = sign_in(cast.worker).post(at("note_gain", worker, "workers"), sent).text
    assert "Enter what you have gained" in page
    assert Gain.objects.count() == 1


def test_a_blank_empties_one_question_and_emptying_all_of_them(cast, worker, sign_in):
    client = sign_in(cast.worker)
    client.post(at("edit_recovery_plan", worker, "workers"), {"hopes": "A garden", "steady": ""})
    plan = RecoveryPlan.objects.get()
    assert (plan.read("hopes"), plan.read("steady")) == ("A garden", "")
    assert client.post(at("empty_recovery_plan", worker, "workers")).status_code == 302
    assert "There is no plan" in client.get(page_of(Room.RECOVERY, worker)).text
    assert RecoveryPlan.objects.get().is_empty


def test_what_no_key_opens_is_not_lost_by_saving_and_may_be_emptied(cast, worker, sign_in, settings):
    settings.PRIVATE_KEYS = {"other": NEW}
    client = sign_in(cast.worker)
    before = RecoveryPlan.objects.get().steady
    client.post(at("edit_recovery_plan", worker, "workers"), {"hopes": "A garden", "steady": ""})
    assert RecoveryPlan.objects.get().steady == before
    empty_recovery_plan(worker=worker, by=cast.worker)
    assert RecoveryPlan.objects.get().is_empty


def test_they_come_under_the_newest_key_with_all_other_texts(cast, settings):
    settings.PRIVATE_KEYS = {"old": OLD}
    note_gain(worker=cast.worker_profile, by=cast.worker, noticed_on=days_ago(2), words=GAIN)
    edit_recovery_plan(worker=cast.worker_profile, by=cast.worker, **dict.fromkeys(RecoveryPlan.TEXTS, PLAN))
    settings.PRIVATE_KEYS = {"new": NEW, "old": OLD}
    assert rotate().rows == 2
    settings.PRIVATE_KEYS = {"new": NEW}
    assert Gain.objects.get().read("gain") == GAIN
    assert {RecoveryPlan.objects.get().read(name) for name in RecoveryPlan.TEXTS} == {PLAN}


def test_nobody_is_told_of_anything(cast, worker):
    assert not [user for user in User.objects.all() if user.notices.exists()]


def test_many_gains_stand_on_several_pages(cast, worker, sign_in):
    for number in range(30):
        note_gain(worker=worker, by=cast.worker, noticed_on=days_ago(number), words=f"Gain {number:02}")
    client, page = sign_in(cast.worker), page_of(Room.GAINS, worker)
    assert "Gain 29" not in client.get(page).text
    assert "Gain 29" in client.get(page, {"page": 2}).text
