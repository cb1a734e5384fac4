"""What is done to a worker's place on a course."""

from django.urls import reverse

from accounts.permissions import Permission
from groundwork.deeds import DeedView
from training.actions.training import (
    complete_training,
    correct_training,
    enrol,
    take_back_training,
    withdraw_training,
)
from training.forms.training import (
    CompleteTrainingForm,
    CorrectTrainingForm,
    CorrectWithdrawalForm,
    EnrolForm,
    TakeBackTrainingForm,
    WithdrawTrainingForm,
)
from training.models import Barrier, Course, TrainingRecord
from workers.models import Worker


class Enrol(DeedView):
    """Give a worker a place on a course."""

    model, permission, form_class = Worker, Permission.MANAGE_WORKERS, EnrolForm
    title, submit_label, success_message = "Enrol on a course", "Enrol", "The worker is enrolled."

    def get_initial(self):
        # Chosen from the list, not asked of the database: the address may say anything.
        courses = {course.code: course.pk for course in Course.objects.offered()}
        return {"on": self.today, "course": courses.get(self.request.GET.get("course"))}

    def get_context_data(self, **kwargs):
        return super().get_context_data(**kwargs) | {"caption": self.object.user.name}

    def act(self, form):
        enrol(worker=self.object, by=self.user, **form.cleaned_data)


class TrainingDeed(DeedView):
    """A deed to a record of training."""

    model, permission = TrainingRecord, Permission.MANAGE_WORKERS

    def get_queryset(self):
        return super().get_queryset().select_related("worker__user", "course")

    def why_not(self):
        return "This record is taken back." if self.object.is_taken_back else ""

    def get_context_data(self, **kwargs):
        return super().get_context_data(**kwargs) | {"caption": f"{self.object.worker}: {self.object.course}"}

    def get_back_url(self):
        return reverse("workers:worker_detail", args=[self.object.worker_id])


class OpenTrainingDeed(TrainingDeed):
    """A deed to a place that is still open."""

    def why_not(self):
        if self.object.status != TrainingRecord.Status.ENROLLED:
            return f"This place is no longer open: {self.object.get_status_display().lower()}."
        return super().why_not()


class CompleteTraining(OpenTrainingDeed):
    form_class = CompleteTrainingForm
    title, submit_label, success_message = "Complete training", "Complete training", "The course is completed."

    def get_form_kwargs(self):
        return super().get_form_kwargs() | {"enrolled_on": self.object.enrolled_on}

    def get_initial(self):
        return {"hours": self.object.course.hours}

    def act(self, form):
        complete_training(training=self.object, by=self.user, **form.cleaned_data)


class CorrectTraining(TrainingDeed):
    title, submit_label, success_message = "Correct training", "Save correction", "The record is corrected."
    guards_edits = True

    @property
    def is_withdrawn(self):
        return self.object.status == TrainingRecord.Status.WITHDRAWN

    def get_form_class(self):
        return CorrectWithdrawalForm if self.is_withdrawn else CorrectTrainingForm

    def get_form_kwargs(self):
        return super().get_form_kwargs() | ({} if self.is_withdrawn else {"training": self.object})

    def get_initial(self):
        names = ("enrolled_on", "completed_on", "hours", "expires_on", "barrier_kind", "barrier", "help_offered")
        return {name: getattr(self.object, name) for name in names}

    def act(self, form):
        correct_training(training=self.object, by=self.user, **form.cleaned_data)


class WithdrawTraining(OpenTrainingDeed):
    form_class, template_name = WithdrawTrainingForm, "training/withdraw_training.html"
    title, submit_label, success_message = "Withdraw from training", "Withdraw", "The place is given up."

    def get_context_data(self, **kwargs):
        barriers = Barrier.objects.offered().exclude(help_worth_offering="")
        return super().get_context_data(**kwargs) | {"barriers": barriers}

    def act(self, form):
        withdraw_training(training=self.object, by=self.user, **form.cleaned_data)


class TakeBackTraining(TrainingDeed):
    form_class = TakeBackTrainingForm
    title, submit_label, success_message = "Take back a record", "Take back", "The record is taken back."

    def get_context_data(self, **kwargs):
        lead = "For a record that was made by mistake. It stays readable and counts no more; the worker is told."
        return super().get_context_data(**kwargs) | {"lead": lead}

    def act(self, form):
        take_back_training(training=self.object, by=self.user, **form.cleaned_data)
