"""Who is away: one suddenly today, whom nobody covers yet; one on leave, whom a colleague covers; one soon."""

from demo import cast
from support.actions.covers import CoverBy, name_cover, ring
from support.models import Session, Support
from workers.actions.absences import away_today, correct_absence, enter_absence
from workers.models import AbsenceKind
from workers.models.absences import moments

ILL, ON_LEAVE, SOON, COVERS = "tomos.price", "nkechi.obi", "freya.o.dowd", "worker"
NOTE = "Back with short days in the first week."
AGREED = "Glad of the call. Will wait until next week."


def tell_absences(service):
    """Everything about absences, by the lead of the Northside."""
    story = AbsenceStory(service)
    story.take_leave()
    story.plan_leave()
    story.stay_away()


class AbsenceStory:
    """Absences of the Northside's workers, entered by themselves or their lead."""

    def __init__(self, service):
        self.clock, self.workers = service.clock, service.workers
        self.lead = service.users[cast.LEAD_OF[cast.NORTH]]

    def leave(self, key, first, last, entered, note=""):
        """Annual leave from `first` to `last` (days from today), entered by the worker so many days ago."""
        worker = self.workers[key]
        starts_at, ends_at = moments(self.clock.day(-first), self.clock.day(-last))
        return enter_absence(
            worker=worker,
            by=worker.user,
            kind=AbsenceKind.objects.get(code="annual-leave"),
            starts_at=starts_at,
            ends_at=ends_at,
            note=note,
            at=self.clock.at(self.clock.workday(entered)),
        )

    def take_leave(self):
        """On leave from today on: a colleague covers, and one person has agreed that notes are read."""
        absence = self.leave(ON_LEAVE, 0, 6, entered=16, note=NOTE)
        supports = Support.objects.open().filter(worker=absence.worker).order_by("matched_on")
        named = [CoverBy(each, self.workers[COVERS], notes_agreed=not place) for place, each in enumerate(supports)]
        name_cover(absence=absence, by=self.lead, named=named, at=self.clock.at(self.clock.workday(9), 15))

    def plan_leave(self):
        """In ten days; who covers is still to be said."""
        self.leave(SOON, 10, 17, entered=4)

    def stay_away(self):
        """Away since this morning, until when is not known: the lead has rung one person, and others are to be rung."""
        at = self.clock.at(self.clock.today, 8, 40)
        absence = away_today(worker=self.workers[ILL], by=self.lead, at=at)
        correct_absence(absence=absence, by=self.lead, kind=absence.kind, starts_at=absence.starts_at, at=at)
        booked = Session.objects.to_ring_about(self.clock.today, self.clock.now).order_by("date", "start").first()
        if booked:
            ring(support=booked.support, by=self.lead, said=AGREED, at=self.clock.at(self.clock.today, 9, 5))
