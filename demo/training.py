"""Telling the workers' training: mostly in date, some missing, running out or run out."""

from datetime import time, timedelta

from demo.clock import chance
from training.actions.cohorts import add_cohort, edit_course_day, join_cohort, keep_register
from training.actions.rules import exempt, set_rule
from training.actions.training import complete_training, enrol, take_back_training, withdraw_training
from training.models import Barrier, Course
from workers.models import Stage

# Not done yet, by worker
MISSING = {
    "worker2": ["safeguarding-children", "conflict", "resuscitation", "boundaries"],
    "tess.van.dijk": ["active-listening", "safeguarding-adults", "moving-and-handling"],
    "tomos.price": ["disclosure"],
    "gareth.bowen": ["prevent"],
}
# Completed so many days ago that a year's validity is over, or nearly
COMPLETED = {
    ("worker", "resuscitation"): 365 - 25,
    ("worker", "information-governance"): 365 - 52,
    ("bea.castell", "information-governance"): 365 + 12,
    ("worker3", "resuscitation"): 365 - 6,
    ("isaac.boateng", "fire"): 730 + 40,
    ("freya.o.dowd", "information-governance"): 200,
}
ENROLLED = [("worker2", "conflict", 12), ("tess.van.dijk", "active-listening", 5), ("worker", "open-dialogue", 20)]
WITHDRAWN = [
    (
        "nkechi.obi",
        "open-dialogue",
        "work",
        "The course is on Mondays, and I do not work on Mondays.",
        "A place on the spring run.",
    ),
    (
        "jun.mori",
        "psychoeducation",
        "health",
        "Slides only, and too small to read.",
        "Handouts beforehand; next date is offered.",
    ),
]
EXEMPT = ("gareth.bowen", "prevent", 120, "Holds the trust's own course; the certificate is on its way.")
COHORT = ["worker", "tomos.price", "freya.o.dowd", "worker3", "isaac.boateng", "mairead.quinn"]
MORE = {
    "bea.castell": ["open-dialogue", "ethics", "problem-solving"],
    "gareth.bowen": ["open-dialogue", "stigma"],
    "worker": ["problem-solving", "stigma"],
    "worker3": ["ethics"],
}


class TrainingStory:
    """Who did which course, and when."""

    def __init__(self, service):
        self.service, self.clock = service, service.clock
        self.courses = {course.code: course for course in Course.objects.all()}

    def tell(self):
        for key, worker in self.service.workers.items():
            required = worker.stage.required_courses.values_list("code", flat=True)
            for code in [*required, *MORE.get(key, [])]:
                if code not in MISSING.get(key, []):
                    self.complete(key, worker, code)
        for key, code, ago in ENROLLED:
            self.enrol(key, code, ago)
        for key, code, kind, barrier, offered in WITHDRAWN:
            training = self.enrol(key, code, 90)
            withdraw_training(
                training=training,
                by=training.worker.line_manager,
                barrier_kind=Barrier.objects.get(code=kind),
                barrier=barrier,
                help_offered=offered,
            )
        self.correct()
        self.rule()
        self.cohort()

    def correct(self):
        """Somebody holds a course from elsewhere, and somebody was enrolled by mistake."""
        worker, (key, code, until, reason) = self.service.workers, EXEMPT
        exempt(
            worker=worker[key],
            course=self.courses[code],
            by=worker[key].line_manager,
            reason=reason,
            until=self.clock.day(-until),
        )
        training = self.enrol("bea.castell", "psychoeducation", 30)
        take_back_training(training=training, by=training.worker.line_manager, reason="Meant for somebody else.")

    def rule(self):
        """From today established and senior workers have a quarter to learn about stigma."""
        set_rule(
            course=self.courses["stigma"],
            by=self.service.users["admin"],
            holds_from=self.clock.today,
            met_by=self.clock.day(-90),
            stages=Stage.objects.filter(code__in=["established", "senior"]),
            reason="The trust's plan against stigma asks for it.",
        )

    def enrol(self, key, code, ago):
        worker = self.service.workers[key]
        return enrol(worker=worker, course=self.courses[code], by=worker.line_manager, on=self.clock.workday(ago))

    def complete(self, key, worker, code):
        """Completed in the first weeks of the job; what is valid for a year, within the last ten months."""
        course, random = self.courses[code], chance("training", key, code)
        in_job = (self.clock.today - worker.started_on).days
        valid = 30 * course.valid_months if course.valid_months else 3000
        latest = min(in_job - 3, valid - 80)
        ago = COMPLETED.get((key, code)) or max(1, latest - random.randint(0, max(1, latest // 5)))
        training = enrol(worker=worker, course=course, by=worker.line_manager, on=self.clock.workday(ago + 14))
        done = max(self.clock.workday(ago), training.enrolled_on + timedelta(days=1))
        complete_training(training=training, by=worker.line_manager, on=done)

    def cohort(self):
        """Half of a course on twelve days is over; one worker more would like to come than there are places."""
        lead, people = self.service.users["lead"], [self.service.workers[key] for key in COHORT]
        cohort = add_cohort(
            course=self.courses["open-dialogue"],
            team=people[0].team,
            name="This season",
            places_number=len(people) - 1,
            by=lead,
            first_on=self.clock.workday(40),
            weeks=12,
            start=time(10),
            minutes=120,
            place="The library, upstairs",
            is_open_to_all=True,
        )
        join_cohort(cohort=cohort, workers=people, by=lead)
        for number, day in enumerate(cohort.days.all()):
            if number in (0, 3):
                edit_course_day(
                    course_day=day,
                    by=lead,
                    date=day.date,
                    topic="Reflecting teams",
                    is_joint=number == 3,
                    by_experience=True,
                )
            if day.date < self.clock.today - timedelta(days=7):
                random = chance("register", number)
                there = {place.pk for place in cohort.places.enrolled() if random.random() < 0.85}
                keep_register(course_day=day, by=lead, there=there)
