"""Matching: the lead chooses, the worker answers."""

from django.conf import settings

from accounts.permissions import Permission
from groundwork.deeds import DeedView
from referrals.elsewhere import open_elsewhere
from referrals.likeness import likely_same
from referrals.models import Referral
from referrals.risks import risks_of
from referrals.summaries import offer_rows
from referrals.views.offers import WorkersAnswer
from support.actions.matching import accept_offer, match
from support.forms.matching import MatchForm
from support.ranking import EXPERIENCE, GENDER, available, away, candidates
from workers.experience import COMPARED, GENDER_COMPARED, note_reading


class Match(DeedView):
    model = Referral
    permission = Permission.MATCH
    form_class = MatchForm
    template_name = "support/match_form.html"
    title = "Choose a worker"
    submit_label = "Offer to this worker"
    # None where another sending of this form has made it.
    offer = None

    def get_queryset(self):
        return super().get_queryset().select_related("person", "team", "referring_team")

    def person_id(self):
        return self.object.person_id

    def why_not(self):
        is_waiting = self.object.status == Referral.Status.WAITING
        return "" if is_waiting else f"This referral is now “{self.object.get_status_display().lower()}”."

    def get_form_kwargs(self):
        found = candidates(self.object, self.today)
        return super().get_form_kwargs() | {"workers": available(found), "candidates": found}

    def get_context_data(self, **kwargs):
        likely = [person for person, _ in likely_same(self.object.person)]
        context = super().get_context_data(**kwargs)
        candidates_told = context["form"].candidates
        note_reading(self.request, told_of(EXPERIENCE, candidates_told), COMPARED)
        note_reading(self.request, told_of(GENDER, candidates_told), GENDER_COMPARED)
        return context | {
            "elsewhere": open_elsewhere(self.request, self.object, likely),
            "caption": f"{self.object.person}, {self.object.reference}",
            "away": away(self.object, self.today, context["form"].candidates),
            "asked": offer_rows(self.object),
            "risks": risks_of(self.object),
            "taken": self.object.offers.open().select_related("made_by", "worker__user").first(),
        }

    def act(self, form):
        self.offer = match(referral=self.object, by=self.user, **form.cleaned_data)

    def get_success_message(self):
        asked = self.offer.worker if self.offer else "The worker"
        return f"{asked} has been asked. You will hear when they answer."


def told_of(what, candidates):
    """The workers of whom the page says whether `what`, such as the experience they named, fits."""
    return [each.worker.pk for each in candidates if what in (*each.met, *each.unmet)]


class AcceptOffer(WorkersAnswer):
    """The worker says yes: a support begins."""

    title = "Accept this match"
    submit_label = "Accept"
    success_message = "You are the worker now. Book the first session when you have made contact."
    consequences = (f"You support this {settings.PERSON_WORD} from now on.", "The referrer and the lead get a notice.")

    def act(self, form):
        self.support = accept_offer(offer=self.object, by=self.user)

    def get_success_url(self):
        return self.support.get_absolute_url()
