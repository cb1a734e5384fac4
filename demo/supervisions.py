"""Telling the workers' supervision: a year of it, and what is due, overdue and unconfirmed today."""

from datetime import time, timedelta

from demo.clock import chance, weekday_after
from supervision.actions.intervals import set_interval
from supervision.actions.supervisions import action_done, cancel, confirm, record, schedule
from supervision.models import Supervision
from support.models import Principle
from workers.models import Stage

# Days between supervisions in the year told here, by stage
RHYTHM = {"induction": 7, "developing": 21, "established": 28, "senior": 28}
# Days since the last supervision, where it is longer ago than it should be
LAST = {"nkechi.obi": 41, "tomos.price": 19, "mairead.quinn": 52, "tess.van.dijk": 9, "worker": 5, "worker3": 13}
NOTHING_BOOKED = {"nkechi.obi", "mairead.quinn", "tomos.price"}
UNCONFIRMED = {"worker", "isaac.boateng", "freya.o.dowd"}
YEAR = 350

DISCUSSED = [
    "How the month has been. {name} is pleased with how the library visits went, and tired after two endings in one "
    "week. Agreed that endings are spread from now on.",
    "Began with what went well. Talked about the difference between company and friendship, with an example from last "
    "week; {name} found the sentence that said it kindly.",
    "Looked at two session notes together. They are short, warm and would be no surprise to the people they are about.",
    "Mostly about a concern raised last week: what was seen, who was told, how long it took, how {name} slept after it. "
    "The lead on duty had answered within the hour. {name} would do the same again and would ring sooner.",
    "Working days, the room that is always taken, and whether a bicycle counts as travel. It does.",
    "Sharing one's own story: what for, how much, and how it feels on the bus home. {name} has a rule of thumb now: one "
    "sentence, then a question.",
    "A quiet month. Space to think about the course in Open Dialogue, and whether this is the year.",
]
PEOPLE = [
    "Seven people. Two near their endings, both planned. One has not been seen for two weeks: {name} writes today.",
    "All reviews held. One person wants fewer meetings and more group; that is progress and felt like a loss.",
    "Room for two more from next month. Nobody for whom a home visit alone is in question.",
    "",
]
NEEDS = [
    "Open Dialogue foundation, if there is a run not on Mondays.",
    "Refresher on safeguarding children.",
    "",
    "",
    "",
]
OWN_WORDS = [
    "A fair account. I would add that I laughed more than it sounds.",
    "Read and agreed. Thank you for moving the room.",
    "It helped to say the thing about endings out loud.",
    "",
    "",
    "",
]
ACTIONS = [
    "Ask the college for the dates of the English class",
    "Spread endings over at least two weeks",
    "Find a quieter room for Thursdays",
    "Write to the person not seen for two weeks",
    "Book the refresher in safeguarding children",
    "Try the one-sentence rule and tell me about it",
    "Ask about a second telephone for home visits",
]
PLACES = ["Room 2, Northside centre", "Walking, by the canal", "Video", "Millbrook library, study room"]


class SupervisionStory:
    """One worker's year of supervision."""

    def __init__(self, service, key, worker, principles):
        self.clock, self.key, self.worker, self.principles = service.clock, key, worker, principles
        self.random = chance("supervision", key)
        self.by, self.user = worker.supervisor, worker.user
        self.name = worker.user.name.split()[0]
        self.texts = self.random.sample(DISCUSSED, len(DISCUSSED))

    def tell(self):
        days = self.days()
        for number, day in enumerate(days):
            self.hold(day, number, is_last=day == days[-1])
        self.look_ahead()

    def days(self):
        """When they met, oldest first."""
        rhythm = RHYTHM[self.worker.stage.code]
        ago = LAST.get(self.key, self.random.randint(2, rhythm - 3))
        in_job = (self.clock.today - self.worker.started_on).days
        agos = range(ago, min(YEAR, in_job - 3), rhythm)
        return sorted({self.clock.workday(each) for each in agos})

    def hold(self, day, number, *, is_last):
        supervision = self.plan(day, made=day - timedelta(days=7))
        if self.random.random() < 0.05 and not is_last:
            reason = self.random.choice(["Away ill.", "The fire alarm, and nobody came back for an hour."])
            return cancel(supervision=supervision, by=self.by, reason=reason, at=self.clock.at(day, 8))
        supervision = record(
            supervision=supervision,
            by=self.by,
            minutes=self.random.choice([45, 60, 60, 75]),
            discussed=self.say(self.texts[number % len(self.texts)]),
            caseload_discussed=self.say(self.random.choice(PEOPLE)),
            principles=self.random.sample(self.principles, 2),
            wellbeing=self.random.choices([2, 3, 4, 5], [8, 32, 45, 15])[0],
            adjustments_checked=self.random.random() < 0.8,
            training_needs=self.random.choice(NEEDS),
            actions=self.agreed(day),
            at=self.clock.at(day, 15),
        )
        if not (is_last and self.key in UNCONFIRMED):
            words, at = self.random.choice(OWN_WORDS), self.clock.at(day + timedelta(days=1), 9)
            confirm(supervision=supervision, by=self.user, workers_words=words, at=at)
        return self.follow_up(supervision, day)

    def plan(self, day, *, made):
        kind = Supervision.Kind.LINE_MANAGEMENT if self.random.random() < 0.25 else Supervision.Kind.PRACTICE
        return schedule(
            worker=self.worker,
            by=self.by,
            kind=kind,
            date=day,
            start=self.random.choice([time(9, 30), time(13), time(14), time(15, 30)]),
            place=self.random.choice(PLACES),
            sure={"away"},
            at=self.clock.at(max(made, self.worker.started_on)),
        )

    def agreed(self, day):
        return [
            {
                "text": text,
                "owner": self.random.choice([self.user, self.user, self.by]),
                "due_on": day + timedelta(days=self.random.choice([7, 14, 21])),
            }
            for text in self.random.sample(ACTIONS, self.random.choice([0, 1, 1, 2]))
        ]

    def follow_up(self, supervision, day):
        """Old actions are done, but for a few."""
        for agreed in supervision.actions.all():
            done = day + timedelta(days=self.random.randint(2, 18))
            if done < self.clock.today and self.random.random() < 0.94:
                action_done(agreed=agreed, by=agreed.owner, on=done)

    def look_ahead(self):
        if self.key not in NOTHING_BOOKED:
            day = weekday_after(self.clock.day(-self.random.randint(1, 9)))
            self.plan(day, made=self.clock.day(2))

    def say(self, text):
        return text.format(name=self.name)


def tell_interval(service):
    """In a month senior workers have supervision every three weeks."""
    set_interval(
        stage=Stage.objects.get(code="senior"),
        by=service.users["admin"],
        holds_from=service.clock.day(-30),
        days=21,
        reason="Senior workers asked for it: they look after others too.",
    )


def tell_supervisions(service):
    """Everybody's supervision."""
    principles = list(Principle.objects.all())
    for key, worker in service.workers.items():
        SupervisionStory(service, key, worker, principles).tell()
