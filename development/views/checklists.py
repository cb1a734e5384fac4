"""Pages where administrators look after the lists by which inductions go."""

from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_safe

from accounts.permissions import Permission
from development.actions.checklists import (
    add_checklist_item,
    edit_checklist_item,
    remove_checklist_item,
    set_checklist,
    take_back_checklist,
)
from development.forms.checklists import (
    AddChecklistItemForm,
    EditChecklistItemForm,
    RemoveChecklistItemForm,
    SetChecklistForm,
    TakeBackChecklistForm,
)
from development.models import Checklist, ChecklistItem
from groundwork.deeds import ConfirmedDeed, PermissionFirst
from groundwork.names import by_name
from groundwork.permissions import require, requires
from groundwork.way_back import leads_on
from workers.models import Stage

TO_COME, NOW, BEFORE, TAKEN_BACK = "to come", "now", "before", "taken back"
HOLDS = "This list holds already, or was taken back. Make a new one."


@leads_on
@require_safe
@requires(Permission.MANAGE_ACCOUNTS)
def checklist_list(request):
    """Every list there is and was: by stage and team, the newest first."""
    lists = Checklist.objects.visible_to(request.user).select_related("stage", "team", "set_by", "taken_back_by")
    lists = list(lists.order_by("stage__order", *by_name("team__"), "-holds_from", "created_at"))
    mark(lists, timezone.localdate())
    bare = [stage for stage in Stage.objects.offered() if not any(each.stage_id == stage.pk for each in lists)]
    context = {"title": "Induction lists", "lists": lists, "bare": bare}
    return render(request, "development/checklist_list.html", context)


def mark(lists, today):
    """Give each list its `state`; of those for the same people, the newest that has begun holds now."""
    held = set()
    for each in lists:
        whom = (each.stage_id, each.team_id)
        each.state = state_of(each, whom in held, today)
        if each.state == NOW:
            held.add(whom)


def state_of(checklist, is_replaced, today):
    if checklist.is_taken_back:
        return TAKEN_BACK
    if not checklist.has_begun(today):
        return TO_COME
    return BEFORE if is_replaced else NOW


@leads_on
@require_safe
def checklist_detail(request, pk):
    """One list and its items, and what can be done to it while it does not hold yet."""
    user = request.user
    require(user, Permission.MANAGE_ACCOUNTS)
    lists = Checklist.objects.visible_to(user).select_related("stage", "team", "set_by", "taken_back_by")
    checklist = get_object_or_404(lists, pk=pk)
    context = {
        "title": f"Induction list: {checklist.stage}",
        "caption": str(checklist.team or "All teams"),
        "checklist": checklist,
        "items": list(checklist.items.all()),
        "may_change": checklist.may_be_changed(timezone.localdate()),
        "back_link": {"href": reverse("development:checklist_list"), "text": "Induction lists"},
    }
    return render(request, "development/checklist_detail.html", context)


class ListsDeed(PermissionFirst):
    """A deed to what holds for everybody, in all teams."""

    permission = Permission.MANAGE_ACCOUNTS


class SetChecklist(ListsDeed):
    """Make a list that holds from a day to come."""

    form_class = SetChecklistForm
    title, submit_label = "Set a new list", "Set list"
    success_message = "The list is set. Change what is on it below, until it holds."

    def get_context_data(self, **kwargs):
        lead = "It begins with what the last list for them has. Nobody who has begun is moved to it by itself."
        return super().get_context_data(**kwargs) | {"lead": lead}

    def get_back_url(self):
        return self.object.get_absolute_url() if self.object else reverse("development:checklist_list")

    def act(self, form):
        self.object = set_checklist(by=self.user, **form.cleaned_data)


class ChecklistDeed(ListsDeed):
    """A deed to a list that does not hold yet."""

    model = Checklist

    def get_queryset(self):
        return super().get_queryset().select_related("stage", "team")

    def why_not(self):
        return "" if self.object.may_be_changed(self.today) else HOLDS

    def get_context_data(self, **kwargs):
        return super().get_context_data(**kwargs) | {"caption": str(self.object)}


class TakeBackChecklist(ChecklistDeed):
    form_class = TakeBackChecklistForm
    title, submit_label, success_message = "Take back a list", "Take back", "The list is taken back."

    def act(self, form):
        take_back_checklist(checklist=self.object, by=self.user, **form.cleaned_data)


class AddChecklistItem(ChecklistDeed):
    form_class = AddChecklistItemForm
    title, submit_label, success_message = "Add to the list", "Add", "It is added."

    def act(self, form):
        add_checklist_item(checklist=self.object, by=self.user, **form.cleaned_data)


class ItemDeed(ListsDeed):
    """A deed to one thing of a list that does not hold yet."""

    model = ChecklistItem

    def get_queryset(self):
        return super().get_queryset().select_related("checklist__stage", "checklist__team")

    def why_not(self):
        return "" if self.object.checklist.may_be_changed(self.today) else HOLDS

    def get_context_data(self, **kwargs):
        return super().get_context_data(**kwargs) | {"caption": str(self.object.checklist)}


class EditChecklistItem(ItemDeed):
    form_class = EditChecklistItemForm
    title, submit_label, success_message = "Edit what is on the list", "Save changes", "It is changed."
    guards_edits = True

    def get_initial(self):
        return {name: getattr(self.object, name) for name in ("title", "what", "owner", "due_days", "wants_evidence")}

    def act(self, form):
        edit_checklist_item(item=self.object, by=self.user, **form.cleaned_data)


class RemoveChecklistItem(ConfirmedDeed, ItemDeed):
    form_class = RemoveChecklistItemForm
    title, submit_label, success_message = "Take out of the list", "Take out", "It is taken out."

    def get_context_data(self, **kwargs):
        consequences = (f"“{self.object}” is not on this list any more.", "Lists that hold now stay as they are.")
        return super().get_context_data(**kwargs) | {"consequences": consequences}

    def act(self, form):
        remove_checklist_item(item=self.object, by=self.user)
