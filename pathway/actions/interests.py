"""What is done with somebody's interest in peer work, from the first word until it is erased."""

from datetime import date, datetime

from django.core.exceptions import ValidationError
from django.utils import timezone

from accounts.models import Team, User
from accounts.permissions import Role
from groundwork.actions import action
from groundwork.models import Autosave
from groundwork.transitions import lock, move
from notices.ledger import notify
from pathway.models import Interest, InterestNote
from pathway.notices import INTEREST_HANDED_OVER

ERASED = "This was erased meanwhile. Nothing was saved."
NOT_RUNNING = "Choose somebody who runs the pathway of this team."


@action
def add_interest(
    *,
    by: User,
    team: Team,
    name: str,
    contact: str,
    source: str,
    agreed_on: date,
    agreed_how: str,
    follow_up_on: date,
    at: datetime | None = None,
) -> Interest:
    """Note somebody's interest, to which they have agreed; whoever notes it follows up."""
    at = at or timezone.now()
    interest = Interest(
        team=team,
        name=name,
        contact=contact,
        source=source,
        agreed_on=agreed_on,
        agreed_how=agreed_how,
        follow_up_on=follow_up_on,
        follower=by,
        stepped_on=timezone.localdate(at),
    )
    interest.save(force_insert=True)
    interest.status_changes.create(to_status=interest.status, by=by, at=at)
    return interest


@action
def edit_interest(
    *, interest: Interest, by: User, name: str, contact: str, source: str, agreed_on: date, agreed_how: str
) -> Interest:
    """Put right who somebody is, how to reach them, and what they agreed to."""
    interest = kept(interest)
    interest.name, interest.contact, interest.source = name, contact, source
    interest.agreed_on, interest.agreed_how = agreed_on, agreed_how
    interest.save()
    return interest


@action
def log_step(
    *,
    interest: Interest,
    by: User,
    step: str,
    follow_up_on: date | None = None,
    note: str = "",
    at: datetime | None = None,
) -> Interest:
    """Say where somebody stands now. Without `follow_up_on` who is not ready yet is not asked again."""
    interest, at = kept(interest), at or timezone.now()
    if step not in Interest.STEPS:
        raise ValidationError({"step": "Select a step"})
    interest.follow_up_on, interest.stepped_on = follow_up_on, timezone.localdate(at)
    move(interest, step, by=by, at=at)
    write(interest, by, note, at)
    return interest


@action
def note_follow_up(
    *, interest: Interest, by: User, note: str, follow_up_on: date | None, at: datetime | None = None
) -> Interest:
    """Write down what was said, and when somebody follows up next."""
    interest = kept(interest)
    interest.follow_up_on = follow_up_on
    interest.save()
    write(interest, by, note, at or timezone.now())
    return interest


@action
def remove_note(*, note: InterestNote, by: User) -> None:
    """Delete what was written by mistake; the history keeps that it was there, and no word of it."""
    kept(note.interest)
    note.delete()


@action
def hand_over_interest(*, interest: Interest, by: User, follower: User) -> Interest:
    """Let a colleague who runs the pathway of the team follow up; they are told."""
    interest = kept(interest)
    if not User.objects.there(timezone.now(), Role.PATHWAY, team=interest.team).filter(pk=follower.pk).exists():
        raise ValidationError({"follower": NOT_RUNNING})
    interest.follower = follower
    interest.save()
    if follower != by:
        notify(
            INTEREST_HANDED_OVER,
            recipients=[follower],
            thing=interest.pk,
            label=interest.team.name,
            path=interest.get_absolute_url(),
            due_on=timezone.localdate(),
        )
    return interest


@action
def erase_interest(
    *, interest: Interest, by: User | None, because: str | None = None, at: datetime | None = None
) -> Interest:
    """Erase who somebody was and what was written of them. Team, source and steps stay, for the figures.

    `because` is the status that says why; None where it was kept for long enough, which leaves the status as it is.
    """
    interest, at = kept(interest), at or timezone.now()
    interest.name = interest.contact = ""
    interest.follow_up_on, interest.erased_at = None, at
    if because is None:
        interest.save()
    else:
        if because not in Interest.LAST:
            raise ValidationError({"because": "Select why it is erased"})
        interest.stepped_on = timezone.localdate(at)
        move(interest, because, by=by, at=at)
    interest.notes.all().delete()
    Autosave.objects.filter(path__startswith=interest.get_absolute_url()).delete()
    return interest


def kept(interest: Interest) -> Interest:
    """The interest, locked; refused where it was erased."""
    interest = lock(interest, "team")
    if interest.is_erased:
        raise ValidationError(ERASED, code="stale")
    return interest


def write(interest: Interest, by: User, text: str, at: datetime) -> None:
    if text:
        interest.notes.create(text=text, by=by, at=at)
