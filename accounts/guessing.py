"""How guessing at passwords and codes is slowed down, and nobody shut out by what others guess.

Wrong guesses count for an account whatever host, address or spelling they come by. Who is known, by a device on which
they signed in before, by a session or by a link to reset the password, is counted apart from everybody else. Where many
guesses come from one network its wrong answers become slow and each account closes sooner, but right passwords go in.
"""

import time
from contextlib import contextmanager
from datetime import timedelta
from ipaddress import ip_address, ip_network
from threading import BoundedSemaphore

from allauth.account.adapter import get_adapter
from django.core.exceptions import ValidationError

from accounts import attempts, devices, sign_in_log
from accounts.attempts import Limit
from accounts.models import User

PASSWORDS = Limit("wrong passwords", 5, timedelta(minutes=5))
CODES = Limit("wrong codes", 5, timedelta(minutes=5))
LINKS = Limit("links to reset a password", 3, timedelta(minutes=10))
LINKS_OF_NETWORK = Limit("links asked for by a network", 60, timedelta(minutes=1), fixed=True)
OF_NETWORK = Limit("wrong passwords of a network", 300, timedelta(minutes=5), fixed=True)
# From so many wrong passwords of a network its answers are slow, and these fewer count for each account there.
SLOW_FROM = 30
WHERE_SLOW = Limit("wrong passwords of a slow network", 2, timedelta(minutes=5))

# A thread that holds an answer back serves nobody else, so there are few at once in each process.
HELD_BACK = timedelta(seconds=2)
places = BoundedSemaphore(2)

RESET_FOR = "password_reset_for"

WAIT_OR_RESET = "Wait 5 minutes and try again, or reset your password and sign in at once."
TOO_MANY_PASSWORDS = f"There were too many wrong attempts for this account, which need not be yours. {WAIT_OR_RESET}"
TOO_MANY_PASSWORDS_HERE = f"There were too many wrong attempts on this device. {WAIT_OR_RESET}"
TOO_MANY_CODES = "There were too many wrong codes for this account. Wait 5 minutes and try again."
TOO_MANY_LINKS_HERE = (
    "Too many links were asked for from your network, which need not have been you. Wait a minute and try again, "
    "or use a device on which you have signed in before."
)
TOO_MANY_LINKS = (
    "There were too many links asked for, which need not have been you. Use the newest link in your email, "
    "or wait 10 minutes and try again."
)
BUSY = (
    "Many wrong passwords come from your network, which need not be yours. Wait a minute and try again, "
    "or use a device on which you have signed in before."
)


def network_of(request):
    """The network address that sends; of IPv6 the part that a household or office has to itself."""
    address = ip_address(get_adapter().get_client_ip(request))
    # As a server that listens for both kinds at once names those of the older.
    address = getattr(address, "ipv4_mapped", None) or address
    return str(ip_network((address, 64 if address.version == 6 else 32), strict=False))


def known_as(request, user):
    """How the sender is known to be the owner of the account, as a mark to count by; empty for everybody else."""
    if device := devices.known(request, user):
        return ("device", device, user.pk)
    if user and request.user == user:
        return ("signed in", user.pk)
    return ()


def let_in(request, user):
    """Who set a password by a link is not kept out by what others guessed before or guess from now on."""
    request.session[RESET_FOR] = str(user.pk)
    attempts.forget(PASSWORDS, "account", user.pk)


class Sender:
    """Who gives an email address, and how far they are known to be its owner."""

    def __init__(self, request, email):
        self.request, self.email = request, str(email or "").strip().lower()
        user = User.objects.filter(email=self.email).first()
        self.account = str(user.pk) if user else self.email
        self.known = known_as(request, user)
        if user and request.session.get(RESET_FOR) == self.account:
            self.known = self.known or ("reset", self.account)
        self.network = network_of(request)

    def refuse(self, limit, words):
        self.note("throttled", limit=limit.what.replace(" ", "_"))
        raise ValidationError(words, code="too_many_login_attempts")

    def note(self, event, **more):
        sign_in_log.note(event, self.request, account=sign_in_log.mark(self.email), **more)


class Attempt(Sender):
    """Somebody gives a password. It counts while it is checked, so that many at once are not more than one by one."""

    def __init__(self, request, email):
        super().__init__(request, email)
        self.taken, self.held = [], False

    def begin(self):
        """Count it, or refuse it with a ValidationError."""
        if self.known:
            return self.take(PASSWORDS, *self.known)
        guesses = attempts.counted(OF_NETWORK, self.network)
        if guesses >= OF_NETWORK.amount and self.was_guessed_at() and not self.hold():
            self.refuse(OF_NETWORK, BUSY)
        if guesses >= SLOW_FROM:
            self.take(WHERE_SLOW, self.network, self.account)
        return self.take(PASSWORDS, "account", self.account)

    def was_guessed_at(self):
        """Whether the account was tried from this network: who comes to theirs first must not wait for a guesser."""
        return bool(attempts.counted(WHERE_SLOW, self.network, self.account))

    def take(self, limit, *whom):
        if not attempts.count(limit, *whom):
            self.take_back()
            self.refuse(limit, TOO_MANY_PASSWORDS_HERE if self.known else TOO_MANY_PASSWORDS)
        self.taken.append((limit, *whom))

    def take_back(self):
        """The password was right, or never looked at."""
        for each in self.taken:
            attempts.uncount(*each)

    def failed(self):
        """The password was wrong: it stays counted, and the answer waits where many come from this network."""
        if not self.known and self.is_one_of_many() and self.hold():
            self.note("slowed")
            time.sleep(HELD_BACK.total_seconds())

    def is_one_of_many(self):
        attempts.count(OF_NETWORK, self.network)
        return attempts.counted(OF_NETWORK, self.network) > SLOW_FROM

    def hold(self):
        """Take one of the few places in which an answer may be held back; False where there is none."""
        self.held = self.held or places.acquire(blocking=False)
        return self.held

    def let_go(self):
        """Whatever came of it, the place is free again."""
        if self.held:
            places.release()
        self.held = False


@contextmanager
def code_of(user):
    """Check a code within: it counts unless it is right. ValidationError where too many were wrong."""
    request = get_adapter().request
    whom = known_as(request, user) or ("account", user.pk)
    if not attempts.count(CODES, *whom):
        sign_in_log.note("throttled", request, user, limit="wrong_codes")
        raise ValidationError(TOO_MANY_CODES, code="too_many_login_attempts")
    yield
    attempts.uncount(CODES, *whom)


def ask_for_link(email):
    """Count a link that is asked for. ValidationError where there were too many."""
    sender = Sender(get_adapter().request, email)
    if not sender.known and not attempts.count(LINKS_OF_NETWORK, sender.network):
        sender.refuse(LINKS_OF_NETWORK, TOO_MANY_LINKS_HERE)
    if not attempts.count(LINKS, *(sender.known or ("account", sender.account))):
        sender.refuse(LINKS, TOO_MANY_LINKS)
