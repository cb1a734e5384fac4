from django.core.paginator import Paginator
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from accounts.permissions import Permission
from groundwork.permissions import require
from groundwork.trail import in_words, note_access
from referrals.looks import looks_for
from referrals.models import Referral
from referrals.readers import reading_for

ACCESSES_SHOWN = 50


@require_safe
def referral_trail(request, pk):
    """Who has looked at the record of the person referred; for leads."""
    return who_has_looked(request, Referral.objects.visible_to(request.user).sent(), pk)


def who_has_looked(request, records, pk):
    """Who has looked at the person of one of `records`, as far as the reader works with them too, newest first."""
    record = get_object_or_404(records.select_related("person"), pk=pk)
    require(request.user, Permission.SEE_TRAIL, record)
    note_access(request, record.person_id)
    reading = reading_for(request, record.person_id)
    looks = looks_for(request.user, record.person_id, reading.referrals if reading else [])
    page = Paginator(looks.named, ACCESSES_SHOWN).get_page(request.GET.get("page"))
    context = {
        "title": "Who has looked at this record",
        "caption": f"{record.person.called}, {record}",
        "person": record.person,
        "looks": looks,
        "page_obj": page,
        "lines": [{"event": event, "words": in_words(event.verb)} for event in page.object_list],
        "back_link": {"href": record.get_absolute_url(), "text": "Back"},
    }
    return render(request, "referrals/trail.html", context)
