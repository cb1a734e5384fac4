"""Who could support somebody: the workers of the team, best first, with what speaks for and against."""

from dataclasses import dataclass, field
from datetime import date, timedelta
from uuid import UUID

from django.conf import settings
from django.db.models import prefetch_related_objects
from django.db.models.functions import Now

from groundwork.languages import as_text, asked_for, in_common, languages_in
from groundwork.names import by_name
from groundwork.prepared import prepared_of
from referrals.models import Joining, Referral, Risk
from support.caseload import has_room, taken, with_caseload
from support.models import Support
from support.reservations import against
from training.states import states_of
from workers.crossovers import Concerned, not_available
from workers.models import Absence, Worker
from workers.models.absences import moment_of

EXPERIENCE = "experience they hope to find"
GENDER = "the gender they asked for"
LEAVE_NEAR = timedelta(weeks=4)
# The same words whatever the reason.
NOT_AVAILABLE = "This worker is not available. Choose somebody else."


@dataclass
class Candidate:
    """A worker on a date, and how they fit one referral.

    `met` and `unmet` are the person's choices, `missing` the courses not in date, `risks` how many the referral
    answers yes, `leave` the absence that begins within four weeks.
    """

    worker: Worker
    today: date
    met: list = field(default_factory=list)
    unmet: list = field(default_factory=list)
    missing: list = field(default_factory=list)
    risks: int = 0
    leave: Absence | None = None

    @property
    def is_full(self):
        return not has_room(self.worker)

    @property
    def headline(self):
        full = ", no whole place free" if self.is_full else ""
        people = self.worker.open_supports
        word = settings.PERSON_WORD if people == 1 else settings.PERSON_WORD_PLURAL
        return f"{self.worker}: {taken(self.worker)}{full}, {people} {word} supported"

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
        """Sorts the best first: nobody comes to harm, a free place, choices met, most room."""
        share = self.worker.caseload / self.worker.capacity if self.worker.capacity else 1
        harms = len(against(self, harms=True))
        return (harms, self.is_full, len(self.unmet) - len(self.met), share, self.worker.user.folded)


def candidates(referral, today):
    """Candidates for a referral among the workers who are available on `today`, the best first."""
    workers = list(prepared_of(workers_of, referral.team_id, today=today))
    away = not_available([worker.pk for worker in workers], concerned_by(referral))
    workers = [worker for worker in workers if worker.pk not in away]
    prefetch_related_objects(workers, "experience_themes")
    return sorted(held_against(referral, workers, today), key=lambda candidate: candidate.rank)


def candidate(referral, worker, today):
    """One worker as a Candidate, with the caseload of this moment."""
    [found] = held_against(referral, [workers_of(referral.team_id, today).get(pk=worker.pk)], today)
    return found


def held_against(referral, workers, today):
    """These workers, with their caseload, as Candidates for the referral."""
    training, asked = states_of(workers, today), Asked(referral)
    leave = leave_of(workers, today)
    return [
        Candidate(
            worker,
            today,
            *asked.of(worker),
            missing=training[worker.pk].gaps,
            risks=asked.risks,
            leave=leave.get(worker.pk),
        )
        for worker in workers
    ]


def leave_of(workers, today):
    """By worker id, the next absence that begins within four weeks."""
    near = Absence.objects.standing().filter(worker__in=workers, starts_at__lte=moment_of(today + LEAVE_NEAR))
    return {each.worker_id: each for each in near.filter(starts_at__gt=Now()).order_by("-starts_at")}


def workers_of(team, today):
    return with_caseload(there_in(team, today))


def available(candidates):
    """The candidates as rows to choose from."""
    return Worker.objects.filter(pk__in=ids_of(candidates)).select_related("user")


def away(referral, today, candidates):
    """Workers of the team who are none of the candidates, by name: what keeps them is said of nobody."""
    employed = Worker.objects.employed(today).filter(team=referral.team_id).order_by(*by_name("user__"))
    return employed.exclude(pk__in=ids_of(candidates)).named()


def ids_of(candidates):
    return [candidate.worker.pk for candidate in candidates]


def is_available(worker, referral, today, now):
    """Whether this worker can be chosen for the referral on `today`, at the moment `now`."""
    is_there = Worker.objects.present(today, now).filter(team=referral.team_id, pk=worker.pk).exists()
    return is_there & (not not_available([worker.pk], concerned_by(referral)))


def concerned_by(referral) -> Concerned:
    """Whom a match for this referral concerns, the records that were joined with the person's among them."""
    person, team = referral.person, referral.referring_team
    return Concerned(
        ids=frozenset({*one_person(person.pk), team.pk, referral.referrer_id}),
        reference=referral.reference,
        people=(person.name, person.preferred_name),
        services=(team.name,),
    )


def one_person(pk) -> set[UUID]:
    """The ids under which a person was known before records were joined, and their own."""
    found = {pk}
    while more := set(Joining.objects.standing().filter(kept__in=found).values_list("joined", flat=True)) - found:
        found |= more
    return found


def there_in(team, today):
    """Workers of the team who can be asked now; who is away is as little available as whom a crossover keeps."""
    return Worker.objects.present(today, Now()).filter(team=team).select_related("user", "stage")


class Asked:
    """What the person asked for, read once and held against each worker."""

    def __init__(self, referral: Referral):
        self.days, self.mode = set(referral.days), referral.mode
        self.gender = referral.worker_gender
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
        if self.gender in Worker.Gender:
            yield GENDER, worker.gender == self.gender
        # Who has not said how they meet people is not held against what was asked for.
        if self.mode in Worker.Mode and worker.modes:
            yield f"the way to meet they asked for ({Worker.Mode(self.mode).label.lower()})", self.mode in worker.modes
        if self.same:
            yield "the same worker as before", worker.pk in self.same
        if self.themes:
            shared = self.themes & {theme.pk for theme in worker.experience_themes.all()}
            yield EXPERIENCE, bool(shared)
