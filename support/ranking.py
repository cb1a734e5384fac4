"""Who could support somebody: the workers of the team, best first, with what speaks for and against."""

from dataclasses import dataclass, field

from django.db.models import prefetch_related_objects

from groundwork.languages import as_text, asked_for, in_common, languages_in
from groundwork.prepared import prepared_of
from referrals.models import Referral
from support.caseload import with_caseload
from support.models import Support
from training.states import states_of
from workers.models import Worker


@dataclass
class Candidate:
    """A worker, and how they fit the person's choices. `missing` are courses not in date."""

    worker: Worker
    met: list = field(default_factory=list)
    unmet: list = field(default_factory=list)
    missing: list = field(default_factory=list)

    @property
    def is_full(self):
        return self.worker.caseload >= self.worker.capacity

    @property
    def headline(self):
        full = ", all places taken" if self.is_full else ""
        return f"{self.worker}: {self.worker.caseload} of {self.worker.capacity} places taken{full}"

    @property
    def lines(self):
        """The facts in words, one line each."""
        worker = self.worker
        lines = [f"{worker.stage}. Works {worker.working_days_in_words or 'on days not recorded'}."]
        if worker.areas or worker.languages:
            lines.append(" ".join(f"{text.rstrip('.')}." for text in (worker.areas, worker.languages) if text))
        if self.met:
            lines.append(f"Fits: {', '.join(self.met)}.")
        if self.unmet:
            lines.append(f"Does not fit: {', '.join(self.unmet)}.")
        if self.missing:
            lines.append(f"Required training not in date: {first_few(self.missing)}.")
        return lines

    @property
    def rank(self):
        """Sorts the best first: a free place, choices met, training in date, most room."""
        share = self.worker.caseload / self.worker.capacity if self.worker.capacity else 1
        return (self.is_full, len(self.unmet) - len(self.met), len(self.missing), share, self.worker.user.name)


def first_few(courses, number=2):
    """The first courses by name, and how many more."""
    named = ", ".join(str(course) for course in courses[:number])
    more = len(courses) - number
    return f"{named} and {more} more" if more > 0 else named


def candidates(referral, today):
    """Candidates for a referral among the workers employed in its team on `today`."""
    workers = list(prepared_of(workers_of, referral.team_id, today=today))
    prefetch_related_objects(workers, "experience_themes")
    training = states_of(workers, today)
    asked = Asked(referral)
    found = [Candidate(worker, *asked.of(worker), missing=training[worker.pk].gaps) for worker in workers]
    return sorted(found, key=lambda candidate: candidate.rank)


def workers_of(team, today):
    return with_caseload(employed_in(team, today))


def available(referral, today):
    """Workers who could be chosen for this referral."""
    return employed_in(referral.team_id, today)


def employed_in(team, today):
    return Worker.objects.employed(today).filter(team=team).select_related("user", "stage")


class Asked:
    """What the person asked for, read once and held against each worker."""

    def __init__(self, referral: Referral):
        self.days = set(referral.days)
        self.languages = asked_for(referral.person.language)
        self.themes = set(referral.experience_themes.values_list("pk", flat=True))
        before = Support.objects.filter(person=referral.person_id).exclude(referral=referral)
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
            yield "experience they hope to find", bool(shared)
