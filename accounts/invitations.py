"""The link with which an invited person sets their first password."""

from smtplib import SMTPException

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.mail import EmailMultiAlternatives
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone
from django.utils.crypto import constant_time_compare, salted_hmac

from groundwork.addresses import whole_address

NOT_SENT = "The invitation could not be sent, so nothing was saved. The mail server does not answer. Try again later."


def make_token(user):
    """A token for this sending of the invitation: a later sending, acceptance or withdrawal end it."""
    mark = f"{user.pk}{user.password}{user.invited_at.isoformat()}{user.email}"
    return salted_hmac("accounts.invitations", mark, algorithm="sha256").hexdigest()


def is_good(user, token):
    """Whether `user` may still accept the invitation that carried `token`."""
    if user.invited_at is None or not user.is_active or user.invitation_ends_at < timezone.now():
        return False
    return constant_time_compare(make_token(user), token)


def link(user):
    """The whole address of the page where `user` accepts the invitation."""
    path = reverse("accounts:accept_invitation", kwargs={"pk": user.pk, "token": make_token(user)})
    return whole_address(path)


def send(user):
    """Send the invitation. ValidationError where the mail server refuses."""
    context = {
        "link": link(user),
        "ends_at": user.invitation_ends_at,
        "service_name": settings.SERVICE_NAME,
        "organisation_name": settings.ORGANISATION_NAME,
    }
    message = EmailMultiAlternatives(
        f"You are invited to {settings.SERVICE_NAME}",
        render_to_string("account/email/invitation_message.txt", context),
        to=[user.email],
    )
    message.attach_alternative(render_to_string("account/email/invitation_message.html", context), "text/html")
    try:
        message.send()
    except (SMTPException, OSError) as error:
        raise ValidationError(NOT_SENT, code="not_sent") from error
