"""Telling a support from the match to where it stands today, or to its ending."""

from datetime import time, timedelta

from demo import cast, mistakes, threads
from demo.clock import chance
from demo.notes import Notes
from referrals.actions.corrections import record_death
from support.actions.bookings import book_session
from support.actions.concerns import acknowledge_concern, close_concern, raise_concern
from support.actions.goals import set_goal
from support.actions.intensity import change_intensity
from support.actions.reviews import hold_review
from support.actions.sessions import add_to_session, log_session
from support.actions.supports import end_support, extend, pause, resume
from support.models import EndingReason, Intensity

ATTENDANCE = {"5": 80, "6": 6, "2": 7, "3": 4, "4": 2, "7": 1}
LENGTHS = {"planned": 84, "longer": 126, "break": 105}
BREAK = (35, 58)
STOPPED = ["person-stopped", "lost-contact", "moved-away", "hospital"]
REACHED = ["goals-reached", "time-limit", "moved-on"]
EXTENSION = "The group only begins after the holidays, and {name} would like company for the first two times."
PAUSE = ["A stay with family abroad.", "An operation; {name} will ring when walking is allowed again."]
CONCERNS = [
    ("safeguarding", "{name} said that a neighbour borrows the bank card, and looked at the floor while saying it."),
    ("risk", "{name} said that the thoughts are back at night. Has rung the line once. Agreed that I tell you today."),
    ("other", "The flat is very cold: the meter is empty until Thursday."),
]
OUTCOMES = [
    "The safeguarding team was asked; the card was changed at the bank the same afternoon, with {name} there.",
    "Spoke with both. The care coordinator visits tomorrow and has the safety plan out. The worker is fine to go on.",
    "Emergency credit arranged by telephone. The form for the warm-home scheme is in the post.",
]
ADDITION = "{name} asked me to add: it was the second bench, not the first."
STARTS = [time(10), time(10, 30), time(11), time(13, 30), time(14), time(15, 15)]


