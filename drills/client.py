"""Somebody at a form who does not give up: the same form is sent again until it is answered."""

import time
from dataclasses import dataclass, field
from http.client import HTTPException
from urllib.parse import urlencode
from uuid import uuid4

from bench.visitor import Visitor
from drills.people import PASSWORD
from local.console import Stop

# Everybody may open it.
FORM = "/settings/"
PATIENCE_SECONDS = 180
PAUSE_SECONDS = 0.25
UNANSWERED = 0


@dataclass
class Sending:
    """One form, sent under one number until somebody answered it."""

    what: str
    number: str
    mark: str = ""
    # What each attempt met: a status, 0 where the connection ended without an answer.
    met: list = field(default_factory=list)
    answer: object = None
    answered_at: float = 0

    @property
    def acknowledged(self):
        """Whether the user was shown that it is done."""
        return bool(self.answer and self.answer.is_done)

    @property
    def repeated(self):
        return len(self.met) > 1


class Client(Visitor):
    """A signed-in user."""

    def __init__(self, stage, user):
        super().__init__(stage.host, stage.port("web"))
        self.user, self.troubles = user, []
        self.sign_in(user.email, PASSWORD)
        self.token = self.hidden(FORM)["csrfmiddlewaretoken"]

    def numbered(self, /, **answers):
        """Answers as a form of this user posts them, under a number of their own."""
        return {"csrfmiddlewaretoken": self.token, "submission": str(uuid4())} | answers

    def open(self, path):
        """What the form at `path` carries unseen; tried until it opens."""
        self.until_answered("GET", path)
        return self.hidden(path)

    def submit(self, what, path, answers, mark=""):
        """Send a form until it is answered; the Sending tells how that went."""
        fields = self.numbered(**answers)
        sending = Sending(what, fields["submission"], mark)
        sending.answer = self.until_answered("POST", path, urlencode(fields, doseq=True), sending.met)
        sending.answered_at = time.monotonic()
        return sending

    def until_answered(self, method, path, body=None, met=None):
        end = time.monotonic() + PATIENCE_SECONDS
        while time.monotonic() < end:
            try:
                answer = self.send(method, path, body)
            except (OSError, HTTPException):
                answer = None
            if met is not None:
                met.append(answer.status if answer else UNANSWERED)
            if answer and answer.status < 500:
                return answer
            self.troubles.append(answer)
            time.sleep(PAUSE_SECONDS)
        raise Stop(f"{method} {path} was not answered within {PATIENCE_SECONDS} seconds.")
