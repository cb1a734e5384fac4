"""What an induction consists of: lists with a day from which they hold, and their items until then."""

from datetime import date

from django.core.exceptions import ValidationError
from django.utils import timezone

from accounts.actions.taking_back import take_back
from accounts.models import Team, User
from development.models import Checklist, ChecklistItem
from groundwork.actions import action
from groundwork.transitions import lock
from workers.models import Stage


@action
def set_checklist(*, stage: Stage, by: User, holds_from: date, team: Team | None = None, reason: str = "") -> Checklist:
    """Make a list that holds from a day to come, with the items of the last one for them; until then they can change.

    Nobody who has begun is moved to it.
    """
    if holds_from <= timezone.localdate():
        raise ValidationError({"holds_from": "The list has to hold from tomorrow or a later day."})
    last = Checklist.objects.standing().filter(holds_from__lt=holds_from).meant_for(stage, team).first()
    made = Checklist.objects.create(stage=stage, team=team, holds_from=holds_from, reason=reason, set_by=by)
    for item in last.items.all() if last else ():
        made.items.create(
            line=item.line,
            title=item.title,
            what=item.what,
            owner=item.owner,
            due_days=item.due_days,
            wants_evidence=item.wants_evidence,
        )
    return made


@action
def take_back_checklist(*, checklist: Checklist, by: User, reason: str) -> Checklist:
    """Take back a list that does not hold yet; the one before it goes on."""
    return take_back(changeable(checklist), by, reason)


@action
def add_checklist_item(
    *,
    checklist: Checklist,
    by: User,
    title: str,
    owner: str,
    due_days: int,
    what: str = "",
    wants_evidence: bool = False,
) -> ChecklistItem:
    """Put something into a list that does not hold yet."""
    return changeable(checklist).items.create(
        title=title, what=what, owner=owner, due_days=due_days, wants_evidence=wants_evidence
    )


@action
def edit_checklist_item(
    *,
    item: ChecklistItem,
    by: User,
    title: str,
    owner: str,
    due_days: int,
    what: str = "",
    wants_evidence: bool = False,
) -> ChecklistItem:
    """Change something in a list that does not hold yet."""
    changeable(item.checklist)
    item = lock(item)
    item.title, item.what, item.owner, item.due_days, item.wants_evidence = title, what, owner, due_days, wants_evidence
    item.save()
    return item


@action
def remove_checklist_item(*, item: ChecklistItem, by: User) -> None:
    """Take something out of a list that does not hold yet."""
    changeable(item.checklist)
    lock(item).delete()


def changeable(checklist: Checklist) -> Checklist:
    """The list, locked; refused where it holds already or was taken back."""
    checklist = lock(checklist, "stage", "team")
    if not checklist.may_be_changed(timezone.localdate()):
        raise ValidationError("This list holds already, or was taken back. Make a new one.", code="begun")
    return checklist
