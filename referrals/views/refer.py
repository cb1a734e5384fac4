from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpResponseRedirect
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.functional import cached_property
from django.views.decorators.http import require_safe

from accounts.models import Team
from accounts.permissions import Permission
from groundwork import autosave
from groundwork.deeds import ConfirmedDeed, DeedView, add_refusal
from groundwork.forms import WarningForm
from groundwork.permissions import require
from groundwork.trail import note_access
from referrals.actions.refer import discard_draft, refer, save_section, submit
from referrals.duplicates import likely_known
from referrals.forms.refer import ReferForm, SubmitForm
from referrals.forms.sections import section_form
from referrals.models import Referral
from referrals.progress import missing, task_items, unfinished
from referrals.summaries import rows

Section = Referral.Section


class Refer(DeedView):
    """The start page of a referral; makes the draft."""

    permission, form_class = Permission.REFER, ReferForm
    template_name = "referrals/referral_start.html"
    title, submit_label = "Refer somebody for peer support", "Start now"

    def get_form_kwargs(self):
        return {"user": self.request.user}

    def get_initial(self):
        """What was chosen last time, so that several people can be referred in a row."""
        last = Referral.objects.filter(referrer=self.request.user).order_by("created_at").last()
        if last:
            return {"referring_team": last.referring_team_id, "team": last.team_id}
        teams = self.request.user.teams_with(Permission.REFER)
        team = Team.objects.filter(pk__in=teams, refers_to__isnull=False).first()
        return {"referring_team": team.pk, "team": team.refers_to_id} if team else {}

    def get_back_url(self):
        return reverse("referrals:referral_list")

    def act(self, form):
        self.record = refer(by=self.request.user, **form.cleaned_data)

    def get_success_url(self):
        return reverse("referrals:referral_tasks", args=[self.record.pk])


class DraftDeed(DeedView):
    """A page of the referrer's own draft; a referral that has been sent is shown instead."""

    model, permission = Referral, Permission.REFER

    def get_queryset(self):
        return super().get_queryset().select_related("person", "team", "referring_team")

    def person_id(self):
        return self.record.person_id

    def why_not(self):
        return "" if self.record.status == Referral.Status.DRAFT else "This referral has been sent already."

    def get_back_url(self):
        return reverse("referrals:referral_tasks", args=[self.record.pk])


class ReferralSection(DraftDeed):
    """One section of the form; whatever is valid is kept, finished or not."""

    template_name = "referrals/referral_section.html"
    submit_label = "Save and continue"

    @property
    def section(self):
        return Section(self.kwargs["section"])

    def get_title(self):
        return self.section.label

    def get_context(self):
        return {"caption": self.get_caption(), "in_crisis": self.section == Section.RISK}

    def get_caption(self):
        """Whose referral this is, as several may be written in a row, and how far along."""
        number = Section.values.index(self.section) + 1
        parts = [self.record.person.name, self.record.reference, f"section {number} of {len(Section)}"]
        return ", ".join(filter(None, parts))

    def form_class(self, data=None, **kwargs):
        return section_form(self.record, self.section, data, **kwargs)

    def act(self, form):
        self.save(form, complete=True)

    def save(self, form, complete):
        self.record = save_section(
            referral=self.record,
            by=self.request.user,
            section=self.section,
            answers=form.answers(),
            complete=complete,
        )

    def post(self, request, *args, **kwargs):
        form = self.make_form(request.POST)
        if form.is_valid():
            return self.act_once(form) or self.show(form)
        try:
            self.save(form, complete=False)
        except ValidationError as error:
            add_refusal(form, error)
            return self.show(form)
        autosave.keep(request.user, request.path, request.POST)
        if "later" not in request.POST:
            return self.show(form)
        messages.info(request, f"Saved. “{self.section.label}” still needs some answers.")
        return HttpResponseRedirect(self.get_back_url())

    def get_success_url(self):
        if "later" in self.request.POST:
            return self.get_back_url()
        if not unfinished(self.record):
            return reverse("referrals:submit", args=[self.record.pk])
        following = Section.values.index(self.section) + 1
        if following == len(Section.values):
            return self.get_back_url()
        return section_url(self.record, Section.values[following])


class Submit(DraftDeed):
    """Check the answers, answer who it is where somebody alike is known, and send."""

    form_class = SubmitForm
    template_name = "referrals/referral_submit.html"
    title, submit_label = "Check the answers and send", "Send the referral"
    keeps_text = False

    @cached_property
    def missing(self):
        return missing(self.record)

    def get_form_kwargs(self):
        """Whether somebody alike is known is asked once nothing is missing, as the form is drawn only then."""
        known = [] if self.missing else likely_known(self.record, self.request.user)
        note_access(self.request, *[match["person"].pk for match in known], verb="referrals:likely_known")
        return {"known": known}

    def get_context(self):
        return {
            "caption": ", ".join(filter(None, [self.record.person.name, self.record.reference])),
            "missing": self.missing,
            "sections": [
                {
                    "title": section.label,
                    "rows": rows(self.record, section, change_url=section_url(self.record, section)),
                }
                for section in Section
            ],
        }

    def act(self, form):
        self.record = submit(referral=self.record, by=self.request.user, **form.cleaned_data)

    def get_success_url(self):
        return reverse("referrals:referral_submitted", args=[self.record.pk])


class DiscardDraft(ConfirmedDeed, DraftDeed):
    """Delete a draft for good."""

    form_class = WarningForm
    title, submit_label = "Delete this draft", "Delete the draft"
    success_message = "The draft is deleted."
    consequences = ("Everything written in this draft is deleted. Nobody else has seen it.",)

    def act(self, form):
        discard_draft(referral=self.record, by=self.request.user)

    def get_success_url(self):
        return reverse("referrals:referral_list")


def section_url(referral, section):
    return reverse("referrals:referral_section", args=[referral.pk, section])


@require_safe
def referral_tasks(request, pk):
    """The sections of a draft and how far each has come."""
    referral = get_object_or_404(Referral.objects.visible_to(request.user).select_related("person", "team"), pk=pk)
    require(request.user, Permission.REFER, referral)
    note_access(request, referral.person_id)
    if referral.status != Referral.Status.DRAFT:
        return redirect(referral)
    urls = {section: section_url(referral, section) for section in Section}
    items = task_items(referral, urls, autosave.kept_among(request.user, urls.values()))
    context = {
        "referral": referral,
        "items": items,
        "finished": len(referral.completed_sections),
        "all": len(Section.values),
        "back_link": {"href": reverse("referrals:referral_list")},
    }
    return render(request, "referrals/referral_tasks.html", context)


@require_safe
def referral_submitted(request, pk):
    """Confirmation: the reference, and what happens next."""
    referral = get_object_or_404(Referral.objects.visible_to(request.user).sent().select_related("team"), pk=pk)
    require(request.user, Permission.REFER, referral)
    return render(request, "referrals/referral_submitted.html", {"referral": referral})
