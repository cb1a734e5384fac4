"""What workers keep in their private rooms, and with whom they share it."""

from referrals.models import Referral
from supervision.actions.crossovers import log_crossover
from workers.actions.adjustments import (
    flag_adjustment,
    identify_adjustment,
    meet_adjustment,
    record_adjustment,
    review_adjustment,
)
from workers.actions.crossovers import declare_crossover
from workers.actions.own_rooms import edit_recovery_plan, note_gain
from workers.actions.rooms import share_room
from workers.actions.wellbeing_plans import edit_wellbeing_plan
from workers.crossovers import Named, What
from workers.models import Room

PLAN = {
    "keeps_well": "A walk before work. Lunch away from the desk. Not more than two endings in one week.",
    "early_signs": "I answer messages late in the evening. I say yes to everything.",
    "helps": "Being asked once, and plainly. A day with fewer meetings. Tea.",
    "tell": "Lena may tell Sunita that I need a quiet week, and not why.",
}


GAINS = {
    150: "I told my own story in a room of strangers, and went home whole.",
    60: "I asked for a quieter desk, and got it.",
    12: "My sister says that I laugh again.",
}
OWN_PLAN = {
    "hopes": "To live by the sea for a summer, and to keep this job.",
    "steady": "Sleep before midnight. Bread on Sundays. The choir.",
    "hard": "November. Letters with a window in them.",
    "signs": "I stop opening the curtains.",
    "steps": "Open them. Ring Marta. One thing a day, and that is enough.",
    "people": "Marta, and my neighbour for the cat.",
}


class RoomStory:
    """The rooms of one worker."""

    def __init__(self, service, key):
        self.clock, self.worker = service.clock, service.workers[key]
        self.by = self.worker.user

    def share(self, *rooms):
        for room in rooms:
            share_room(worker=self.worker, by=self.by, room=room, shared_with=self.worker.line_manager_id)

    def identify(self, need):
        return identify_adjustment(worker=self.worker, by=self.by, need=need)

    def agree(self, need, agreed, *, review_in):
        review_on = self.clock.day(-review_in)
        return record_adjustment(adjustment=self.identify(need), by=self.by, agreed=agreed, review_on=review_on)

    def meet(self, adjustment, tell, *, ago):
        flagged = flag_adjustment(adjustment=adjustment, by=self.by, tell=tell)
        return meet_adjustment(adjustment=flagged, by=self.by, met_on=self.clock.day(ago))

    def declare(self, what, words, note=""):
        review_on = self.clock.day(-200)
        named = Named(what, words)
        declare_crossover(worker=self.worker, by=self.by, named=named, note=note, review_on=review_on)


def tell_rooms(service):
    """Rooms that are full and shared, begun, and shared with nobody."""
    full(RoomStory(service, "worker"))
    begun(RoomStory(service, "worker2"))
    at_work(RoomStory(service, "worker3"))
    crossed(RoomStory(service, "bea.castell"))


def full(story):
    """Adjustments at several steps, of which one is soon to be reviewed, and a plan; most of it shared."""
    met = story.agree(
        "My hearing: I miss what is said when several people talk at once.",
        "Team meetings in the small room, one at a time, and the notes on the same day.",
        review_in=9,
    )
    story.meet(met, "Whoever chairs the team meeting", ago=60)
    reviewed = story.meet(
        story.agree("Early mornings.", "The first session not before half past nine.", review_in=150),
        "Nobody else",
        ago=120,
    )
    review_adjustment(
        adjustment=reviewed,
        by=story.worker.line_manager,
        finding="stays",
        found="It works, in winter too.",
        review_on=story.clock.day(-170),
    )
    story.agree("Somewhere to leave my bag.", "A locker by the back door, once there is a key.", review_in=40)
    edit_wellbeing_plan(worker=story.worker, by=story.by, review_on=story.clock.day(-12), **PLAN)
    story.declare(What.SERVICE, "Harbour ward", "Some years ago. I would rather not visit there alone.")
    story.share(Room.ADJUSTMENTS, Room.PLAN)
    for ago, gain in GAINS.items():
        note_gain(worker=story.worker, by=story.by, noticed_on=story.clock.day(ago), words=gain)
    edit_recovery_plan(worker=story.worker, by=story.by, **OWN_PLAN)


def begun(story):
    """Somebody new who has written one thing down and shares nothing yet."""
    story.identify("A chair that fits. I do not know whom to ask.")


def at_work(story):
    """A crossover at work asks for an additional supervision."""
    happened_on, happened = story.clock.workday(2), "A nurse from my own ward came to the network meeting."
    log_crossover(worker=story.worker, by=story.by, happened_on=happened_on, happened=happened)


def crossed(story):
    """Somebody who waits is known to this worker, whom matching is told to be not available for them."""
    waiting = Referral.objects.waiting().filter(team=story.worker.team).select_related("person").first()
    if waiting:
        story.declare(What.PERSON, waiting.person.name, "We were at school together.")
