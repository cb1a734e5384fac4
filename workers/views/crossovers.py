"""Declaring whom or what a worker knows from their own care or life."""

from types import SimpleNamespace

from groundwork.months import months_later
from workers.actions.crossovers import declare_crossover, edit_crossover, withdraw_crossover
from workers.crossovers import named_by
from workers.forms.rooms import CrossoverForm, first_answers
from workers.models import Crossover, Room, Worker
from workers.views.rooms import RoomConfirmed, RoomDeed

REVIEW_MONTHS = 12


class CrossoverDeed(RoomDeed):
    """A deed with the form of a declaration."""

    room, form_class = Room.CROSSOVERS, CrossoverForm

    def get_form_kwargs(self):
        return super().get_form_kwargs() | {"user": self.user, "worker": self.worker}


class DeclareCrossover(CrossoverDeed):
    model = Worker
    title, submit_label, success_message = "Declare a crossover", "Declare", "It is declared."
    shows_texts = False

    def get_initial(self):
        return {"review_on": months_later(self.today, REVIEW_MONTHS)}

    def act(self, form):
        declare_crossover(worker=self.object, by=self.user, **form.cleaned_data)


class EditCrossover(CrossoverDeed):
    model = Crossover
    title, submit_label, success_message = "Edit a crossover", "Save changes", "It is changed."
    guards_edits = True

    def why_not(self):
        return why_gone(self.object)

    def get_initial(self):
        crossover = self.object
        known = {"note": crossover.for_form("note"), "review_on": crossover.review_on}
        return known | first_answers(named_by(crossover))

    def record_shown(self):
        named = named_by(self.object)
        return SimpleNamespace(named=named and named.words, note=self.object.shown("note"))

    def act(self, form):
        edit_crossover(crossover=self.object, by=self.user, **form.cleaned_data)


class WithdrawCrossover(RoomConfirmed):
    """Take a declaration back."""

    model, room = Crossover, Room.CROSSOVERS
    title, submit_label, success_message = "Take back a crossover", "Take it back", "It is taken back."
    consequences = ("Matching is no longer told of it.", "Its words are deleted from this page for good.")

    def why_not(self):
        return why_gone(self.object)

    def act(self, form):
        withdraw_crossover(crossover=self.object, by=self.user)


def why_gone(crossover):
    return "This was taken back already." if crossover.withdrawn_at else ""
