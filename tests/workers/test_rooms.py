"""Private rooms open to the worker, and to the line manager of the day with whom they share each."""

import re

import pytest
from django.core.exceptions import ValidationError
from django.utils import timezone

from accounts.permissions import Role
from groundwork.models import Autosave
from groundwork.private import CANNOT_BE_READ
from tests.cast import ROLES_OF_CAST
from tests.consistency.test_deeds import DEEDS
from tests.factories import MembershipFactory, days_ago, user_with
from tests.groundwork.private_keys import NEW
from tests.helpers import at, told
from tests.workers.rooms import SHARED, furnish, page_of, readings, share
from workers.actions.employment import change_line_manager, edit_employment, record_leaving
from workers.actions.rooms import NOT_NOW, share_room, stop_sharing_room
from workers.belongings import take_worker
from workers.models import Adjustment, Room, Sharing, WellbeingPlan
from workers.views.rooms import RoomDeed

pytestmark = pytest.mark.django_db
WORDS = "Quibblethorpe"


@pytest.fixture
def worker(cast):
    """The worker in induction, whose supervisor is not their line manager, with something in each room."""
    furnish(cast.worker2_profile, WORDS)
    return cast.worker2_profile


def reads(client, worker, room):
    answer = client.get(page_of(room, worker))
    assert answer.status_code in (200, 403, 404)
    return WORDS in answer.text


@pytest.mark.parametrize("room", Room)
@pytest.mark.parametrize("who", ROLES_OF_CAST)
def test_unshared_it_is_read_by_the_worker_alone(cast, worker, sign_in, who, room):
    assert reads(sign_in(getattr(cast, who)), worker, room) == (who == "worker2")


@pytest.mark.parametrize("room", SHARED)
@pytest.mark.parametrize("who", ROLES_OF_CAST)
def test_shared_it_is_read_by_the_line_manager_too(cast, worker, sign_in, who, room):
    share(worker, room)
    assert reads(sign_in(getattr(cast, who)), worker, room) == (who in ("worker2", "lead"))


def test_each_room_is_shared_by_itself(cast, worker, sign_in):
    share(worker, Room.PLAN)
    assert [room for room in Room if reads(sign_in(cast.lead), worker, room)] == [Room.PLAN]
    page = sign_in(cast.lead).get(worker.rooms_url).text
    assert "Wellbeing plan" in page
    assert "Crossovers" not in page


def test_a_lead_who_is_no_line_manager_reads_nothing_whatever_was_shared(cast, worker, sign_in):
    other = user_with(Role.LEAD, cast.north)
    share(worker)
    assert not any(reads(sign_in(other), worker, room) for room in Room)
    assert sign_in(other).get(worker.rooms_url).status_code == 404
    assert "Private rooms" not in sign_in(other).get(worker.get_absolute_url()).text
    assert "Private rooms" in sign_in(cast.lead).get(worker.get_absolute_url()).text


def change_in_the_profile(cast, worker, to):
    change_line_manager(worker=worker, by=cast.lead, line_manager=to)


def hand_worker_over(cast, worker, to):
    worker.refresh_from_db()
    take_worker(worker, cast.lead, to, by=cast.admin, at=timezone.now())


@pytest.mark.parametrize("change", [change_in_the_profile, hand_worker_over])
def test_a_change_of_line_manager_hands_nothing_over(cast, worker, sign_in, change):
    share(worker)
    change(cast, worker, cast.supervisor)
    for who in (cast.lead, cast.supervisor):
        assert not any(reads(sign_in(who), worker, room) for room in Room)
    assert "line_manager_changed" in told(cast.worker2)
    worker.refresh_from_db()
    share(worker, Room.PLAN)
    assert reads(sign_in(cast.supervisor), worker, Room.PLAN)
    assert not reads(sign_in(cast.supervisor), worker, Room.ADJUSTMENTS)


def test_who_becomes_line_manager_again_has_to_be_let_in_again(cast, worker, sign_in):
    share(worker)
    change_in_the_profile(cast, worker, cast.supervisor)
    change_in_the_profile(cast, worker, cast.lead)
    assert not any(reads(sign_in(cast.lead), worker, room) for room in Room)
    assert not Sharing.objects.standing().exists()


def test_a_change_without_anything_in_the_rooms_tells_nobody(cast):
    change_in_the_profile(cast, cast.worker2_profile, cast.supervisor)
    assert "line_manager_changed" not in told(cast.worker2)


