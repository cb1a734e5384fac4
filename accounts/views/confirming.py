"""Deeds by which somebody could get at an account or at records ask who is there."""

from allauth.account.adapter import get_adapter
from allauth.account.internal.flows.reauthentication import is_reauthentication_required, suspend_request
from django.urls import reverse

from groundwork import autosave


def confirm_who(request, form):
    """Where to give a password or code again; None where one was given within minutes.

    What was typed is sent on from there, and is kept for whoever turns back.
    """
    if not is_reauthentication_required(request, app="accounts"):
        return None
    if form.fields:
        autosave.keep(request.user, request.path, request.POST)
    ways = get_adapter().get_reauthentication_methods(request.user)
    return suspend_request(request, ways[0]["url"] if ways else reverse("account_login"))


class ConfirmsWho:
    """Put it before a DeedView: a form without a mistake is acted on once its sender has confirmed who they are."""

    def asks_who(self, form):
        """Whether these answers need it."""
        return True

    def get_form(self, form_class=None):
        form = super().get_form(form_class)
        # Refused after the confirmation, it is shown at the address of that.
        form.form_action = self.request.path
        return form

    def form_valid(self, form):
        asked = self.asks_who(form) and confirm_who(self.request, form)
        return asked or super().form_valid(form)
