"""One's own account and notices."""

from django.urls import reverse
from django.utils import timezone

from accounts.actions import own
from accounts.forms.own import OwnAccountForm
from accounts.models import User
from groundwork.deeds import DeedView


class Settings(DeedView):
    """Name and reminders; links to password, second factor and sessions."""

    model, form_class = User, OwnAccountForm
    template_name = "accounts/settings.html"
    title, submit_label, success_message = "Your account", "Save", "Your account is changed."

    def get_object(self, queryset=None):
        return self.user

    def get_back_url(self):
        return reverse("accounts:settings")

    def get_form_kwargs(self):
        return super().get_form_kwargs() | {"instance": User.objects.get(pk=self.object.pk)}

    def get_context_data(self, **kwargs):
        held = self.object.memberships.current(timezone.now())
        return super().get_context_data(**kwargs) | {"memberships": held.select_related("team"), "back_link": None}

    def act(self, form):
        own.edit_own_account(user=self.object, by=self.user, **form.cleaned_data)
