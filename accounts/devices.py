"""Devices on which somebody has signed in, known again by a signed cookie that names nobody.

They are known for one account each, until its password changes, it is deactivated, its second factor is reset, or its
owner ends the other sessions. To know a device spares it what others tried; it opens nothing.
"""

from hashlib import sha256
from secrets import token_hex

from django.conf import settings
from django.db.models import F

from accounts.models import User

NAME = f"{settings.COOKIE_PREFIX}device"
SALT = "accounts.devices"
KEPT = 180 * 24 * 60 * 60
# Somebody may share a device with a ward.
MOST = 20


def known(request, user):
    """The device that sends the request, where it is one on which `user` has signed in, or None."""
    device, *accounts = read(request)
    return device if user and mark(device, user) in accounts else None


def remember(request, response, user):
    """Know this device again when `user` comes back."""
    user = User.objects.get(pk=user.pk)
    device, *accounts = read(request)
    others = [account for account in accounts if account != mark(device, user)]
    value = ":".join([device, *others[-MOST + 1 :], mark(device, user)])
    secure = settings.SESSION_COOKIE_SECURE
    response.set_signed_cookie(NAME, value, salt=SALT, max_age=KEPT, secure=secure, httponly=True, samesite="Lax")


def forget(user):
    """Know no device of this account any more."""
    User.objects.filter(pk=user.pk).update(devices_forgotten=F("devices_forgotten") + 1)


def read(request):
    """The device, and the marks of those who signed in on it; another device where there is no good cookie."""
    value = request.get_signed_cookie(NAME, default="", salt=SALT, max_age=KEPT)
    return value.split(":") if value else [token_hex(16)]


def mark(device, user):
    """Of an account on this device. The hash of the password is in it, so a new password makes another."""
    words = f"{device}:{user.pk}:{user.password}:{user.devices_forgotten}"
    return sha256(words.encode()).hexdigest()[:32]
