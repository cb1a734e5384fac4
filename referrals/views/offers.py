"""Offers: waiting for the worker's answer, handed back, withdrawn."""

from django.core.exceptions import PermissionDenied
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.views.decorators.http import require_safe

from accounts.permissions import Permission
from groundwork.deeds import ConfirmedDeed
from groundwork.lists import ListPage
from groundwork.permissions import can
from groundwork.trail import note_access
from notices.told import told_in_words
from referrals import slots
from referrals.actions.offers import hand_back, withdraw_offer
from referrals.models import Offer
from referrals.notices import OFFER_HANDED_BACK
from referrals.risks import risks_of
from referrals.summaries import offer_rows


class OfferDeed(ConfirmedDeed):
    """The answer to an offer."""

    model = Offer

    def get_queryset(self):
        return super().get_queryset().select_related("referral__person", "referral__team", "worker__user", "made_by")

    def person_id(self):
        return self.object.referral.person_id

    def why_not(self):
        is_open = self.object.status == Offer.Status.OPEN
        return "" if is_open else f"This offer was already answered: {self.object.get_status_display().lower()}."

    def get_context_data(self, **kwargs):
        return super().get_context_data(**kwargs) | {"caption": self.object.referral.reference}


class WorkersAnswer(OfferDeed):
    """An answer that only the worker who is asked may give."""

    permission = Permission.SUPPORT

    def check(self):
        if self.object.worker.user_id != self.user.pk:
            raise PermissionDenied


class HandBack(WorkersAnswer):
    title = "Hand this match back"
    submit_label = "Hand back"
    consequences = (
        "You do not have to give a reason.",
        "The team's leads get a notice and look for somebody else.",
        "You can no longer open this referral.",
    )

    def act(self, form):
        hand_back(offer=self.object, by=self.user)

    def get_success_message(self):
        told = told_in_words(OFFER_HANDED_BACK, self.object.pk, self.today)
        return f"Handed back. {told} Nobody asks you why."

    def get_success_url(self):
        return reverse("home")


class WithdrawOffer(OfferDeed):
    permission = Permission.MATCH
    title = "Withdraw this offer"
    submit_label = "Withdraw offer"
    success_message = "The offer is withdrawn. The referral is waiting for a worker again."
    consequences = ("The worker gets a notice.", "The referral waits for a worker again.")

    def act(self, form):
        withdraw_offer(offer=self.object, by=self.user)

    def get_success_url(self):
        return self.object.referral.get_absolute_url()


@require_safe
def offer_detail(request, pk):
    """An offer: what the worker needs to know to answer it. Once answered it shows nobody's details."""
    offers = Offer.objects.visible_to(request.user)
    offer = get_object_or_404(
        offers.select_related("referral__person", "referral__team", "worker__user", "made_by"), pk=pk
    )
    is_open = offer.status == Offer.Status.OPEN
    if is_open:
        note_access(request, offer.referral.person_id)
    context = {
        "title": "A match for you" if is_open and offer.worker.user_id == request.user.pk else "Match",
        "caption": offer.referral.reference,
        "offer": offer,
        "asked": offer_rows(offer.referral),
        "colour": "blue" if is_open else "grey",
        "is_open": is_open,
        "risks": risks_of(offer.referral) if is_open else [],
        "is_mine": offer.worker.user_id == request.user.pk,
        "may_withdraw": is_open and can(request.user, Permission.MATCH, offer),
        "answers": [link for links in slots.ANSWERS for link in links(request.user, offer)] if is_open else [],
        "outcomes": [] if is_open else [link for links in slots.OUTCOMES for link in links(request.user, offer)],
    }
    return render(request, "referrals/offer_detail.html", context)


class OfferList(ListPage):
    permissions = (Permission.SUPPORT, Permission.MATCH)
    template_name = "referrals/offer_list.html"
    title = "Matches waiting for an answer"
    sorts = {"made": "made_at"}
    default_sort = "made"
    empty_title = "No match is waiting for an answer"
    empty_text = "When somebody is matched with a worker, it shows here until the worker has answered."

    def get_queryset(self):
        offers = Offer.objects.visible_to(self.user).open()
        return offers.select_related("referral__person", "worker__user", "made_by")

    def people_ids(self, rows):
        return [offer.referral.person_id for offer in rows]
