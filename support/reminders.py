"""What workers and leads are reminded of while somebody is supported."""

from datetime import timedelta

from django.conf import settings
from django.db.models import Exists, F, OuterRef, Q, Subquery
from django.db.models.functions import Coalesce, Now, TruncDate

from accounts.permissions import Role
from notices.kinds import register
from notices.reminders import Everyone, Holder, InPlaceOf, Page, Reminder, Without
from notices.schedules import Days, Weekly, WorkingDays, WorkingHours
from referrals.reminders import died
from support.models import Concern, Cover, Session, Support
from workers.models import Absence, Worker

WEEK = timedelta(weeks=1)
# An absence whose end whoever covers may not know by heart.
SHORTEST = timedelta(days=2)
# The worker; while they are away who covers the support, or else the leads.
WORKER = (Holder("worker__user", Role.WORKER), InPlaceOf("worker__user", Role.LEAD, covers="pk"))
LOGGER = (Holder("support__worker__user", Role.WORKER), InPlaceOf("support__worker__user", Role.LEAD, covers="support"))
LEADS = (Everyone(Role.LEAD),)
MANAGERS = (Everyone(Role.MANAGER),)
ADMINISTRATORS = Everyone(Role.ADMINISTRATOR, everywhere=True)
HOME = Page("home", of=None)
# Each week from the first day on: the leads; with none there the managers, and with none either the administrators.
WHO_ANSWERS = [
    (Weekly(0), LEADS),
    (Weekly(0), (Without(Role.LEAD, to=Everyone(Role.MANAGER)),), HOME),
    (Weekly(0), (Without(Role.LEAD, Role.MANAGER, to=ADMINISTRATORS),), HOME),
]


class FirstSessionNotBooked(Reminder):
    """A support was agreed and has no first session."""

    name = "first_session_not_booked"
    subject = "No first session yet: {label}"
    body = "The support {label} was agreed on {about_on} and no first session is booked."
    date, team, label = "matched_on", "team", "referral__reference"
    page = Page("support:support_detail")
    unless = died("person")
    steps = [(WorkingDays(5), WORKER)]

    def things(self, today):
        return Support.objects.without_first_session()


class SessionNotLogged(Reminder):
    """The day of a session has passed and its outcome is not logged; leads are told later."""

    name = "session_not_logged"
    subject = "A session is to be logged: {label}"
    body = (
        "A session of the support {label} was booked for {about_on} and its outcome is not logged. "
        "Attendance and one line are enough."
    )
    date, team, label = "date", "team", "support__referral__reference"
    page = Page("support:session_detail")
    unless = died("support__person")
    steps = [(WorkingDays(1), LOGGER), (WorkingDays(3), LEADS)]

    def things(self, today):
        return Session.objects.to_log(today)


class ReviewDue(Reminder):
    """A review is due soon or lately; a week after its date it is spoken of as overdue."""

    name = "review_due"
    subject = "A review is due: {label}"
    body = "A review of the support {label} is due on {about_on}."
    date, team, label = "next_review_due", "team", "referral__reference"
    page = Page("support:support_detail")
    unless = died("person")
    steps = [(Days(-7, 0), WORKER)]

    def things(self, today):
        return Support.objects.review_due(today + WEEK).filter(next_review_due__gt=today - WEEK)


class ReviewOverdue(Reminder):
    """A review was due a week ago or longer and is not recorded."""

    name = "review_overdue"
    subject = "A review is overdue: {label}"
    body = "A review of the support {label} was due on {about_on} and has not been recorded."
    date, team, label = "next_review_due", "team", "referral__reference"
    page = Page("support:support_detail")
    unless = died("person")
    steps = [(Weekly(7), WORKER + LEADS)]

    def things(self, today):
        return Support.objects.review_overdue(today)


class EndingNear(Reminder):
    """A support is expected to end soon."""

    name = "ending_near"
    subject = "An ending is near: {label}"
    body = "The support {label} is expected to end on {about_on}. Please prepare the ending together."
    date, team, label = "expected_end_on", "team", "referral__reference"
    page = Page("support:support_detail")
    unless = died("person")
    steps = [(Days(-28, -14), WORKER)]

    def things(self, today):
        return Support.objects.ending_soon(today)


class ConcernUnacknowledged(Reminder):
    """Nobody who is there has taken on a concern; from the second time on managers, who may not read it, hear too.

    With no lead there they hear from the first time on, and with no manager either the administrators do.
    """

    name = "concern_unacknowledged"
    subject = "A concern has not been acknowledged: {label}"
    body = "A concern raised on {about_on} has not been acknowledged. Please open it now."
    always_mail = True
    date, team, label = "raised_at", "support__team", "support__referral__reference"
    page = Page("support:concern_detail")
    steps = [
        (WorkingHours(settings.CONCERN_HOURS), LEADS),
        (WorkingHours(settings.CONCERN_HOURS, first=2), MANAGERS, HOME),
        (WorkingHours(settings.CONCERN_HOURS), (Without(Role.LEAD, to=Everyone(Role.MANAGER)),), HOME),
        (WorkingHours(settings.CONCERN_HOURS), (Without(Role.LEAD, Role.MANAGER, to=ADMINISTRATORS),), HOME),
    ]

    def things(self, today):
        return Concern.objects.unacknowledged()


