from django.contrib import messages
from django.contrib.auth import logout
from django.contrib.auth.decorators import login_not_required
from django.core.exceptions import ValidationError
from django.db.transaction import non_atomic_requests
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters

from accounts import invitations
from accounts.actions.people import accept_invitation as accept
from accounts.forms.signing_in import NewPasswordForm
from accounts.models import User


@login_not_required
@non_atomic_requests
@never_cache
@sensitive_post_parameters("password1")
def accept_invitation(request, pk, token):
    """Where an invited person sets their first password. A link that is spent says so, whoever's it was.

    Without a transaction of its own, so that none is open while the password is hashed.
    """
    user = User.objects.filter(pk=pk).first()
    if user is None or not invitations.is_good(user, token):
        return render(request, "accounts/invitation_spent.html", status=404)
    form = NewPasswordForm(request.POST if request.method == "POST" else None, user=user)
    if request.method == "POST" and form.is_valid():
        try:
            accept(user=user, token=token, password=form.cleaned_data["password1"])
        except ValidationError:
            return render(request, "accounts/invitation_spent.html", status=404)
        logout(request)
        messages.success(request, "Your password is set. Sign in with it now.")
        return redirect("account_login")
    return render(request, "accounts/accept_invitation.html", {"form": form, "title": "Set your password"})
