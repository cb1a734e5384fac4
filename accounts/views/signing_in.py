"""django-allauth's pages of signing in. None hashes a password inside a transaction: it takes long, and others wait."""

from allauth.account import views as account
from allauth.mfa.base import views as second_factor
from allauth.usersessions import views as sessions
from django.core.exceptions import ValidationError
from django.db import transaction

from accounts import devices, guessing


class InOneTransaction:
    """What follows once all that was typed is found right happens as a whole."""

    def form_valid(self, form):
        with transaction.atomic():
            return super().form_valid(form)


class SignIn(InOneTransaction, account.LoginView):
    pass


class EnterCode(InOneTransaction, second_factor.AuthenticateView):
    pass


class Confirm(InOneTransaction, account.ReauthenticateView):
    pass


class ConfirmByCode(InOneTransaction, second_factor.ReauthenticateView):
    pass


class ChangePassword(account.PasswordChangeView):
    """The device on which somebody changes their password stays known; all others are known no more."""

    def form_valid(self, form):
        try:
            response = super().form_valid(form)
        except ValidationError as error:
            form.add_error(None, error)
            return self.form_invalid(form)
        devices.remember(self.request, response, self.request.user)
        return response


class SetPassword(account.PasswordResetFromKeyView):
    """Where a link leads that was asked for."""

    def form_valid(self, form):
        try:
            response = super().form_valid(form)
        except ValidationError:
            self.reset_user = None
            return self.render_to_response(self.get_context_data(token_fail=True))
        guessing.let_in(self.request, form.user)
        return response


class EndOtherSessions(sessions.ListUserSessionsView):
    """Other devices are not known any more either."""

    def form_valid(self, form):
        response = super().form_valid(form)
        devices.forget(self.request.user)
        devices.remember(self.request, response, self.request.user)
        return response
