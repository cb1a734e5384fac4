"""Two records of one person: joining them, and taking them apart."""

from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_safe

from accounts.permissions import Permission
from groundwork.deeds import DeedView
from groundwork.permissions import require
from groundwork.prepared import prepared_or_404
from referrals.actions.joining import APART, LATER, join_people, stamp, take_apart
from referrals.comparison import FACTS, called, choices, lines
from referrals.forms.joining import CompareForm, JoinPeopleForm, TakeApartForm
from referrals.models import Joining, Referral
from referrals.readers import reading_for
from referrals.sides import name_told, side_of
from referrals.views.triage import ReferralDeed


@require_safe
def compare(request, pk):
    """Which other record to compare with, where none was pointed out."""
    referral = get_object_or_404(Referral.objects.visible_to(request.user).sent(), pk=pk)
    require(request.user, Permission.TRIAGE, referral)
    form = CompareForm(request.GET or None, user=request.user, referral=referral)
    if form.is_valid():
        return redirect("referrals:join_people", pk=referral.pk, other=form.cleaned_data["reference"].pk)
    context = {
        "form": form,
        "title": "Compare with another record",
        "caption": referral.reference,
        "back_link": {"href": referral.get_absolute_url(), "text": "Back"},
    }
    return render(request, "layouts/form_page.html", context)


class JoinPeople(ReferralDeed):
    """The person of a referral and of another, both of which the lead may open, side by side."""

    permission, form_class = Permission.TRIAGE, JoinPeopleForm
    template_name = "referrals/join_people.html"
    title, submit_label = "Are these one person?", "Join the two records"
    success_message = "The two records are one. Everybody concerned has been told, and you can take them apart again."

    def get_queryset(self):
        return super().get_queryset().select_related("team")

    def check(self):
        self.other = prepared_or_404(with_person, self.user, self.kwargs["other"])
        require(self.user, Permission.TRIAGE, self.other)

    def people_ids(self):
        """Of both at once: the page is not the one's or the other's."""
        return [self.object.person_id, self.other.person_id]

    def why_not(self):
        return "These are one record already." if self.object.person == self.other.person else ""

    def get_form_kwargs(self):
        both = self.object.person, self.other.person
        names = f"this record, {self.object.reference}", f"other record, {self.other.reference}"
        return super().get_form_kwargs() | {"differing": list(choices(*both)), "names": names}

    def get_form(self, form_class=None):
        form = super().get_form(form_class)
        form.hidden_values["compared"] = stamp(self.object.person, self.other.person)
        return form

    def get_context_data(self, **kwargs):
        compared = lines(self.object.person, self.other.person)
        return super().get_context_data(**kwargs) | {"other": self.other, "lines": compared}

    def act(self, form):
        join_people(
            kept=self.object.person,
            joined=self.other.person,
            by=self.user,
            reason=form.cleaned_data["reason"],
            take=form.taken(),
            compared=self.request.POST.get("compared"),
        )


def with_person(user, today, pk):
    return Referral.objects.visible_to(user).sent().filter(pk=pk).select_related("person", "team")


class TakeApart(DeedView):
    """Two records that were joined become two again; any lead concerned may do it."""

    model, form_class = Joining, TakeApartForm
    permission = Permission.TRIAGE
    template_name = "referrals/take_apart.html"
    title, submit_label = "Take two records apart", "Take them apart"
    success_message = "They are two records again. Everybody concerned has been told."

    def get_queryset(self):
        return super().get_queryset().select_related("kept", "by")

    def person_id(self):
        return self.object.kept_id

    def why_not(self):
        if not self.object.stands:
            return APART
        return LATER if Joining.objects.later_than(self.object).exists() else ""

    def get_back_url(self):
        """A referral of theirs that the lead may open."""
        people = [self.object.kept_id, self.object.joined_id]
        theirs = Referral.objects.visible_to(self.user).sent().filter(person__in=people)
        referral = theirs.order_by("submitted_at").first()
        return referral.get_absolute_url() if referral else reverse("referrals:referral_list")

    def get_context_data(self, **kwargs):
        back = [FACTS.get(fact) or called(fact) for fact in self.object.taken]
        more = {"caption": self.object.kept.called, "facts": back, "by": self.joined_by()}
        return super().get_context_data(**kwargs) | more

    def joined_by(self):
        """Who joined them, as far as this lead is told."""
        reading = reading_for(self.request, self.object.kept_id)
        side = side_of(self.user, reading.referrals if reading else [])
        is_told = Joining.objects.filter(side.includes("by"), pk=self.object.pk).exists()
        return name_told(self.object.by, is_told)

    def act(self, form):
        take_apart(joining=self.object, by=self.user, reason=form.cleaned_data["reason"])
