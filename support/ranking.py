"""Who could support somebody: the workers of the team, best first, with what speaks for and against."""

from collections import defaultdict
from dataclasses import dataclass, field
from datetime import date, timedelta

from django.db.models import prefetch_related_objects
from django.db.models.functions import Now
from django.utils import timezone

from groundwork.languages import as_text, asked_for, in_common, languages_in
from groundwork.prepared import prepared_of
from referrals.models import Referral, Risk
from support.caseload import with_caseload
from support.models import Support
from support.reservations import against
from training.states import states_of
from workers.models import Absence, Worker
from workers.models.absences import moment_of

EXPERIENCE = "experience they hope to find"
LEAVE_NEAR = timedelta(weeks=4)
NOT_THERE = "Choose a worker who is in this team now, with an active account."


@dataclass
class Candidate:
    """A worker on a date, and how they fit one referral.

    `met` and `unmet` are the person's choices, `missing` the courses not in date, `risks` how many the referral
    answers yes, `is_away` whether they are absent now, `leave` the absence that begins within four weeks.
    """

    worker: Worker
    today: date
    met: list = field(default_factory=list)
    unmet: list = field(default_factory=list)
    missing: list = field(default_factory=list)
    risks: int = 0
    is_away: bool = False
    leave: Absence | None = None

    @property
    def is_full(self):
        return self.worker.caseload >= self.worker.capacity

    @property
    def headline(self):
        full = ", all places taken" if self.is_full else ""
        return f"{self.worker}: {self.worker.caseload} of {self.worker.capacity} places taken{full}"

    @property
    def against(self):
        """What speaks against this worker, the gravest first."""
        return against(self)

    @property
    def facts(self):
        """What else to know, one line each."""
        worker = self.worker
        lines = [f"{worker.stage}. Works {worker.working_days_in_words or 'on days not recorded'}."]
        if worker.areas or worker.languages:
            lines.append(" ".join(f"{text.rstrip('.')}." for text in (worker.areas, worker.languages) if text))
        if self.met:
            lines.append(f"Fits: {', '.join(self.met)}.")
        return lines

    @property
    def rank(self):
        """Sorts the best first: nobody comes to harm, they are there, a free place, choices met, most room."""
        share = self.worker.caseload / self.worker.capacity if self.worker.capacity else 1
        harms = len(against(self, harms=True))
        return (harms, self.is_away, self.is_full, len(self.unmet) - len(self.met), share, self.worker.user.folded)


def candidates(referral, today):
    """Candidates for a referral among the workers who are there in its team on `today`, the best first."""
    workers = list(prepared_of(workers_of, referral.team_id, today=today))
    prefetch_related_objects(workers, "experience_themes")
    return sorted(held_against(referral, workers, today), key=lambda candidate: candidate.rank)


def candidate(referral, worker, today):
    """One worker as a Candidate, with the caseload of this moment."""
    [found] = held_against(referral, [workers_of(referral.team_id, today).get(pk=worker.pk)], today)
    return found


def held_against(referral, workers, today):
    """These workers, with their caseload, as Candidates for the referral."""
    training, asked = states_of(workers, today), Asked(referral)
    now, absences = timezone.now(), absences_of(workers, today)
    return [
        Candidate(
            worker,
            today,
            *asked.of(worker),
            missing=training[worker.pk].gaps,
            risks=asked.risks,
            is_away=any(absence.is_current(now) for absence in absences[worker.pk]),
            leave=next((absence for absence in absences[worker.pk] if absence.starts_at > now), None),
        )
        for worker in workers
    ]


def absences_of(workers, today):
    """By worker id, the absences that go on or begin within four weeks, the next first."""
    found = defaultdict(list)
    near = Absence.objects.not_over(Now()).filter(worker__in=workers, starts_at__lte=moment_of(today + LEAVE_NEAR))
    for absence in near.order_by("starts_at"):
        found[absence.worker_id].append(absence)
    return found


def workers_of(team, today):
    return with_caseload(there_in(team, today))


def available(referral, today):
    """Workers who could be chosen for this referral."""
    return there_in(referral.team_id, today)


def there_in(team, today):
    return Worker.objects.there(today, Now()).filter(team=team).select_related("user", "stage")


class Asked:
    """What the person asked for, read once and held against each worker."""

    def __init__(self, referral: Referral):
        self.days = set(referral.days)
        self.languages = asked_for(referral.person.language)
        self.themes = set(referral.experience_themes.values_list("pk", flat=True))
        before = Support.objects.filter(person=referral.person_id).exclude(referral=referral)
        self.risks = sum(kind.answer == Risk.Answer.YES for kind in referral.risks_asked)
        self.same = set(before.values_list("worker", flat=True)) if referral.same_worker else set()

    def of(self, worker):
        """What of it this worker meets, and what not, in words."""
        answers = list(self.answers(worker))
        return [text for text, yes in answers if yes], [text for text, yes in answers if not yes]

    def answers(self, worker):
        """Each thing asked for, and whether it is met. Which experience is shared is not said."""
        if self.days:
            yield "days that suit", bool(self.days & set(worker.working_days))
        if self.languages:
            shared = in_common(self.languages, languages_in(worker.languages))
            yield f"speaks {as_text(shared or self.languages)}", bool(shared)
        if self.same:
            yield "the same worker as before", worker.pk in self.same
        if self.themes:
            shared = self.themes & {theme.pk for theme in worker.experience_themes.all()}
            yield EXPERIENCE, bool(shared)