class SupportStory:
    """What happened between one person and one worker."""

    def __init__(self, service, journey, support, thread, lists):
        self.clock, self.journey, self.support, self.thread = service.clock, journey, support, thread
        self.flag, self.random = journey.flag, chance("support", journey.number)
        self.worker, self.user, self.lead = support.worker, support.worker.user, support.worker.line_manager
        self.gone, self.referrer = service.users[cast.LEFT], service.users[journey.referrer]
        self.name = support.person.called.split()[0]
        self.notes = Notes(thread, self.name, self.random, lists)
        self.goals, self.session, self.extended, self.resting = [], None, False, False
        self.first = self.working_day(support.matched_on + timedelta(days=self.random.randint(4, 7)))
        self.review_due = self.first + timedelta(weeks=6)
        self.ends_on = self.first + timedelta(days=self.length())

    @property
    def is_over(self):
        return self.journey.fate == "ended"

    def length(self):
        """Days from the first session to the last one planned."""
        return LENGTHS.get(self.flag) or (self.random.randint(14, 60) if self.flag == "stopped" else 999)

    def tell(self):
        """Everything up to today."""
        coming = self.working_day(self.clock.day(-self.random.randint(1, 5)))
        if self.flag == "unbooked":
            return
        if self.flag != "booked":
            self.meet()
            self.conclude()
        if not self.is_over and self.journey.number % 4 == 0:
            self.meet_less_often()
        if not self.is_over and self.flag != "paused":
            self.book(coming)

    def meet_less_often(self):
        """From a week ago on every two weeks, as both wish; it takes half a place."""
        fortnightly, at = Intensity.objects.get(code="fortnightly"), self.clock.at(self.clock.day(7), 18)
        change_intensity(support=self.support, by=self.user, intensity=fortnightly, at=at)

    def working_day(self, date):
        """The first day from `date` on that the worker works."""
        while date.weekday() not in self.worker.working_days:
            date += timedelta(days=1)
        return date

    def meet(self):
        until = min(self.ends_on, self.clock.day(16 if self.flag == "paused" else 1))
        day, days = self.first, []
        while day <= until:
            days.append(day)
            day = self.working_day(day + timedelta(days=7))
        unlogged = days.pop() if self.flag == "unlogged" else None
        for day in days:
            if not self.rests(day):
                self.meeting(day)
                self.between(day)
        if unlogged:
            self.book(unlogged)

    def rests(self, day):
        """Whether the support is paused on that day; pauses and resumes on the way."""
        if self.flag != "break":
            return False
        since = (day - self.first).days
        if BREAK[0] <= since < BREAK[1] and not self.resting:
            pause(support=self.support, by=self.user, reason=self.say(PAUSE[0]), at=self.clock.at(day, 9))
            self.resting = True
        elif since >= BREAK[1] and self.resting:
            resume(support=self.support, by=self.user, reason="Back again and ready.", at=self.clock.at(day, 9))
            self.resting = False
        return self.resting

    def meeting(self, day):
        """One planned session, whether the person came or not."""
        attendance = self.random.choices(list(ATTENDANCE), ATTENDANCE.values())[0] if self.session else "5"
        if attendance in ("5", "6"):
            self.log(day, attendance, **self.notes.meeting(self.goals), **self.connected(day))
            self.after_meeting(day)
        else:
            self.log(day, attendance, **self.notes.missed(attendance))

    def log(self, day, attendance, **details):
        details.setdefault("start", self.random.choice(STARTS))
        self.session = log_session(
            support=self.support,
            by=self.user,
            date=day,
            attendance=attendance,
            sure={"another"},
            at=self.clock.at(day, 17),
            **details,
        )

    def connected(self, day):
        weeks = (day - self.first).days // 7
        how = {6: "tried", 8: "joined", 11: "kept"}.get(weeks)
        return self.notes.connection(how) if how else {}

    def between(self, day):
        """A telephone call before the next meeting, now and then."""
        date = day + timedelta(days=2)
        if self.random.random() < 0.32 and date < min(self.clock.today, self.ends_on) and date.weekday() < 5:
            self.log(date, "5", **self.notes.call())

    def after_meeting(self, day):
        if day == self.first:
            self.goals = [
                set_goal(support=self.support, by=self.user, words=words, rating=self.rating(0), on=day)
                for words in self.thread["goals"]
            ]
        if self.flag != "late" and day + timedelta(days=7) > self.review_due and day < self.ends_on:
            self.review(day)
        if self.is_over and self.random.random() < 0.012:
            self.concern(day, taken=True, closed=True)
        if self.random.random() < 0.02:
            later = self.clock.at(day + timedelta(days=4), 12)
            add_to_session(session=self.session, by=self.user, text=self.say(ADDITION), at=later)

    def rating(self, step):
        """How near the person feels: rising over the months, not always."""
        return max(0, min(10, self.random.randint(1, 4) + 2 * step + self.random.choice([-1, 0, 0, 1])))

    def rate(self, step):
        return {goal: self.rating(step) for goal in self.goals}

    def review(self, day):
        hold_review(
            support=self.support,
            by=self.user,
            held_on=day,
            discussed=self.say(self.random.choice(threads.REVIEW_TALK)),
            who_came=self.say(self.random.choice(["{name} and I", "{name}, the care coordinator and I"])),
            choices_still_right=self.random.random() < 0.9,
            what_next=self.random.choice(threads.REVIEW_NEXT),
            ratings=self.rate(1),
            at=self.clock.at(day, 17, 30),
        )
        self.review_due = day + timedelta(weeks=6)
        if self.flag in ("longer", "break", "extended") and (day - self.first).days > 60 and not self.extended:
            self.extended = True
            extend(
                support=self.support,
                by=self.lead,
                expected_end_on=self.first + timedelta(days=126),
                reason=self.say(EXTENSION),
                at=self.clock.at(day + timedelta(days=1), 9),
            )

    def conclude(self):
        """The ending, or what stands open today."""
        day = self.session.date
        if self.is_over:
            self.end(day)
        elif self.flag == "paused":
            pause(support=self.support, by=self.user, reason=self.say(PAUSE[1]), at=self.clock.at(day, 18))
        elif self.flag in mistakes.MISTAKES:
            mistakes.make(self, day)
        elif self.flag in ("concern", "taken", "stranded"):
            self.concern(day, taken=self.flag != "concern", closed=False)
        elif self.flag == "died":
            self.died(day)
        elif self.flag in ("debrief", "low"):
            self.session.wellbeing, self.session.debrief_wanted = 2, self.flag == "debrief"
            self.session.save()

    def died(self, day):
        """The referrer hears of it and writes it down; the lead has not confirmed yet what ends."""
        record_death(
            person=self.support.person,
            by=self.referrer,
            deceased_on=day + timedelta(days=1),
            source="Their brother, on the telephone",
            at=self.clock.at(day + timedelta(days=2), 10),
        )

    def concern(self, day, *, taken, closed):
        number = self.journey.number % len(CONCERNS)
        kind, text = CONCERNS[number]
        concern = raise_concern(
            support=self.support,
            session=self.session,
            by=self.user,
            kind=kind,
            text=self.say(text),
            at=self.clock.at(day, 17, 5),
        )
        if taken:
            owner = self.gone if self.flag == "stranded" else self.lead
            concern = acknowledge_concern(concern=concern, by=owner, at=self.clock.at(day, 17, 50))
        if closed:
            at = self.clock.at(day + timedelta(days=2), 12)
            close_concern(concern=concern, by=self.lead, outcome=self.say(OUTCOMES[number]), at=at)

    def end(self, day):
        stopped = self.flag == "stopped"
        end_support(
            support=self.support,
            by=self.user,
            ended_on=day,
            ending_reason=EndingReason.objects.get(code=self.random.choice(STOPPED if stopped else REACHED)),
            ending_summary=self.say(
                self.random.choice(threads.UNPLANNED_SUMMARY) if stopped else self.thread["summary"]
            ),
            taking_on="" if stopped else self.thread["taking_on"],
            ratings=self.rate(3) if not stopped else None,
            at=self.clock.at(day, 18),
        )

    def book(self, day):
        start = self.random.choice(STARTS)
        place = self.say(self.thread["place"])
        book_session(
            support=self.support, by=self.user, date=day, start=start, place=place, sure={"clash"}, at=self.clock.now
        )

    def say(self, text):
        return text.format(name=self.name)
