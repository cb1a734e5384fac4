from urllib.parse import urlsplit

from django.core.management.base import BaseCommand
from django.utils import timezone

from bench.markdown import heading, row
from bench.sweep import cost
from local.mail_server import MailServer
from notices.delivery import send_due
from notices.reminders import claim_due
from peersupport import environment
from peersupport.reminders import REMINDERS
from support.models import Support
from support.staff import Staff
from workers.models import Worker

HEADS = ("what", "how many", "seconds", "of them processor", "memory grew, MB", "longest lock, s")


class Command(BaseCommand):
    """Claim everything that is due, look again, and send for a while, over data that make_data has made."""

    help = "Measure the sweep of the reminders; bin/bench --reminders starts what this needs."

    def handle(self, *args, **options):
        now = timezone.now()
        supports, workers = Support.objects.count(), Worker.objects.employed(timezone.localdate(now)).count()
        self.stdout.write(f"{supports:,} supports ({Support.objects.open().count():,} open), {workers:,} workers\n\n")
        self.stdout.write("\n".join(heading(HEADS)))
        for what in ("claim what is due", "look again, with nothing new"):
            self.tell(what, cost(lambda: claim_due(REMINDERS, now, Staff(now))))
        with MailServer(urlsplit(environment.text("EMAIL_URL")).port):
            self.tell("send", cost(lambda: send_due(now, Staff(now), reminders=REMINDERS)))

    def tell(self, what, cost):
        figures = (cost.seconds, cost.processor, cost.megabytes, cost.longest)
        self.stdout.write(row([what, f"{cost.done:,}", *(f"{figure:.1f}" for figure in figures)]))
