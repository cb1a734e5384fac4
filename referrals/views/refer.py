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
from groundwork.words import listed
from notices.told import told
from referrals.actions.refer import discard_draft, refer, save_section, submit
from referrals.duplicates import earlier_of
from referrals.forms.refer import ReferForm, SubmitForm
from referrals.forms.sections import SECTION_FORMS, owner_of
from referrals.models import Referral
from referrals.notices import REFERRAL_SUBMITTED, REFERRAL_WITHOUT_LEAD
from referrals.progress import missing, task_items, unfinished
from referrals.summaries import rows

Section = Referral.Section


class Refer(DeedView):
    """The start page of a referral; makes the draft."""

    permission, form_class = Permission.REFER, ReferForm
    template_name = "referrals/referral_start.html"
    title, submit_label = "Refer somebody for peer support", "Start now"

    def get_form_kwargs(self):
        return super().get_form_kwargs() | {"user": self.user}

    def get_initial(self):
        """What was chosen last time, so that several people can be referred in a row; once sent, what was sent."""
        if self.request.method == "POST":
            return {}
        last = Referral.objects.filter(referrer=self.user).order_by("created_at").last()
        if last:
            return {"referring_team": last.referring_team_id, "team": last.team_id}
        teams = self.user.teams_with(Permission.REFER)
        team = Team.objects.filter(pk__in=teams, refers_to__isnull=False).first()
        return {"referring_team": team.pk, "team": team.refers_to_id} if team else {}

    def get_back_url(self):
        return reverse("referrals:referral_list")

    def act(self, form):
        self.object = refer(by=self.user, **form.cleaned_data)

    def get_success_url(self):
        return reverse("referrals:referral_tasks", args=[self.object.pk])


class DraftDeed(DeedView):
    """A page of the referrer's own draft; a referral that has been sent is shown instead."""

    model, permission = Referral, Permission.REFER

    def get_queryset(self):
        return super().get_queryset().select_related("person", "team", "referring_team")

    def person_id(self):
        return self.object.person_id

    def why_not(self):
        return "" if self.object.status == Referral.Status.DRAFT else "This referral has been sent already."

    def get_back_url(self):
        return reverse("referrals:referral_tasks", args=[self.object.pk])


class ReferralSection(DraftDeed):
    """One section of the form; whatever is valid is kept, finished or not."""

    template_name = "referrals/referral_section.html"
    submit_label = "Save and continue"

    @property
    def section(self):
        return Section(self.kwargs["section"])

    def get_title(self):
        return self.section.label

    def get_context_data(self, **kwargs):
        return super().get_context_data(**kwargs) | {
            "caption": self.get_caption(),
            "in_crisis": self.section == Section.RISK,
        }

    def get_caption(self):
        """Whose referral this is, as several may be written in a row, and how far along."""
        number = Section.values.index(self.section) + 1
        parts = [self.object.person.name, self.object.reference, f"section {number} of {len(Section)}"]
        return ", ".join(filter(None, parts))

    def get_form_class(self):
        return SECTION_FORMS[self.section]

    def get_form_kwargs(self):
        return super().get_form_kwargs() | {"instance": owner_of(self.object, self.section)}

    def act(self, form):
        self.save(form, complete=True)

    def save(self, form, complete):
        self.object = save_section(
            referral=self.object,
            by=self.user,
            section=self.section,
            answers=form.answers(),
            complete=complete,
        )

    def form_invalid(self, form):
        """Keep what is valid by itself, and all of it as typed."""
        try:
            self.save(form, complete=False)
        except ValidationError as error:
            add_refusal(form, error)
            return self.show(form)
        autosave.keep(self.user, self.request.path, self.request.POST)
        if "later" not in self.request.POST:
            return self.show(form)
        messages.info(self.request, f"Saved. “{self.section.label}” still needs some answers.")
        return HttpResponseRedirect(self.get_back_url())

    def get_success_url(self):
        if "later" in self.request.POST:
            return self.get_back_url()
        if not unfinished(self.object):
            return reverse("referrals:submit", args=[self.object.pk])
        following = Section.values.index(self.section) + 1
        if following == len(Section.values):
            return self.get_back_url()
        return section_url(self.object, Section.values[following])


class Submit(DraftDeed):
    """Check the answers, say whether they were perhaps referred before, and send.

    Nothing here depends on people whom the referrer may not know of.
    """

    form_class = SubmitForm
    template_name = "referrals/referral_submit.html"
    title, submit_label = "Check the answers and send", "Send the referral"
    keeps_text = False

    @cached_property
    def missing(self):
        return missing(self.object)

    def get_form_kwargs(self):
        return super().get_form_kwargs() | {"finished": not self.missing}

    def get_context_data(self, **kwargs):
        earlier = [] if self.missing else earlier_of(self.object, self.user)
        note_access(self.request, *[referral.person_id for referral in earlier], verb="referrals:likely_known")
        return super().get_context_data(**kwargs) | {
            "caption": ", ".join(filter(None, [self.object.person.name, self.object.reference])),
            "missing": self.missing,
            "earlier": earlier,
            "sections": [
                {
                    "title": section.label,
                    "rows": rows(self.object, section, change_url=section_url(self.object, section)),
                }
                for section in Section
            ],
        }

    def act(self, form):
        self.object = submit(referral=self.object, by=self.user, **form.cleaned_data)

    def get_success_url(self):
        return reverse("referrals:referral_submitted", args=[self.object.pk])


class DiscardDraft(ConfirmedDeed, DraftDeed):
    """Delete a draft for good."""

    form_class = WarningForm
    title, submit_label = "Delete this draft", "Delete the draft"
    success_message = "The draft is deleted."
    consequences = ("Everything written in this draft is deleted. Nobody else has seen it.",)

    def act(self, form):
        discard_draft(referral=self.object, by=self.user)

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
    names = [str(notice.recipient) for notice in told([REFERRAL_SUBMITTED, REFERRAL_WITHOUT_LEAD], referral.pk)]
    context = {"referral": referral, "told": listed(names) if names else ""}
    return render(request, "referrals/referral_submitted.html", context)