class CoverToName(Reminder):
    """A worker goes away within a week and nobody said who covers: they themselves, and the leads."""

    name = "cover_to_name"
    subject = "Who covers? {label}"
    body = "A worker of {label} is away from {about_on} and nobody has said yet who covers. Please name them."
    date, team, label = "first_on", "worker__team", "worker__team__name"
    page = Page("support:name_cover")
    steps = [(Days(-7), (Holder("worker__user", Role.WORKER), *LEADS))]

    def things(self, today):
        said = Cover.objects.in_force()
        return absences_to_cover(today, said).filter(first_on__gt=today)


class CoverMissing(Reminder):
    """A worker is away, and people have nobody: nobody was named, or it was said that nobody covers."""

    name = "cover_missing"
    subject = "Cover is missing: {label}"
    body = (
        "A worker of {label} is away since {about_on} and nobody covers some of the supports. "
        f"Please name who covers, or ring the {settings.PERSON_WORD_PLURAL}."
    )
    date, team, label = "first_on", "worker__team", "worker__team__name"
    page = Page("support:uncovered_list", of=None)
    steps = WHO_ANSWERS

    def things(self, today):
        named = Cover.objects.in_force().filter(worker__isnull=False)
        return absences_to_cover(today, named).filter(first_on__lte=today)


def absences_to_cover(today, covers):
    """Absences, with `first_on`, of workers with an open support for which none of these covers stands."""
    absences = Absence.objects.standing().annotate(first_on=TruncDate("starts_at"), back_on=TruncDate("ends_at"))
    theirs = covers.filter(absence=OuterRef(OuterRef("pk")), support=OuterRef("pk")).order_by()
    supports = Support.objects.open().filter(worker=OuterRef("worker"), person__deceased_on__isnull=True).order_by()
    near = absences.filter(Q(back_on__isnull=True) | Q(back_on__gt=today), first_on__lte=today + WEEK)
    return near.filter(Exists(supports.filter(~Exists(theirs))))


class CoverEnding(Reminder):
    """A colleague comes back: whoever covers for them hands back, once for each absence however much they cover."""

    name = "cover_ending"
    subject = "Your cover ends soon: {label}"
    body = "A colleague in {label} for whom you cover is back on {about_on}. Please plan to hand back."
    date, team, label = "back_on", "support__team", "support__team__name"
    page = Page("support:support_list", of=None)
    steps = [(Days(-2), (Holder("worker__user", Role.WORKER),))]

    def things(self, today):
        lasting = Absence.objects.standing().filter(ends_at__gte=F("starts_at") + SHORTEST, starts_at__date__lte=today)
        named = Cover.objects.in_force().filter(absence__in=lasting.order_by().values("pk"), worker__isnull=False)
        first = named.filter(absence=OuterRef("absence"), worker=OuterRef("worker")).order_by("pk")
        covers = named.annotate(back_on=TruncDate("absence__ends_at"), first=Subquery(first.values("pk")[:1]))
        return covers.filter(pk=F("first"), back_on__gt=today)


class CoverFallenOut(Reminder):
    """Whoever was to cover is away or gone themselves, so people have nobody."""

    name = "cover_fallen_out"
    subject = "Whoever covers is not there: {label}"
    body = (
        "Somebody who was to cover in {label} is away or gone themselves since {about_on}, so nobody covers. "
        f"Please name somebody else, or ring the {settings.PERSON_WORD_PLURAL}."
    )
    date, team, label = "out_since", "team", "team__name"
    page = Page("support:uncovered_list", of=None)
    steps = WHO_ANSWERS

    def things(self, today):
        fallen = Cover.objects.falling_out(today, Now()).filter(worker=OuterRef("pk")).order_by()
        own = Absence.objects.current(Now()).filter(worker=OuterRef("pk")).order_by()
        since = Coalesce(
            Subquery(own.values("starts_at")[:1]),
            Subquery(fallen.order_by("-absence__starts_at").values("absence__starts_at")[:1]),
        )
        return Worker.objects.filter(Exists(fallen)).annotate(out_since=TruncDate(since))


REMINDERS = register(
    FirstSessionNotBooked(),
    SessionNotLogged(),
    ReviewDue(),
    ReviewOverdue(),
    EndingNear(),
    ConcernUnacknowledged(),
    CoverToName(),
    CoverMissing(),
    CoverEnding(),
    CoverFallenOut(),
)
