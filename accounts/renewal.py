"""Who gives a password or a code again goes on under a new key; a key that was stolen before is worth nothing."""

from allauth.account.signals import authentication_step_completed
from allauth.usersessions.models import UserSession
from django.dispatch import receiver


@receiver(authentication_step_completed)
def renew_session(request, reauthenticated=False, **kwargs):
    if reauthenticated:
        request.session.cycle_key()
        UserSession.objects.create_from_request(request)
