"""The role description and the code of conduct: what holds, who agreed, and what is set."""

from django.db.models import F, OuterRef, Subquery
from django.http import Http404
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_safe

from accounts.permissions import Permission
from groundwork.addresses import address_of
from groundwork.deeds import ConfirmedDeed, PermissionFirst
from groundwork.lists import ListPage
from groundwork.names import by_name
from groundwork.paragraphs import blocks
from groundwork.permissions import can, require
from groundwork.versions import state_of
from groundwork.way_back import leads_on
from training.actions.conduct import agree, set_conduct, take_back_conduct
from training.forms.conduct import AgreementFilterForm, SetConductForm, TakeBackConductForm
from training.models import Agreement, Conduct
from training.views.rules import READERS, RuleDeed
from workers.models import Worker


@leads_on
@require_safe
def conduct(request):
    """Both documents with their versions, the newest first, and whether the reader agreed to each."""
    require(request.user, READERS)
    today = timezone.localdate()
    agreed = own_agreements(request.user)
    versions = list(Conduct.objects.select_related("set_by", "taken_back_by"))
    now = {version.document: version for version in Conduct.objects.in_force(today)}
    for version in versions:
        version.state = state_of(version, now.get(version.document), today)
        version.agreed_at = agreed.get(version.pk)
    context = {
        "title": "Role description and code of conduct",
        "documents": [
            (value, label, [each for each in versions if each.document == value])
            for value, label in Conduct.Document.choices
        ],
        "is_asked": Worker.objects.employed(today).filter(user=request.user).exists(),
        "sets_conduct": can(request.user, Permission.MANAGE_ACCOUNTS),
        "sees_agreements": sees_agreements(request.user),
    }
    return render(request, "training/conduct.html", context)


def own_agreements(user):
    """When the reader agreed to what, by the version's id."""
    return dict(Agreement.objects.filter(worker__user=user).values_list("version_id", "at"))


def sees_agreements(user):
    return can(user, Permission.MANAGE_WORKERS) or can(user, Permission.SUPERVISE)


@require_safe
def conduct_detail(request, pk):
    """One version to read; the worker who is asked agrees from here."""
    require(request.user, READERS)
    version = get_object_or_404(Conduct.objects.select_related("set_by", "taken_back_by"), pk=pk)
    today = timezone.localdate()
    now = Conduct.objects.in_force(today).filter(document=version.document).first()
    context = {
        "title": version.get_document_display(),
        "version": version,
        "state": state_of(version, now, today),
        "blocks": blocks(version.text),
        "agreed_at": own_agreements(request.user).get(version.pk),
        "agrees": Conduct.objects.to_agree(request.user, today).filter(pk=version.pk).exists(),
        "back_link": {"href": reverse("training:conduct"), "text": "Role description and code of conduct"},
    }
    return render(request, "training/conduct_detail.html", context)


class Agree(PermissionFirst, ConfirmedDeed):
    """A worker has read the version in force and agrees to it."""

    model, permission = Conduct, Permission.SEE_OWN_PROFILE
    title, submit_label, success_message = "Agree", "I have read this and agree", "Thank you. That you agree is kept."
    consequences = [
        "Your line manager and the leads of your team see that you agreed, and when.",
        "You are asked again when a new version holds.",
        "If you cannot agree, do not press the button: talk with your line manager first.",
    ]

    def get_queryset(self):
        return Conduct.objects.visible_to(self.user)

    def why_not(self):
        if self.object.agreements.filter(worker__user=self.user).exists():
            return "You have agreed to this version already."
        asked = Conduct.objects.to_agree(self.user, self.today).filter(pk=self.object.pk)
        return "" if asked.exists() else "You are not asked to agree to this version now."

    def get_success_url(self):
        return address_of("training:conduct")

    def get_context_data(self, **kwargs):
        return super().get_context_data(**kwargs) | {"caption": str(self.object)}

    def act(self, form):
        worker = get_object_or_404(Worker, user=self.user)
        agree(version=self.object, worker=worker, by=self.user)


class SetConduct(RuleDeed):
    """Write what a document is from a day on."""

    form_class = SetConductForm
    title, submit_label, success_message = "Set a new version", "Set version", "The version is set. Workers are told."

    def get_object(self, queryset=None):
        """The document, named in the address."""
        if self.kwargs["document"] not in Conduct.Document.values:
            raise Http404
        return Conduct.Document(self.kwargs["document"])

    def get_initial(self):
        """As the last version says, so that only what changes is typed."""
        last = Conduct.objects.standing().filter(document=self.object).order_by("holds_from").last()
        return {"text": last.text if last else "", "holds_from": self.today}

    def get_back_url(self):
        return address_of("training:conduct")

    def get_context_data(self, **kwargs):
        lead = "From its day on each worker is asked to agree. What was agreed to before stays readable."
        return super().get_context_data(**kwargs) | {"caption": self.object.label, "lead": lead}

    def act(self, form):
        set_conduct(document=self.object, by=self.user, **form.cleaned_data)


class TakeBackConduct(RuleDeed):
    """Take back a version that has not begun."""

    model, form_class = Conduct, TakeBackConductForm
    title, submit_label, success_message = "Take back a version", "Take back", "The version is taken back."

    def get_queryset(self):
        return Conduct.objects.visible_to(self.user)

    def why_not(self):
        if self.object.is_taken_back:
            return "This version is taken back already."
        begun = self.object.has_begun(self.today)
        return "This version holds already. Set another one that begins later." if begun else ""

    def get_context_data(self, **kwargs):
        return super().get_context_data(**kwargs) | {"caption": str(self.object)}

    def act(self, form):
        take_back_conduct(version=self.object, by=self.user, **form.cleaned_data)


class AgreementList(ListPage):
    """Who of the workers that one looks after has agreed to what holds today."""

    permissions = (Permission.MANAGE_WORKERS, Permission.SUPERVISE)
    template_name = "training/agreement_list.html"
    title = "Who has agreed"
    form_class = AgreementFilterForm
    fields = ("user__name", "team__name")
    sorts = {"name": by_name("user__")}
    default_sort = "name"
    empty_title = "No workers to show"

    def get_queryset(self):
        workers = Worker.objects.visible_to(self.user).employed(self.today).select_related("user", "team")
        return workers.annotate(**{value: agreed_at(value, self.today) for value in Conduct.Document.values})

    def narrow(self, rows, filters):
        return rows.filter(**{f"{filters['missing']}__isnull": True}) if filters.get("missing") else rows


def agreed_at(document, today):
    """When a worker agreed to the version of a document that holds on `today`."""
    given = Agreement.objects.filter(worker=OuterRef("pk"), version__in=Conduct.objects.in_force(today))
    return Subquery(given.filter(version__document=document).order_by().values(moment=F("at"))[:1])
