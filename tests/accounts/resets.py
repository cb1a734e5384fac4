"""Asking for a link to set a new password."""

import re
import threading

from django.core import mail

from accounts.adapter import RESET


def ask(client, email):
    """Ask, and wait until what is sent beside the answer is sent."""
    answer = client.post("/accounts/password/reset/", {"email": email}, follow=True)
    for thread in threading.enumerate():
        if thread.name == RESET:
            thread.join()
    return answer


def link_in(message):
    return re.search(r"http://testserver(/accounts/password/reset/key/\S+)", message.body)[1]


def links(client, email, number=1):
    """The links of as many emails as were asked for."""
    mail.outbox.clear()
    for _ in range(number):
        ask(client, email)
    return [link_in(message) for message in mail.outbox]


def use(client, link, password):
    """Set a password with the link; the page that follows."""
    page = client.get(link, follow=True)
    form = page.redirect_chain[-1][0] if page.redirect_chain else link
    return client.post(form, {"password1": password}, follow=True)
