"""The page for coming back: what happened meanwhile."""

from django.core.exceptions import PermissionDenied
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.views.decorators.http import require_safe

from groundwork.trail import note_access
from notices.models import Notice
from support.covering import may_name, summary_of
from support.meanwhile import supports_meanwhile
from workers.models import Absence


@require_safe
def meanwhile(request, pk):
    """What happened while a worker was away, for them and for the leads of their team."""
    user = request.user
    absences = Absence.objects.visible_to(user).standing().filter(starts_at__lte=timezone.now())
    absence = get_object_or_404(absences.select_related("worker__user", "worker__team"), pk=pk)
    if not may_name(user, absence):
        raise PermissionDenied
    supports = supports_meanwhile(absence, user)
    note_access(request, *(support.person_id for support in supports))
    is_own = absence.worker.user_id == user.pk
    context = {
        "title": "What happened meanwhile",
        "tab_title": "What happened meanwhile",
        "caption": f"{absence.worker.user.name}: {absence.in_words}",
        "absence": absence,
        "supports": supports,
        "summary": summary_of(absence),
        "is_own": is_own,
        "unread": Notice.objects.filter(recipient=user).unread().count() if is_own else 0,
        "back_link": {"href": absence.get_absolute_url(), "text": "Back"},
    }
    return render(request, "support/meanwhile.html", context)
