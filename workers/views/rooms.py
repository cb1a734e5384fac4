"""The pages of private rooms, and letting a line manager in and out."""

from types import SimpleNamespace

from django.http import Http404
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.views.decorators.http import require_safe

from accounts.models import User
from accounts.permissions import Permission
from groundwork.addresses import address_of_record
from groundwork.deeds import ConfirmedDeed, DeedView
from groundwork.timeline import event
from workers import slots
from workers.actions.rooms import share_room, stop_sharing_room
from workers.crossovers import named_by
from workers.forms.rooms import ShareForm
from workers.models import Adjustment, Crossover, Room, WellbeingPlan, Worker
from workers.models.rooms import PrivateRecord, entered_by
from workers.rooms import PAGES, entries_of, note_entry, rooms_open_to, sharing_of


@require_safe
def private_rooms(request, pk):
    """The rooms of one worker that the reader may enter; nothing that stands in one is shown here."""
    worker = get_object_or_404(Worker.objects.select_related("user", "line_manager"), pk=pk)
    rooms = rooms_open_to(request.user, worker)
    if not rooms:
        raise Http404
    return show(request, worker, "workers/private_rooms.html", "Private rooms", rooms=[*map(door(worker), rooms)])


def door(worker):
    """What the page of all rooms says of one."""
    return lambda room: {
        "label": Room(room).label,
        "page": PAGES[room],
        "sharing": sharing_of(worker, room),
        "can_be_shared": room.can_be_shared,
    }


@require_safe
def adjustments(request, pk):
    """The reasonable adjustments of one worker, the open ones first."""
    worker = entered(request, pk, Room.ADJUSTMENTS)
    rows = Adjustment.objects.filter(worker=worker)
    shown = {"adjustments": [*map(adjustment_shown, rows.open())], "ended": [*map(adjustment_shown, rows.ended())]}
    return show_room(request, worker, Room.ADJUSTMENTS, "workers/adjustments.html", **shown)


def adjustment_shown(adjustment):
    """An adjustment with its words, what can be done next, and what was done."""
    changes = adjustment.status_changes.select_related("by").order_by("-at")
    labels = dict(Adjustment.Status.choices)
    return {
        "row": adjustment,
        "texts": texts_of(adjustment),
        "next": NEXT.get(adjustment.status, []),
        "events": [event(labels[change.to_status], change.at, change.by) for change in changes],
    }


# The deeds that lead on from each status, with the words of their links.
REVIEW = ("workers:review_adjustment", "Review it")
NEXT = {
    Adjustment.Status.IDENTIFIED: [("workers:record_adjustment", "Record what is agreed")],
    Adjustment.Status.RECORDED: [("workers:flag_adjustment", "Flag who has to know")],
    Adjustment.Status.FLAGGED: [("workers:meet_adjustment", "It is met"), REVIEW],
    Adjustment.Status.MET: [REVIEW],
    Adjustment.Status.REVIEWED: [REVIEW],
}


@require_safe
def wellbeing_plan(request, pk):
    """The wellbeing plan of one worker."""
    worker = entered(request, pk, Room.PLAN)
    plan = WellbeingPlan.objects.filter(worker=worker).first()
    texts = texts_of(plan) if plan else None
    return show_room(request, worker, Room.PLAN, "workers/wellbeing_plan.html", plan=plan, texts=texts)


@require_safe
def crossovers(request, pk):
    """What one worker has declared, and what apps above know of crossovers."""
    worker = entered(request, pk, Room.CROSSOVERS)
    rows = Crossover.objects.standing().filter(worker=worker)
    shown = [{"row": row, "named": named_by(row), "note": row.shown("note")} for row in rows]
    parts = [part(worker, request.user) for part in slots.CROSSOVER_PARTS]
    return show_room(request, worker, Room.CROSSOVERS, "workers/crossovers.html", crossovers=shown, parts=parts)


def entered(request, pk, room):
    """The worker whose room it is, or 404; that somebody enters is written down."""
    rows = Worker.objects.filter(entered_by(request.user, room)).select_related("user", "line_manager")
    worker = get_object_or_404(rows, pk=pk)
    note_entry(request, worker.pk, room)
    return worker


def texts_of(record):
    """The words of a record for a page."""
    return {name: record.shown(name) for name in record.TEXTS}


def show_room(request, worker, room, template, **context):
    is_own = worker.user_id == request.user.pk
    own = {"sharing": sharing_of(worker, room), "entries": entries_of(worker, room)} if is_own else {}
    own |= {"can_be_shared": Room(room).can_be_shared}
    return show(request, worker, template, Room(room).label, room=room, room_label=Room(room).label, **own, **context)


