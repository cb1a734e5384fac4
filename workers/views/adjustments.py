"""What is done about a reasonable adjustment, one step a page."""

from workers.actions.adjustments import (
    edit_adjustment,
    end_adjustment,
    flag_adjustment,
    identify_adjustment,
    meet_adjustment,
    record_adjustment,
    review_adjustment,
)
from workers.forms.rooms import (
    EditAdjustmentForm,
    FlagAdjustmentForm,
    IdentifyAdjustmentForm,
    MeetAdjustmentForm,
    RecordAdjustmentForm,
    ReviewAdjustmentForm,
)
from workers.models import Adjustment, Room, Worker
from workers.views.rooms import RoomConfirmed, RoomDeed

Status = Adjustment.Status


class IdentifyAdjustment(RoomDeed):
    """The first step: what is needed."""

    model, room, form_class = Worker, Room.ADJUSTMENTS, IdentifyAdjustmentForm
    title, submit_label, success_message = "Identify an adjustment", "Save this need", "It is written down."
    shows_texts = False

    def act(self, form):
        identify_adjustment(worker=self.object, by=self.user, **form.cleaned_data)


class AdjustmentDeed(RoomDeed):
    """A deed about one adjustment; `leads_to` are the statuses of which one must be able to follow."""

    model, room = Adjustment, Room.ADJUSTMENTS
    template_name = "workers/adjustment_form.html"
    guards_edits = True
    leads_to = ()

    def why_not(self):
        adjustment = self.object
        allowed = self.leads_to and set(self.leads_to) & set(Adjustment.TRANSITIONS.get(adjustment.status, ()))
        return "" if allowed else f"This adjustment is now “{adjustment.get_status_display().lower()}”."

    def get_context_data(self, **kwargs):
        return super().get_context_data(**kwargs) | {
            "need": self.object.shown("need"),
            "agreed": self.object.shown("agreed"),
        }


class RecordAdjustment(AdjustmentDeed):
    form_class = RecordAdjustmentForm
    title, submit_label, success_message = "Record what is agreed", "Save what is agreed", "What is agreed is saved."
    leads_to = (Status.RECORDED,)

    def act(self, form):
        record_adjustment(adjustment=self.object, by=self.user, **form.cleaned_data)


class FlagAdjustment(AdjustmentDeed):
    form_class = FlagAdjustmentForm
    title, submit_label, success_message = "Flag who has to know", "Save who has to know", "It is flagged."
    leads_to = (Status.FLAGGED,)

    def get_initial(self):
        return {"tell": self.object.for_form("tell")}

    def act(self, form):
        flag_adjustment(adjustment=self.object, by=self.user, **form.cleaned_data)


class MeetAdjustment(AdjustmentDeed):
    form_class = MeetAdjustmentForm
    title, submit_label, success_message = "It is met", "Save that it is met", "It is met."
    leads_to = (Status.MET,)

    def get_initial(self):
        return {"met_on": self.today}

    def act(self, form):
        meet_adjustment(adjustment=self.object, by=self.user, **form.cleaned_data)


class ReviewAdjustment(AdjustmentDeed):
    form_class = ReviewAdjustmentForm
    title, submit_label, success_message = "Review an adjustment", "Save this review", "The review is saved."
    leads_to = (Status.REVIEWED,)

    def act(self, form):
        review_adjustment(adjustment=self.object, by=self.user, **form.cleaned_data)


class EditAdjustment(AdjustmentDeed):
    """Put right what was written."""

    form_class = EditAdjustmentForm
    template_name = "layouts/form_page.html"
    title, submit_label, success_message = "Edit an adjustment", "Save changes", "It is changed."
    leads_to = (Status.ENDED,)

    def get_form_kwargs(self):
        return super().get_form_kwargs() | {"adjustment": self.object}

    def get_initial(self):
        texts = {name: self.object.for_form(name) for name in ("need", "agreed", "tell")}
        return texts | {"review_on": self.object.review_on}

    def act(self, form):
        edit_adjustment(adjustment=self.object, by=self.user, **form.cleaned_data)


class EndAdjustment(RoomConfirmed):
    """It is no longer needed."""

    model, room = Adjustment, Room.ADJUSTMENTS
    title, submit_label, success_message = "No longer needed", "It is no longer needed", "It is no longer needed."
    consequences = ("It moves to the end of the page, and nobody is reminded of it.", "What stands there stays.")

    def why_not(self):
        return "" if self.object.is_open else "This adjustment is no longer needed already."

    def act(self, form):
        end_adjustment(adjustment=self.object, by=self.user)
