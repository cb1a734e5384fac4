"""The forms of signing in: django-allauth's, in our look and words."""

from allauth.account import forms as account
from allauth.account.adapter import get_adapter
from allauth.mfa.base import forms as second_factor
from allauth.mfa.recovery_codes.forms import GenerateRecoveryCodesForm
from allauth.mfa.totp.forms import ActivateTOTPForm, DeactivateTOTPForm
from django.core.exceptions import ValidationError

from accounts import codes, guessing, sign_in_log
from accounts.adapter import WRONG_CODE
from crispy_nhsuk.forms import NHSFormMixin
from groundwork.numbers import closed_up

HINT = "Use 12 characters or more. Three random words make a good password."
ENTER_CODE = "Enter the code from your authenticator app, or a recovery code"


class Reworded:
    """Labels and hints of ours on a form of a library; `without` names fields we do not ask for."""

    labels = {}
    hints = {}
    without = ()

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        for name in self.without:
            self.fields.pop(name)
        for name, field in self.fields.items():
            field.label = self.labels.get(name, field.label)
            field.help_text = self.hints.get(name, "")
            field.widget.attrs.pop("placeholder", None)


class CodeMixin:
    """A code may be typed with spaces, as apps show it; it is good once, and guessing is slowed down."""

    def clean_code(self):
        self.cleaned_data["code"] = closed_up(self.cleaned_data["code"])
        with guessing.code_of(self.user):
            code = super().clean_code()
            if not self.spend(code):
                sign_in_log.note("code_refused", get_adapter().request, self.user, why="used_before")
                raise ValidationError(WRONG_CODE, code="incorrect_code")
        return code

    def spend(self, code):
        return codes.spend_of(self.authenticator, code)


class LoginForm(NHSFormMixin, Reworded, account.LoginForm):
    submit_label = "Sign in"
    labels = {"login": "Email address", "password": "Password"}
    required_messages = {"login": "Enter your email address", "password": "Enter your password"}

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["login"].widget.attrs |= {"autocomplete": "username", "spellcheck": "false"}

    def clean(self):
        try:
            return super().clean()
        except ValidationError as error:
            self.add_error("password", error)
            return self.cleaned_data


class ResetPasswordForm(NHSFormMixin, Reworded, account.ResetPasswordForm):
    submit_label = "Send me a link"
    labels = {"email": "Email address"}
    required_messages = {"email": "Enter your email address"}

    def clean_email(self):
        email = super().clean_email()
        guessing.ask_for_link(email)
        return email


class LinkForm(NHSFormMixin, account.UserTokenForm):
    """A link to set a password, good while its account is in use: not deactivated, and its invitation accepted."""

    def clean(self):
        cleaned_data = super().clean()
        if not self.reset_user.is_in_use:
            raise get_adapter().validation_error("invalid_password_reset")
        return cleaned_data


class NewPasswordForm(NHSFormMixin, Reworded, account.ResetPasswordKeyForm):
    submit_label = "Set password"
    labels = {"password1": "New password"}
    hints = {"password1": HINT}
    without = ["password2"]


class ChangePasswordForm(NHSFormMixin, Reworded, account.ChangePasswordForm):
    submit_label = "Change password"
    labels = {"oldpassword": "Current password", "password1": "New password"}
    hints = {"password1": HINT}
    without = ["password2"]
    required_messages = {"oldpassword": "Enter your current password"}

    def clean_oldpassword(self):
        """It counts like one at signing in: somebody else may sit at an open screen."""
        password = self.cleaned_data["oldpassword"]
        if not get_adapter().reauthenticate(self.user, password):
            raise get_adapter().validation_error("enter_current_password")
        self.user.refresh_from_db(fields=["password"])
        return password


class ReauthenticateForm(NHSFormMixin, Reworded, account.ReauthenticateForm):
    labels = {"password": "Your password"}
    required_messages = {"password": "Enter your password"}


class AuthenticateForm(CodeMixin, NHSFormMixin, Reworded, second_factor.AuthenticateForm):
    submit_label = "Sign in"
    labels = {"code": "Code"}
    hints = {"code": "6 digits from your authenticator app, or one of your recovery codes."}
    required_messages = {"code": ENTER_CODE}
    field_options = {"code": {"width": 10}}


class ReauthenticateByCodeForm(CodeMixin, NHSFormMixin, Reworded, second_factor.ReauthenticateForm):
    labels = AuthenticateForm.labels
    hints = AuthenticateForm.hints
    required_messages = AuthenticateForm.required_messages
    field_options = AuthenticateForm.field_options


class ActivateForm(CodeMixin, NHSFormMixin, Reworded, ActivateTOTPForm):
    submit_label = "Turn on"
    labels = {"code": "Code from the app"}
    hints = {"code": "6 digits, for example 123456."}
    required_messages = {"code": "Enter the 6-digit code that the app shows"}
    field_options = {"code": {"width": 10}}

    def spend(self, code):
        return codes.spend(self.secret, code)


class DeactivateForm(NHSFormMixin, DeactivateTOTPForm):
    submit_label = "Turn off"
    submit_variant = "warning"


class GenerateCodesForm(NHSFormMixin, GenerateRecoveryCodesForm):
    submit_label = "Make new recovery codes"
