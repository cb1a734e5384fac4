"""What emails about notices and accounts say: they name nobody, and their links need a sign-in."""

from collections.abc import Sequence
from urllib.parse import urlsplit

from django.conf import settings
from django.core.mail import EmailMultiAlternatives
from django.template.loader import render_to_string
from django.urls import reverse

from groundwork.addresses import whole_address
from notices.kinds import body_of, subject_of
from notices.models import Notice


def letter(notices: Sequence[Notice]) -> EmailMultiAlternatives:
    """One email to the recipient of these notices, as text and as a page."""
    first = notices[0]
    subject = subject_of(first) if len(notices) == 1 else f"{len(notices)} reminders"
    context = {
        "subject": subject,
        "items": [item(notice) for notice in notices],
        "service_name": settings.SERVICE_NAME,
        "organisation_name": settings.ORGANISATION_NAME,
        "settings_link": whole_address(reverse("accounts:settings")),
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


def item(notice: Notice) -> dict[str, str]:
    """What an email says of one notice."""
    return {"subject": subject_of(notice), "body": body_of(notice), "link": whole_address(notice.path)}
