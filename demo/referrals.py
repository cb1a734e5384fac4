"""Telling a referral from its first draft to its answer."""

from datetime import timedelta

from demo.asking import answers
from demo.clock import chance
from referrals.actions.offers import hand_back
from referrals.actions.refer import refer, save_section, submit
from referrals.actions.triage import accept, answer_information, decline, request_information, withdraw
from referrals.models import DeclineReason, Referral
from referrals.models.codes import REFERENCE_ALPHABET
from support.actions.matching import accept_offer, match
from support.ranking import candidate
from support.reservations import against

QUESTIONS = [
    ("Which days are good, and is somebody else at home then?", "Tuesdays and Thursdays; the flatmate is out."),
    ("Has the hospital given a date for going home?", "Friday of next week, if the lift is mended."),
    ("What would the first meeting need to feel all right?", "Somewhere with two ways out, and no forms."),
]
DECLINES = [
    (
        "other-support",
        "The employment service has a place for them this month and fits what they ask for.",
        "Steps to Work",
    ),
    (
        "outside-area",
        "They have moved to Eastwater Valley, which another service covers.",
        "Valley Peers, self-referral",
    ),
    ("already-supported", "They have had a worker since spring; I have told her that you asked.", ""),
    (
        "crisis",
        "From what you write, this week needs the crisis team first. Please refer again when that has settled, and "
        "mark it as a second referral: it will not start at the end of the list.",
        "Crisis team, NHS 111 option 2, the Haven café in the evenings",
    ),
    ("not-agreed", "They told us that this was not what they wanted at the moment, and thanked us for asking.", ""),
    (
        "no-answer",
        "We asked on two dates for a way to reach them and had no answer. Nothing is lost: refer again any time.",
        "",
    ),
]
OVER = "A short, light caseload this month; agreed with him in supervision."
IN_PAIRS = "First meetings are with a senior colleague until what is missing is made good; agreed in supervision."
UNMET = "Nobody who meets every choice has a place this month. They would rather begin than wait."
WITHDRAWALS = [
    "They have found a group themselves and are pleased with it.",
    "Moving to be near family at the end of the month.",
    "Asked me to wait until after the summer.",
]


class ReferralStory:
    """One journey up to the match."""

    def __init__(self, service, journey, person, thread):
        self.service, self.journey, self.thread = service, journey, thread
        self.name, self.called = person
        self.clock = service.clock
        self.random = chance("referral", journey.number)
        self.referrer = service.users[journey.referrer]
        self.referring_team = service.teams[journey.referring_team]
        self.team = self.referring_team.refers_to
        self.lead = service.users["lead" if self.team.name.startswith("North") else "lead2"]
        self.sent = self.clock.workday(journey.ago)

    def tell(self):
        """Bring the referral as far as its journey goes; returns it."""
        self.draft()
        if self.journey.fate == "draft":
            return self.fill(["about", "contact", "hopes"][: self.random.randint(1, 3)])
        self.fill(Referral.Section.values)
        self.referral = submit(referral=self.referral, by=self.referrer, at=self.clock.at(self.sent, 11))
        getattr(self, self.journey.fate)()
        return self.referral

    def draft(self):
        begun = self.clock.at(self.sent, 9, 30)
        self.referral = refer(by=self.referrer, referring_team=self.referring_team, team=self.team, at=begun)
        letters = "".join(self.random.choice(REFERENCE_ALPHABET) for _ in range(6))
        self.referral.reference = f"PS-{letters[:4]}-{letters[4:]}"
        self.referral.save()

    def fill(self, sections):
        said = self.said()
        for section in sections:
            self.referral = save_section(
                referral=self.referral, by=self.referrer, section=section, answers=said[section], complete=True
            )
        return self.referral

    def said(self):
        """The answers of every section."""
        number = self.journey.number
        return answers(self.random, number, self.name, self.called, self.thread, self.clock, self.sent)

    def after(self, days, hour=14):
        """A moment some days after the referral was sent."""
        return self.clock.at(self.sent + timedelta(days=days), hour)

    def submitted(self):
        """Waits for the lead."""

    def asked(self):
        question, _ = QUESTIONS[self.journey.number % len(QUESTIONS)]
        request_information(referral=self.referral, by=self.lead, question=question, at=self.after(1))

    def accepted(self):
        if self.random.random() < 0.15:
            question, answer = self.random.choice(QUESTIONS)
            request_information(referral=self.referral, by=self.lead, question=question, at=self.after(1))
            answer_information(referral=self.referral, by=self.referrer, answer=answer, at=self.after(2))
        accept(referral=self.referral, by=self.lead, at=self.after(3, 9))

    waiting = accepted

    def declined(self):
        code, explanation, alternatives = DECLINES[self.journey.number % len(DECLINES)]
        decline(
            referral=self.referral,
            by=self.lead,
            reason=DeclineReason.objects.get(code=code),
            explanation=explanation,
            alternatives=alternatives,
            at=self.after(4),
        )

    def withdrawn(self):
        self.accepted()
        reason = WITHDRAWALS[self.journey.number % len(WITHDRAWALS)]
        withdraw(referral=self.referral, by=self.referrer, reason=reason, at=self.after(9))

    def offered(self):
        self.accepted()
        self.offer(self.service.workers[self.journey.worker], self.clock.workday(self.journey.matched_ago))

    def offer(self, worker, date):
        reason = self.reason_for(worker, date)
        return match(referral=self.referral, worker=worker, by=self.lead, reason=reason, at=self.clock.at(date, 10))

    def reason_for(self, worker, date):
        """Why this worker in spite of what speaks against them; empty where nothing does."""
        found = candidate(self.referral, worker, date)
        if self.journey.flag == "over":
            return OVER
        if against(found, harms=True):
            return IN_PAIRS
        return UNMET if found.against else ""

    def matched(self):
        """Matched; now and then a first worker hands the offer back."""
        self.accepted()
        date = max(self.clock.workday(self.journey.matched_ago), self.sent + timedelta(days=4))
        worker = self.service.workers[self.journey.worker]
        if self.random.random() < 0.06:
            others = [
                w for w in self.service.team_workers(worker.team.name) if w.started_on < self.sent and w != worker
            ]
            free = [w for w in others if w.stage.code == "senior"]
            for other in free[:1]:
                first = self.offer(other, date - timedelta(days=1))
                hand_back(offer=first, by=other.user, at=self.clock.at(date - timedelta(days=1), 15))
        offer = self.offer(worker, date)
        self.support = accept_offer(offer=offer, by=worker.user, at=self.clock.at(date, 16))

    ended = open = matched
