"""About one referral, from its sending to its match."""

from django.utils import timezone

from drills.collisions.crew import Collision, counted, done
from drills.people import birthday, numbers
from referrals.actions.refer import refer
from referrals.models import DeclineReason, Offer, Person, Referral
from support.actions.matching import match
from support.models import Support

MEANWHILE = "This was changed meanwhile: it is now “"
ANSWERED = "This offer was already answered: "


class Decide(Collision):
    what = "Referral accepted, declined and withdrawn at once"
    says = (MEANWHILE,)

    def meet(self):
        self.referral = self.service.referral()
        lead, other, third, *_ = self.crew.leads
        reason = DeclineReason.objects.offered().first().pk
        return [
            self.form(lead, "referrals:accept", self.referral.pk, priority="routine"),
            self.form(other, "referrals:decline", self.referral.pk, reason=reason, explanation="Too far away."),
            self.form(self.crew.coordinators[0], "referrals:withdraw", self.referral.pk, reason="Changed their mind."),
            self.form(third, "referrals:request_information", self.referral.pk, question="Since when?"),
        ]

    def check(self, answers):
        """Every success is a line of the timeline, and each line goes on from the one before."""
        changes = list(self.referral.status_changes.order_by("at").values_list("from_status", "to_status"))
        self.referral.refresh_from_db()
        chain = [*[before for before, _ in changes], self.referral.status]
        broken = chain[1:] != [after for _, after in changes]
        return max(0, sum(done(answers)) - len(changes)), max(0, len(changes) - sum(done(answers))) + broken


class MatchByTwo(Collision):
    what = "One referral matched by ten leads at once"
    says = ("has already offered this to",)

    def meet(self):
        self.referral = self.service.referral(Referral.Status.WAITING)
        return [
            self.form(lead, "support:match", self.referral.pk, worker=self.crew.profiles[number % 2].pk)
            for number, lead in enumerate(self.crew.leads)
        ]

    def check(self, answers):
        offers = self.referral.offers.count()
        return counted(answers, offers)


class FillCapacity(Collision):
    what = "Three free places of a worker offered by ten leads at once"
    says = ("3 of 3 places taken",)

    def meet(self):
        self.worker = self.service.worker(agreed_caseload=3)
        waiting = [self.service.referral(Referral.Status.WAITING) for _ in self.crew.leads]
        return [
            self.form(lead, "support:match", referral.pk, worker=self.worker.pk)
            for lead, referral in zip(self.crew.leads, waiting, strict=True)
        ]

    def check(self, answers):
        offers = Offer.objects.filter(worker=self.worker).count()
        return counted(answers, offers, most=3)


class AnswerOffer(Collision):
    what = "One offer accepted, handed back and withdrawn at once, and its referral withdrawn"
    says = (ANSWERED, MEANWHILE, 404)

    def meet(self):
        self.referral = self.service.referral(Referral.Status.WAITING)
        self.offer = match(referral=self.referral, worker=self.crew.profiles[0], by=self.crew.leads[0].user)
        return [
            self.form(self.crew.workers[0], "support:accept_offer", self.offer.pk),
            self.form(self.crew.phone, "referrals:hand_back", self.offer.pk),
            self.form(self.crew.leads[0], "referrals:withdraw_offer", self.offer.pk),
            self.form(self.crew.coordinators[0], "referrals:withdraw", self.referral.pk, reason="Moved away."),
        ]

    def check(self, answers):
        self.offer.refresh_from_db()
        supports = Support.objects.filter(referral=self.referral).count()
        accepted = done(answers)[0]
        answers_given = sum(done(answers)[:3])
        lost = accepted and (supports == 0 or self.offer.status != Offer.Status.ACCEPTED)
        return int(lost), max(0, supports - accepted) + max(0, answers_given - 1)


class AcceptWhileMatching(Collision):
    what = "A worker accepts one offer while leads fill their last place"
    says = ("places taken",)

    def meet(self):
        self.worker = self.service.worker(agreed_caseload=2)
        first, *rest = [self.service.referral(Referral.Status.WAITING) for _ in range(5)]
        offer = match(referral=first, worker=self.worker, by=self.crew.leads[0].user)
        client = self.crew.client(self.worker.user)
        return [
            self.form(client, "support:accept_offer", offer.pk),
            *[
                self.form(lead, "support:match", referral.pk, worker=self.worker.pk)
                for lead, referral in zip(self.crew.leads, rest, strict=False)
            ],
        ]

    def check(self, answers):
        taken = self.worker.supports.open().count() + self.worker.offers.open().count()
        return counted(answers, taken, most=2)


class SamePerson(Collision):
    what = "Somebody nobody knows referred by two coordinators at once, with the same NHS number: both are sent"
    says = ()

    def meet(self):
        self.number = nhs_number()
        drafts = [self.draft() for _ in range(2)]
        return [
            self.form(client, "referrals:submit", draft.pk)
            for client, draft in zip(self.crew.coordinators, drafts, strict=True)
        ]

    def draft(self):
        service = self.service
        draft = refer(by=service.coordinator, referring_team=service.referring_team, team=service.team)
        Person.objects.filter(pk=draft.person_id).update(
            name="Ash Person", date_of_birth=birthday(next(numbers)), nhs_number=self.number, phone="020 7946 0018"
        )
        Referral.objects.filter(pk=draft.pk).update(
            hopes="To swim again.",
            agreed=True,
            agreed_on=timezone.localdate(),
            agreed_how=Referral.AgreedHow.IN_PERSON,
            completed_sections=Referral.Section.values,
        )
        return draft

    def check(self, answers):
        known = Person.objects.known().filter(nhs_number=self.number).count()
        return counted(answers, known, most=2)


def nhs_number():
    """A number with a right check digit that no other race uses."""
    while True:
        digits = f"9{next(numbers):08d}"
        check = 11 - sum(int(digit) * weight for digit, weight in zip(digits, range(10, 1, -1), strict=True)) % 11
        if check != 10:
            return f"{digits}{check % 11}"


COLLISIONS = [Decide, MatchByTwo, FillCapacity, AnswerOffer, AcceptWhileMatching, SamePerson]
