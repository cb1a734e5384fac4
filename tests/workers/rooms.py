"""What tests of private rooms share."""

from groundwork.models import AccessEvent
from tests.factories import days_ago
from tests.helpers import at
from workers.actions.adjustments import flag_adjustment, identify_adjustment, meet_adjustment, record_adjustment
from workers.actions.crossovers import declare_crossover
from workers.actions.own_rooms import edit_recovery_plan, note_gain
from workers.actions.rooms import share_room
from workers.actions.wellbeing_plans import edit_wellbeing_plan
from workers.crossovers import Named, What
from workers.models import RecoveryPlan, Room

SOON = days_ago(-90)
SHARED = [room for room in Room if room.can_be_shared]
PAGES = {
    Room.ADJUSTMENTS: "adjustments",
    Room.PLAN: "wellbeing_plan",
    Room.CROSSOVERS: "crossovers",
    Room.GAINS: "gains",
    Room.RECOVERY: "recovery_plan",
}


def furnish(worker, words="Quibblethorpe"):
    """Something in each of the worker's rooms, with `words` in each text."""
    by = worker.user
    adjustment = identify_adjustment(worker=worker, by=by, need=f"{words} need")
    record_adjustment(adjustment=adjustment, by=by, agreed=f"{words} agreed", review_on=SOON)
    texts = {name: f"{words} {name}" for name in ("keeps_well", "early_signs", "helps", "tell")}
    edit_wellbeing_plan(worker=worker, by=by, review_on=SOON, **texts)
    declare_crossover(
        worker=worker, by=by, named=Named(What.SERVICE, f"{words} ward"), note=f"{words} note", review_on=SOON
    )
    note_gain(worker=worker, by=by, noticed_on=days_ago(1), words=f"{words} gain")
    edit_recovery_plan(worker=worker, by=by, **{name: f"{words} own {name}" for name in RecoveryPlan.TEXTS})
    return adjustment


def share(worker, *rooms):
    for room in rooms or SHARED:
        share_room(worker=worker, by=worker.user, room=room, shared_with=worker.line_manager_id)


def page_of(room, worker):
    return at(PAGES[room], worker, "workers")


def readings(worker):
    """Who was shown which room, in the trail."""
    events = AccessEvent.objects.filter(subjects=[worker.pk], verb__endswith="_read").order_by("at")
    return [(event.user, event.verb) for event in events]


def met(worker):
    """An adjustment that is flagged and met."""
    by = worker.user
    adjustment = identify_adjustment(worker=worker, by=by, need="A quiet room")
    adjustment = record_adjustment(adjustment=adjustment, by=by, agreed="Room 4", review_on=SOON)
    adjustment = flag_adjustment(adjustment=adjustment, by=by, tell="Nobody else")
    return meet_adjustment(adjustment=adjustment, by=by, met_on=days_ago(1))
