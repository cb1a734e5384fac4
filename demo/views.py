"""Emails that are kept in a folder instead of being sent, for administrators to read."""

import email
import re
from datetime import UTC
from email import policy
from pathlib import Path

from django.conf import settings
from django.core.paginator import Paginator
from django.http import Http404
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone

from accounts.permissions import Permission
from groundwork.permissions import requires

PER_PAGE = 25
FILE_NAME = re.compile(r"[\w-]+\.log")
# Whoever has the link of an invitation or of a reset sets the password of the account.
TOKEN = re.compile(r"(/invitations/[\w-]+/|/password/reset/key/)\S+")
BETWEEN = b"\n" + b"-" * 79 + b"\n"


@requires(Permission.MANAGE_ACCOUNTS)
def mail_list(request):
    """The kept emails, newest first."""
    files = sorted(folder().glob("*.log"), key=lambda file: file.name, reverse=True)
    page = Paginator(files, PER_PAGE).get_page(request.GET.get("page"))
    mails = [summary(message) | {"name": file.name} for file in page for message in messages_in(file)]
    return render(request, "demo/mail_list.html", {"page_obj": page, "mails": mails})


@requires(Permission.MANAGE_ACCOUNTS)
def mail_detail(request, name):
    """The emails of one file, as text; outside a demo without what would let the reader into somebody's account."""
    file = folder() / name
    if not FILE_NAME.fullmatch(name) or not file.is_file():
        raise Http404
    context = {
        "mails": [summary(message) | {"text": shown(text_of(message))} for message in messages_in(file)],
        "back_link": {"href": reverse("demo:mail_list"), "text": "Emails"},
    }
    return render(request, "demo/mail_detail.html", context)


def mails_are_kept():
    """Whether emails go to a folder, for administrators to read, and not to people."""
    return settings.EMAIL_BACKEND == "notices.mail_folder.EmailBackend"


def folder():
    """Where emails are kept; 404 where they are really sent."""
    if not mails_are_kept():
        raise Http404
    return Path(settings.EMAIL_FILE_PATH)


def messages_in(file):
    """The backend writes one connection's messages into one file, with a line of dashes after each."""
    parts = file.read_bytes().split(BETWEEN)
    return [email.message_from_bytes(part, policy=policy.default) for part in parts if part.strip()]


def summary(message):
    # Written as UTC "-0000", which is read without a zone.
    date = message["date"].datetime.replace(tzinfo=UTC) if message["date"] else None
    return {
        "subject": message["subject"] or "No subject",
        "to": message["to"] or "Nobody",
        "at": timezone.localtime(date) if date else None,
    }


def shown(text):
    return text if settings.DEMO else TOKEN.sub(r"\1[left out]/", text)


def text_of(message):
    body = message.get_body(preferencelist=["plain"])
    return body.get_content() if body else ""
