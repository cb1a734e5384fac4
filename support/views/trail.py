from django.views.decorators.http import require_safe

from referrals.views.trail import who_has_looked
from support.models import Support


@require_safe
def support_trail(request, pk):
    """Who has looked at the record of the person supported; for leads."""
    return who_has_looked(request, Support.objects.visible_to(request.user).select_related("referral"), pk)
