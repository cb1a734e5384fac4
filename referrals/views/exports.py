from django.contrib import messages
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone

from groundwork.exports import csv_answer
from groundwork.lists import answers
from groundwork.trail import note_access
from referrals.views.referrals import ReferralList

MOST = 5000
HEADER = ["Reference", "Name", "State", "Why it waits", "Priority", "From", "Sent", "Days waiting"]


class ReferralExport(ReferralList):
    """The list of referrals as CSV: the same filters, order and columns; everybody in it is named in the trail."""

    http_method_names = ["get", "head"]

    def get(self, request):
        referrals = list(self.rows(answers(self.get_form()))[: MOST + 1])
        if len(referrals) > MOST:
            messages.warning(request, f"This list has more than {MOST} referrals. Narrow it, then download it again.")
            return redirect(f"{reverse('referrals:referral_list')}?{request.GET.urlencode()}")
        note_access(request, *[referral.person_id for referral in referrals])
        self.prepare(referrals)
        name = f"referrals-{self.today:%Y-%m-%d}.csv"
        return csv_answer(name, HEADER, [cells(line) for line in self.lines])


def cells(line):
    referral = line["referral"]
    return [
        referral.reference,
        referral.person.name,
        referral.get_status_display(),
        line["why"],
        referral.get_priority_display(),
        referral.referring_team,
        f"{timezone.localdate(referral.submitted_at):%Y-%m-%d}",
        "" if line["days"] is None else line["days"],
    ]
