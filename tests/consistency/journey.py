"""One person's way through the product by its forms, with words of the test's choosing in every text."""

from django import forms
from django.test import Client
from django.urls import reverse

from referrals.models import Referral
from supervision.models import Supervision
from support.models import Session, Support
from tests.consistency.filling import boxes, sensible_answers
from tests.factories import days_ago
from tests.referrals.drafts import RISKS


class Journey:
    """Everybody's clients, the addresses they were led to, and what they were shown."""

    def __init__(self, cast, words):
        self.cast, self.words = cast, words
        self.clients, self.addresses, self.pages = {}, [], []

    def client(self, who):
        if who not in self.clients:
            self.clients[who] = Client()
            self.clients[who].force_login(getattr(self.cast, who))
        return self.clients[who]

    def open(self, who, address):
        """The answer to opening an address, followed wherever it leads."""
        return self.keep(address, self.client(who).get(address, follow=True))

    def keep(self, address, answer):
        self.addresses += [address, *(each for each, _ in answer.redirect_chain)]
        if answer["Content-Type"].startswith("text/html"):
            self.pages.append((address, answer))
        return answer

    def send(self, who, name, record=None, *, more=(), **answers):
        """Open a form, fill every text with the words and the rest sensibly, and send it; it must be taken."""
        address = reverse(name, args=[*([record.pk] if record else []), *more])
        form = self.open(who, address).context["form"]
        data = sensible_answers(form) | self.texts(form) | answers
        answer = self.keep(address, self.client(who).post(address, data, follow=True))
        assert answer.redirect_chain, f"{name}: {answer.context['form'].errors}"

    def texts(self, form):
        """The words, as long as each text may be."""
        return {
            form.add_prefix(name): self.words[: field.max_length]
            for name, field in form.fields.items()
            if type(field) is forms.CharField
        }


def walk(journey):
    """From the referral to the end of the support and the supervision of its worker."""
    refer(journey)
    referral = Referral.objects.get()
    journey.send("lead", "referrals:request_information", referral)
    journey.send("coordinator", "referrals:answer_information", referral)
    journey.send("lead", "referrals:accept", referral)
    profile = journey.cast.worker_profile
    journey.send("worker", "workers:edit_about_me", profile)
    journey.send("worker", "workers:edit_languages", profile)
    journey.send("worker", "workers:edit_working", profile)
    journey.send("worker", "workers:edit_gender", profile, gender_visibility="people")
    journey.send("worker", "workers:edit_experience", profile)
    journey.send("lead", "workers:edit_employment", profile)
    journey.send("lead", "workers:change_capacity", profile, follows="agreed", agreed_caseload="9")
    journey.open("worker2", reverse("workers:colleague_detail", args=[profile.pk]))
    journey.open("lead", reverse("workers:introduction", args=[profile.pk]))
    journey.send("lead", "workers:check_dbs", journey.cast.worker_profile, **boxes("next_check_on", days_ago(-400)))
    journey.send("lead", "support:match", referral, worker=journey.cast.worker_profile.pk)
    journey.send("worker", "support:accept_offer", referral.offers.get())
    support_somebody(journey, Support.objects.get())
    supervise(journey, journey.cast.worker_profile)


def refer(journey):
    cast = journey.cast
    journey.send("coordinator", "referrals:refer", referring_team=cast.north_referring.pk, team=cast.north.pk)
    referral = Referral.objects.get()
    plain = {
        "about": {"nhs_number_known": "yes", "nhs_number": "943 476 5919"},
        "contact": {"contact_by": "phone", "phone": "020 7946 0018", "postcode": "LS2 7UE"},
        "risk": dict.fromkeys(RISKS, "yes") | {"discharge": "recent"},
        "agreement": {"agreed": "yes"},
    }
    for section in Referral.Section.values:
        answers = plain.get(section, {})
        journey.send("coordinator", "referrals:referral_section", referral, more=[section], **answers)
    journey.send("coordinator", "referrals:submit", referral, referred_before="on")


def support_somebody(journey, support):
    later = boxes("date", days_ago(-3))
    journey.send("worker", "support:book_session", support, **later)
    journey.send("worker", "support:set_goal", support)
    journey.send("worker", "support:log_session", support, attendance="5", has_concern="on", wellbeing="2")
    session = Session.objects.exclude(logged_at=None).get()
    journey.send("worker", "support:edit_session", session, attendance="5")
    journey.send("worker", "support:add_to_session", session)
    journey.send("worker", "support:hold_review", support)
    concern = support.concerns.get()
    journey.send("lead", "support:acknowledge_concern", concern)
    journey.send("lead", "support:extend", support, **boxes("expected_end_on", days_ago(-120)))
    journey.send("lead", "support:pause", support, stranded="keep")
    journey.send("lead", "support:resume", support)
    journey.send("worker", "support:strike_session", session)
    journey.send("lead", "support:strike_review", support.reviews.get())


def supervise(journey, worker):
    journey.send("lead", "supervision:schedule", worker)
    supervision = Supervision.objects.get()
    journey.send("lead", "supervision:record", supervision, minutes="60")
    journey.send("worker", "supervision:confirm", supervision)
    journey.send("lead", "supervision:schedule", worker, **boxes("date", days_ago(-3)))
