"""Making the whole of the demo data, and removing it."""

from datetime import timedelta

from django.apps import apps
from django.db import connection, transaction
from django.db.models import F
from django.db.models.functions import Least, Now
from django.utils import timezone

from demo import names
from demo.absences import tell_absences
from demo.again import tell_again
from demo.clock import Clock, chance
from demo.inductions import tell_inductions
from demo.notes import Lists
from demo.pathway import tell_pathway
from demo.plan import journeys
from demo.referrals import ReferralStory
from demo.rooms import tell_rooms
from demo.service import Service
from demo.supervisions import tell_interval, tell_supervisions
from demo.supports import SupportStory
from demo.threads import THREADS
from demo.training import TrainingStory
from groundwork.models import ServiceListItem
from groundwork.service_lists import fill_lists
from notices.models import Notice
from referrals.models import Referral
from supervision.models import Supervision
from support.models import Session, Support
from workers.models import Worker

OURS = [
    "groundwork", "notices", "accounts", "workers", "training", "development", "pathway", "referrals", "support", "supervision",
    "admin", "account", "mfa", "usersessions", "sessions",
]  # fmt: skip
READ_AFTER = timedelta(days=7)
NINE_O_CLOCK = timedelta(hours=9)


@transaction.atomic
def make(now=None):
    """Tell every story, in one transaction: all of it or nothing."""
    service = Service(Clock(now or timezone.now()))
    service.open()
    TrainingStory(service).tell()
    tell_inductions(service)
    tell_journeys(service)
    tell_again(service)
    tell_supervisions(service)
    tell_interval(service)
    tell_rooms(service)
    tell_absences(service)
    tell_pathway(service)
    service.let_go()
    settle_notices(service.clock)


def tell_journeys(service):
    told, lists = journeys(), Lists()
    people = names.people(chance("people"), len(told))
    for journey, person in zip(told, people, strict=True):
        thread = THREADS[journey.number % len(THREADS)]
        story = ReferralStory(service, journey, person, thread)
        story.tell()
        if journey.fate in ("ended", "open"):
            SupportStory(service, journey, story.support, thread, lists).tell()


def settle_notices(clock):
    """Nobody gets a year's emails at once: notices bear their day, older ones are read, none is mailed."""
    notices = Notice.objects.all()
    notices.update(mail=Notice.Mail.NONE, created_at=Least(F("due_on") + NINE_O_CLOCK, Now()))
    notices.filter(due_on__lt=clock.today - READ_AFTER).update(read_at=F("created_at"))


def remove():
    """Empty every table of the product but its lists, and let begin again what begins with something.

    Emptying passes by the append-only triggers.
    """
    tables = [model._meta.db_table for model in apps.get_models(include_auto_created=True) if is_story(model)]
    quoted = ", ".join(connection.ops.quote_name(table) for table in tables)
    with connection.cursor() as cursor:
        cursor.execute(f"TRUNCATE {quoted}")
    for config in apps.get_app_configs():
        fill_lists(config)


def is_story(model):
    """Whether the rows of `model` belong to the demo: everything of ours that is not a list or its history."""
    source = getattr(model, "pgh_tracked_model", model)._meta.concrete_model
    owner = source._meta.auto_created or source
    return model._meta.app_label in OURS and model._meta.managed and not issubclass(owner, ServiceListItem)


def summary():
    """What there is, in a line."""
    return (
        f"{Worker.objects.count()} workers, {Referral.objects.count()} referrals, {Support.objects.count()} supports, "
        f"{Session.objects.count()} sessions, {Supervision.objects.count()} supervisions"
    )