def show(request, worker, template, title, **context):
    is_own = worker.user_id == request.user.pk
    base = {"worker": worker, "title": title, "is_own": is_own, "caption": "" if is_own else worker.user.name}
    return render(request, template, base | context)


class RoomDeed(DeedView):
    """A deed in a private room: for who may enter it. What it shows of the room is written down as read."""

    permission = (Permission.SEE_OWN_PROFILE, Permission.SUPERVISE)
    is_private = True
    room: Room
    # Whether the page shows what stands in the room.
    shows_texts = True

    @property
    def worker(self):
        """Whose room it is."""
        return self.object if isinstance(self.object, Worker) else self.object.worker

    def get_queryset(self):
        if self.model is Worker:
            return Worker.objects.filter(entered_by(self.user, self.room)).select_related("user")
        return super().get_queryset().select_related("worker__user")

    def get_back_url(self):
        return address_of_record(PAGES[self.room], self.worker.pk)

    def get_context_data(self, **kwargs):
        if self.shows_texts:
            note_entry(self.request, self.worker.pk, self.room)
        caption = "" if self.worker.user_id == self.user.pk else self.worker.user.name
        return super().get_context_data(**kwargs) | {"caption": caption}

    def record_shown(self):
        """Where somebody changed it meanwhile: the words, and not what they are encrypted as."""
        return SimpleNamespace(**vars(self.object) | texts_of(self.object))


class PlanDeed(RoomDeed):
    """Write a plan of which each worker has one, the first time or again; `plan_model` is its kind."""

    model, submit_label = Worker, "Save plan"
    guards_edits = True
    plan_model: type[PrivateRecord]

    def open(self):
        """The plan is found by its worker: there may be none yet."""
        super().open()
        self.plan = self.plan_model.objects.filter(worker=self.object).first()
        if self.plan:
            self.object.updated_at = self.plan.updated_at

    def get_initial(self):
        return {name: self.plan.for_form(name) for name in self.plan.TEXTS} if self.plan else {}

    def record_shown(self):
        return SimpleNamespace(**texts_of(self.plan)) if self.plan else SimpleNamespace()


class RoomConfirmed(RoomDeed, ConfirmedDeed):
    """As `RoomDeed`, with nothing to fill in and nothing of the room to read."""

    shows_texts = False


class OwnRoomDeed(ConfirmedDeed):
    """A deed about sharing one's own room: the worker's alone. `room` stands in the address."""

    model, permission = Worker, Permission.SEE_OWN_PROFILE

    def get_queryset(self):
        return Worker.objects.filter(user=self.user).select_related("user", "line_manager")

    @property
    def room(self):
        return Room(self.kwargs["room"])

    def check(self):
        if self.kwargs["room"] not in Room.values or not self.room.can_be_shared:
            raise Http404

    def get_back_url(self):
        return address_of_record(PAGES[self.room], self.object.pk)


class ShareRoom(OwnRoomDeed):
    """Let the line manager in."""

    form_class = ShareForm
    submit_label = "Share"

    def why_not(self):
        worker = self.object
        there = User.objects.there(timezone.now(), team=worker.team_id).filter(pk=worker.line_manager_id)
        return "" if there.exists() else "Your line manager is not there now, so there is nobody to share with."

    def get_initial(self):
        return {"shared_with": self.object.line_manager_id}

    def get_title(self):
        return f"Share with {self.object.line_manager}"

    def get_context_data(self, **kwargs):
        name = self.object.line_manager
        return super().get_context_data(**kwargs) | {
            "caption": self.room.label,
            "tab_title": "Share a private room",
            "consequences": [
                f"{name} can read and change all that stands there, as long as you share it and they are your line "
                "manager.",
                "Each time they read it, that is written down and you see it.",
                "You can stop sharing at any time. They keep what they have read, and nothing else.",
                "Whoever becomes your line manager after them sees nothing until you share it with them.",
            ],
        }

    def act(self, form):
        share_room(worker=self.object, by=self.user, room=self.room, shared_with=form.cleaned_data["shared_with"])

    def get_success_message(self):
        return f"Shared with {self.object.line_manager}."


class StopSharingRoom(OwnRoomDeed):
    """Let nobody in any more."""

    title, submit_label, success_message = "Stop sharing", "Stop sharing", "Nobody but you can read it now."
    consequences = ("Nobody but you can read it from now on. What you wrote stays.", "Nobody is told.")

    def get_context_data(self, **kwargs):
        return super().get_context_data(**kwargs) | {"caption": self.room.label}

    def act(self, form):
        stop_sharing_room(worker=self.object, by=self.user, room=self.room)
