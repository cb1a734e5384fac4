"""What workers and their line managers are reminded of: training that runs out, and what is to be agreed to."""

from django.db.models import DateField, Exists, F, OuterRef, Subquery, Value
from django.db.models.functions import Greatest, Now

from accounts.permissions import Role
from notices.kinds import register
from notices.reminders import Holder, Page, Reminder
from notices.schedules import Days
from training.models import Agreement, Conduct, Exemption, TrainingRecord
from workers.models import Worker
from workers.reminders import BEFORE


class TrainingRunningOut(Reminder):
    """Training that a worker must have is valid for a while only."""

    name = "training_running_out"
    subject = "Training runs out: {label}"
    body = "Training in “{label}” is valid until {about_on}. Please book a place to renew it."
    date, team, label = "expires_on", "worker__team", "course__label"
    page = Page("workers:worker_detail", of="worker")
    steps = [(BEFORE, (Holder("worker__user", Role.WORKER), Holder("worker__line_manager")))]

    def things(self, today):
        return TrainingRecord.objects.filter(worker__in=Worker.objects.employed(today)).in_force().required(today)


class ExemptionRunningOut(Reminder):
    """A worker will need a course again from which they are exempt."""

    name = "exemption_running_out"
    subject = "Exemption ends: {label}"
    body = "Somebody need not have “{label}” until {about_on}. Please book a place, or see whether that goes on."
    date, team, label = "until", "worker__team", "course__label"
    page = Page("workers:worker_detail", of="worker")
    steps = [(BEFORE, (Holder("worker__user", Role.WORKER), Holder("worker__line_manager")))]

    def things(self, today):
        return Exemption.objects.in_force(today).filter(worker__in=Worker.objects.employed(today))


class ToAgreeMixin:
    """A worker has not agreed to what holds; counted from the day it began, or from their first day."""

    document = ""
    subject = "To read and agree: {label}"
    body = "Somebody has not agreed yet to what holds since {about_on}. Please read it and agree, or talk it over."
    date, team, label = "asked_on", "team", "called"
    page = Page("workers:worker_detail")
    steps = [
        (Days(7), (Holder("user", Role.WORKER),), Page("training:conduct", of=None)),
        (Days(14), (Holder("line_manager"),)),
    ]

    def things(self, today):
        version = Conduct.objects.in_force(today).filter(document=self.document)
        agreed = Agreement.objects.filter(version__in=version, worker=OuterRef("pk"))
        # Whoever is away is not chased, and nobody because of them.
        away = Worker.objects.away(Now()).order_by().values("pk")
        asked = Worker.objects.employed(today).exclude(pk__in=away).filter(Exists(version), ~Exists(agreed))
        begun = Subquery(version.values("holds_from")[:1], output_field=DateField())
        return asked.annotate(
            asked_on=Greatest(begun, F("started_on")), called=Value(Conduct.Document(self.document).label)
        )


class RoleToAgree(ToAgreeMixin, Reminder):
    name, document = "role_to_agree", Conduct.Document.ROLE


class CodeToAgree(ToAgreeMixin, Reminder):
    name, document = "code_to_agree", Conduct.Document.CODE


REMINDERS = register(TrainingRunningOut(), ExemptionRunningOut(), RoleToAgree(), CodeToAgree())