def test_an_edit_that_leaves_the_line_manager_leaves_the_sharing(cast, worker, sign_in):
    share(worker)
    edit_employment(worker=worker, by=cast.lead, band=4)
    assert reads(sign_in(cast.lead), worker, Room.PLAN)
    assert "line_manager_changed" not in told(cast.worker2)


def test_a_line_manager_whose_role_ended_reads_nothing(cast, worker, sign_in):
    share(worker)
    cast.lead.memberships.update(ends_at=timezone.now())
    assert not any(reads(sign_in(cast.lead), worker, room) for room in Room)


def test_a_role_in_another_team_is_not_enough(cast, worker, sign_in):
    share(worker)
    cast.lead.memberships.update(ends_at=timezone.now())
    MembershipFactory(user=cast.lead, role=Role.LEAD, team=cast.south)
    assert not any(reads(sign_in(cast.lead), worker, room) for room in Room)


def test_nobody_reads_of_a_worker_who_has_left(cast, worker, sign_in):
    share(worker)
    record_leaving(worker=worker, by=cast.lead, left_on=days_ago(0))
    for who in (cast.lead, cast.worker2):
        assert not any(reads(sign_in(who), worker, room) for room in Room)


def test_sharing_is_stopped_at_once(cast, worker, sign_in):
    share(worker)
    client = sign_in(cast.worker2)
    address = f"{worker.rooms_url}plan/stop-sharing/"
    assert "Nobody but you can read it from now on" in client.get(address).text
    assert "Nobody but you can read it now." in client.post(address, follow=True).text
    assert not reads(sign_in(cast.lead), worker, Room.PLAN)
    assert reads(sign_in(cast.lead), worker, Room.ADJUSTMENTS)
    stop_sharing_room(worker=worker, by=cast.worker2, room=Room.PLAN)


def shown_with(client, address):
    return re.search(r'name="shared_with" value="([^"]*)"', client.get(address).text)[1]


def test_the_worker_shares_with_whom_the_page_named(cast, worker, sign_in):
    client, address = sign_in(cast.worker2), f"{worker.rooms_url}plan/share/"
    sent = {"shared_with": shown_with(client, address)}
    change_in_the_profile(cast, worker, cast.supervisor)
    assert NOT_NOW in client.post(address, sent).text
    assert not Sharing.objects.exists()
    sent = {"shared_with": shown_with(client, address)}
    assert "Shared with Sunita Rao." in client.post(address, sent, follow=True).text
    assert set(told(cast.supervisor)) == {"line_manager_named", "room_shared"}


@pytest.mark.parametrize("sent", ["", "x", "00000000-0000-0000-0000-000000000000"])
def test_nobody_else_can_be_let_in(cast, worker, sign_in, sent):
    answer = sign_in(cast.worker2).post(f"{worker.rooms_url}plan/share/", {"shared_with": sent})
    assert answer.status_code == 200
    assert not Sharing.objects.exists()


def test_sharing_twice_changes_nothing(cast, worker):
    share(worker, Room.PLAN)
    share(worker, Room.PLAN)
    assert Sharing.objects.count() == 1
    assert told(cast.lead) == ["room_shared"]


def test_where_the_line_manager_is_not_there_nobody_is_let_in(cast, worker, sign_in):
    cast.lead.is_active = False
    cast.lead.save()
    answer = sign_in(cast.worker2).get(f"{worker.rooms_url}plan/share/", follow=True)
    assert "Your line manager is not there now" in answer.text
    with pytest.raises(ValidationError):
        share_room(worker=worker, by=cast.worker2, room=Room.PLAN, shared_with=cast.lead.pk)


def test_no_room_of_another_name(cast, worker, sign_in):
    assert sign_in(cast.worker2).get(f"{worker.rooms_url}attic/share/").status_code == 404


@pytest.mark.parametrize("room", SHARED)
def test_each_reading_is_written_down_and_shown_to_the_worker(cast, worker, sign_in, room):
    share(worker)
    assert "Nobody else has read it." in sign_in(cast.worker2).get(page_of(room, worker)).text
    for _ in range(2):
        sign_in(cast.lead).get(page_of(room, worker))
    verb = f"workers:{room}_read"
    assert readings(worker) == [(cast.worker2, verb), (cast.lead, verb), (cast.lead, verb)]
    page = sign_in(cast.worker2).get(page_of(room, worker)).text
    assert "Lena Fairweather: 2 times, last on" in page
    assert "Who has read this" not in sign_in(cast.lead).get(page_of(room, worker)).text


