"""Emails about an account itself."""

import logging
from smtplib import SMTPException

from django.conf import settings
from django.core.mail import EmailMultiAlternatives
from django.template.loader import render_to_string

log = logging.getLogger("accounts")


def tell_of_changed_address(address):
    """Tell the old address of an account that it was changed. The change stands whether that arrives or not."""
    context = {"service_name": settings.SERVICE_NAME, "organisation_name": settings.ORGANISATION_NAME}
    message = EmailMultiAlternatives(
        "Your email address was changed", render_to_string("emails/address_changed.txt", context), to=[address]
    )
    message.attach_alternative(render_to_string("emails/address_changed.html", context), "text/html")
    try:
        message.send()
    except (SMTPException, OSError) as error:
        log.error("mail=address_changed not sent: %s", type(error).__name__)
