"""What emails about notices and accounts say: they name nobody, and their links need a sign-in."""

import logging
from smtplib import SMTPException
from urllib.parse import urlsplit

from django.conf import settings
from django.core.mail import EmailMultiAlternatives
from django.template.loader import render_to_string
from django.urls import reverse

from accounts.notices import body_of, subject_of

log = logging.getLogger("accounts")


def letter(notices):
    """One email to the recipient of these notices, as text and as a page."""
    first = notices[0]
    subject = subject_of(first) if len(notices) == 1 else f"{len(notices)} reminders"
    context = {
        "subject": subject,
        "items": [
            {"subject": subject_of(notice), "body": body_of(notice), "link": settings.SITE_URL + notice.path}
            for notice in notices
        ],
        "service_name": settings.SERVICE_NAME,
        "organisation_name": settings.ORGANISATION_NAME,
        "settings_link": settings.SITE_URL + reverse("accounts:settings"),
    }
    message = EmailMultiAlternatives(
        subject=f"{settings.SERVICE_NAME}: {subject}",
        body=render_to_string("emails/notices.txt", context),
        to=[first.recipient.email],
        headers={
            "Auto-Submitted": "auto-generated",
            "X-Auto-Response-Suppress": "All",
            # The same however often it is tried, so that a mailbox can tell a repetition.
            "Message-ID": f"<{first.pk}@{urlsplit(settings.SITE_URL).hostname}>",
        },
    )
    message.attach_alternative(render_to_string("emails/notices.html", context), "text/html")
    return message


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