def test_a_form_that_shows_the_words_is_a_reading_too(cast, worker, sign_in):
    share(worker)
    client, adjustment = sign_in(cast.lead), Adjustment.objects.get()
    for page in (at("edit_adjustment", adjustment, "workers"), at("edit_wellbeing_plan", worker, "workers")):
        assert WORDS in client.get(page).text
    assert readings(worker) == [(cast.lead, "workers:adjustments_read"), (cast.lead, "workers:plan_read")]


def test_the_page_of_all_rooms_shows_nothing_and_is_no_reading(cast, worker, sign_in):
    share(worker)
    assert WORDS not in sign_in(cast.lead).get(worker.rooms_url).text
    assert readings(worker) == []


def test_what_a_line_manager_writes_is_told_to_the_worker(cast, worker, sign_in):
    share(worker)
    page = at("edit_wellbeing_plan", worker, "workers")
    sent = {"keeps_well": "Walks", **{f"review_on-{part}": value for part, value in boxes(days_ago(-30)).items()}}
    sign_in(cast.worker2).post(page, sent)
    assert "room_changed" not in told(cast.worker2)
    sign_in(cast.lead).post(page, sent | {"keeps_well": "Longer walks"})
    assert told(cast.worker2).count("room_changed") == 1
    assert WellbeingPlan.objects.get().read("keeps_well") == "Longer walks"


def boxes(day):
    return {"day": day.day, "month": day.month, "year": day.year}


def test_the_second_of_two_writers_reads_what_the_first_has_changed_in_words(cast, worker, sign_in):
    share(worker)
    page = at("edit_wellbeing_plan", worker, "workers")
    client = sign_in(cast.lead)
    seen = client.get(page).context["form"].hidden_values["seen"]
    sent = {f"review_on-{part}": value for part, value in boxes(days_ago(-30)).items()}
    sign_in(cast.worker2).post(page, sent | {"helps": "Tea and quiet"})
    answer = sign_in(cast.lead).post(page, sent | {"helps": "Coffee", "seen": seen})
    assert "This is now “Tea and quiet”. You entered something else." in answer.text
    assert "v1:" not in answer.text
    assert WellbeingPlan.objects.get().read("helps") == "Tea and quiet"


def test_text_that_was_moved_to_another_row_is_shown_as_unreadable(cast, worker, sign_in):
    furnish(cast.worker_profile, "Other")
    mine, theirs = (Adjustment.objects.get(worker=each) for each in (worker, cast.worker_profile))
    Adjustment.objects.filter(pk=theirs.pk).update(need=mine.need)
    page = sign_in(cast.worker).get(page_of(Room.ADJUSTMENTS, cast.worker_profile))
    assert page.status_code == 200
    assert CANNOT_BE_READ in page.text
    assert WORDS not in page.text


@pytest.mark.parametrize("room", Room)
def test_without_the_key_pages_and_forms_still_open(cast, worker, sign_in, room, settings):
    settings.PRIVATE_KEYS = {"other": NEW}
    client = sign_in(cast.worker2)
    page = client.get(page_of(room, worker))
    assert page.status_code == 200
    assert "cannot be read" in page.text
    for link in re.findall(r'href="([^"]+/(?:edit|record|flag|end|withdraw)/)"', page.text):
        assert client.get(link).status_code == 200


def test_without_any_key_a_form_says_so_and_keeps_what_was_typed(cast, worker, sign_in, settings):
    settings.PRIVATE_KEYS = {}
    answer = sign_in(cast.worker2).post(at("identify_adjustment", worker, "workers"), {"need": "Somewhere to sit"})
    assert "Private text cannot be saved at the moment" in answer.text
    assert "Somewhere to sit" in answer.text
    typed = {"path": at("identify_adjustment", worker, "workers"), "need": "x"}
    answer = sign_in(cast.worker2).post("/autosave/", typed)
    assert answer.status_code == 413
    assert not Autosave.objects.exists()


def test_what_is_typed_and_not_sent_is_kept_encrypted_and_comes_back(cast, worker, sign_in):
    client, page = sign_in(cast.worker2), at("identify_adjustment", worker, "workers")
    assert client.post("/autosave/", {"path": page, "need": "Half a Quibblethorpe"}).status_code == 200
    kept = Autosave.objects.get()
    assert kept.data == {}
    assert "Quibble" not in str(vars(kept))
    assert "Half a Quibblethorpe" in client.get(page).text
    client.post(page, {"need": "All of it"})
    assert not Autosave.objects.exists()


def test_every_form_of_a_private_room_keeps_its_text_encrypted():
    forms = [view for name, view in DEEDS.items() if issubclass(view, RoomDeed)]
    assert len(forms) > 12
    assert [view for view in forms if not view.is_private] == []
