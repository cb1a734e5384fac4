"""Emails about an account itself."""

import logging
from smtplib import SMTPException

from django.conf import settings
from django.core.mail import EmailMultiAlternatives
from django.template.loader import render_to_string

log = logging.getLogger("accounts")


def tell_of_changed_address(address):
    """Tell the old address of an account that it was changed."""
    tell("emails/address_changed", "Your email address was changed", address)


def tell_of_reset_second_factor(address):
    """Tell the owner of an account that an administrator reset its second factor."""
    tell("emails/second_factor_reset", "Your second factor was reset", address)


def tell(name, subject, address):
    """Send a letter without a link. What it tells of stands whether it arrives or not."""
    context = {"service_name": settings.SERVICE_NAME, "organisation_name": settings.ORGANISATION_NAME}
    message = EmailMultiAlternatives(subject, render_to_string(f"{name}.txt", context), to=[address])
    message.attach_alternative(render_to_string(f"{name}.html", context), "text/html")
    try:
        message.send()
    except (SMTPException, OSError) as error:
        log.error("mail=%s not sent: %s", name, type(error).__name__)
