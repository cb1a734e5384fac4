"""Logging a crossover at work: the worker's alone."""

from django.core.exceptions import PermissionDenied

from supervision.actions.crossovers import edit_logged_crossover, log_crossover, withdraw_logged_crossover
from supervision.forms.crossovers import LogCrossoverForm
from supervision.models import CrossoverAtWork
from workers.models import Room, Worker
from workers.views.rooms import RoomConfirmed, RoomDeed


class WorkersOwn:
    """Only the worker writes of what they met; whoever they share their crossovers with may read it."""

    room = Room.CROSSOVERS

    def check(self):
        if self.worker.user_id != self.user.pk:
            raise PermissionDenied


class LogCrossover(WorkersOwn, RoomDeed):
    model, form_class = Worker, LogCrossoverForm
    title, submit_label, success_message = (
        "Log a crossover at work",
        "Log it",
        "It is logged, and an additional supervision is asked for.",
    )
    shows_texts = False

    def get_initial(self):
        return {"happened_on": self.today}

    def act(self, form):
        log_crossover(worker=self.object, by=self.user, **form.cleaned_data)


class LoggedCrossoverDeed(WorkersOwn):
    """A deed about one that was logged."""

    model = CrossoverAtWork

    def why_not(self):
        return "This was taken back already." if self.object.withdrawn_at else ""


class EditLoggedCrossover(LoggedCrossoverDeed, RoomDeed):
    form_class = LogCrossoverForm
    title, submit_label, success_message = "Edit a crossover at work", "Save changes", "It is changed."
    guards_edits = True

    def get_initial(self):
        return {"happened_on": self.object.happened_on, "happened": self.object.for_form("happened")}

    def act(self, form):
        edit_logged_crossover(crossover=self.object, by=self.user, **form.cleaned_data)


class WithdrawLoggedCrossover(LoggedCrossoverDeed, RoomConfirmed):
    title, submit_label, success_message = "Take back a crossover at work", "Take it back", "It is taken back."
    consequences = (
        "It asks for no additional supervision any more.",
        "What you wrote is deleted from this page for good.",
    )

    def act(self, form):
        withdraw_logged_crossover(crossover=self.object, by=self.user)
