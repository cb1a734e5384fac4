"""What the line manager decides about a worker, a page for each thing."""

from copy import copy

from django.core.exceptions import PermissionDenied
from django.urls import reverse

from accounts.permissions import Permission
from groundwork.deeds import DeedView
from workers.actions.employment import (
    change_capacity,
    change_line_manager,
    change_stage,
    change_supervisor,
    edit_employment,
    record_leaving,
)
from workers.actions.workers import check_dbs
from workers.forms.employment import (
    ChangeCapacityForm,
    ChangeLineManagerForm,
    ChangeStageForm,
    ChangeSupervisorForm,
    EmploymentForm,
    RecordLeavingForm,
)
from workers.forms.workers import CheckDbsForm
from workers.models import Worker
from workers.owners import is_line_manager, may_name_line_manager, may_name_supervisor


class LineManagersDeed(DeedView):
    """A deed that is the line manager's alone; `may` says who else in its place."""

    model, permission = Worker, (Permission.SUPERVISE, Permission.MANAGE_WORKERS)
    guards_edits = True
    may = staticmethod(is_line_manager)

    def get_queryset(self):
        return super().get_queryset().select_related("user", "stage", "team")

    def check(self):
        if not self.may(self.user, self.object):
            raise PermissionDenied

    def get_context_data(self, **kwargs):
        return super().get_context_data(**kwargs) | {"caption": self.object.user.name}


class OfWorker(LineManagersDeed):
    """A form that knows the worker."""

    def get_form_kwargs(self):
        return super().get_form_kwargs() | {"worker": self.object}


class EditEmployment(LineManagersDeed):
    form_class, title = EmploymentForm, "Employment"
    submit_label, success_message = "Save changes", "The employment is changed. The worker is told."

    def get_form_kwargs(self):
        return super().get_form_kwargs() | {"instance": copy(self.object)}

    def act(self, form):
        edit_employment(worker=self.object, by=self.user, **form.cleaned_data)


class ChangeStage(LineManagersDeed):
    form_class, title = ChangeStageForm, "Change stage"
    submit_label, success_message = "Change stage", "The stage is changed. The worker is told."

    def get_initial(self):
        return {"starts_on": self.today}

    def get_context_data(self, **kwargs):
        worker = self.object
        agreed = worker.agreed_caseload
        stays = f" That they have {agreed} stays agreed." if agreed is not None else ""
        lead = f"Now {worker.stage}. A stage sets how many places they have and how often supervision is.{stays}"
        return super().get_context_data(**kwargs) | {"lead": lead}

    def act(self, form):
        change_stage(worker=self.object, by=self.user, **form.cleaned_data)


class ChangeCapacity(OfWorker):
    form_class, title = ChangeCapacityForm, "Change capacity"
    submit_label, success_message = "Change capacity", "The capacity is changed. The worker is told."

    def get_initial(self):
        agreed = self.object.agreed_caseload
        return {"follows": "stage" if agreed is None else "agreed", "agreed_caseload": agreed}

    def act(self, form):
        change_capacity(worker=self.object, by=self.user, **form.facts())


class NamingDeed(OfWorker):
    """Somebody is named who looks after the worker; whoever did so before may not see them any more."""

    def get_success_url(self):
        seen = Worker.objects.visible_to(self.user).filter(pk=self.object.pk).exists()
        return self.get_back_url() if seen else reverse("home")


class ChangeLineManager(NamingDeed):
    form_class, title, may = ChangeLineManagerForm, "Change line manager", staticmethod(may_name_line_manager)
    submit_label, success_message = "Change line manager", "The line manager is changed. They and the worker are told."

    def act(self, form):
        change_line_manager(worker=self.object, by=self.user, **form.cleaned_data)


class ChangeSupervisor(NamingDeed):
    form_class, title, may = ChangeSupervisorForm, "Change supervisor", staticmethod(may_name_supervisor)
    submit_label, success_message = "Change supervisor", "The supervisor is changed. They and the worker are told."

    def act(self, form):
        change_supervisor(worker=self.object, by=self.user, **form.cleaned_data)


class RecordLeaving(OfWorker):
    form_class, title = RecordLeavingForm, "Record leaving"
    submit_label, success_message = "Record leaving", "It is recorded."

    def get_initial(self):
        return {"left_on": self.object.left_on}

    def act(self, form):
        record_leaving(worker=self.object, by=self.user, **form.cleaned_data)


class CheckDbs(LineManagersDeed):
    """Write down that a worker's DBS certificate or its status was checked."""

    form_class, title = CheckDbsForm, "Check DBS"
    submit_label, success_message = "Save this check", "The DBS check is saved."

    def get_initial(self):
        worker = self.object
        return {
            "level": worker.dbs_level,
            "workforce": worker.dbs_workforce,
            "issued_on": worker.dbs_issued_on,
            "update_service": worker.dbs_update_service if worker.dbs_checked_on else None,
            "checked_on": self.today,
        }

    def act(self, form):
        check_dbs(worker=self.object, by=self.user, **form.cleaned_data)
