"""A mail server in this process. It counts what it accepted, and goes wrong at a step of a conversation as told.

aiosmtpd holds the conversations; ours are the steps at which they go wrong.
"""

import asyncio
import logging
import re
import threading
from collections import Counter
from concurrent.futures import ThreadPoolExecutor

from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP

STEPS = ("connect", "recipient", "data", "body", "accepted")
ACCEPTED = "250 accepted"
# The replies before which a conversation is at a step.
BEFORE = {"220": "connect", "354": "data"}
MESSAGE_ID = re.compile(rb"^Message-ID: <([^@>]+)@", re.IGNORECASE | re.MULTILINE)

# aiosmtpd tells every line of every conversation.
logging.getLogger("mail.log").setLevel(logging.WARNING)


class Drop(Exception):
    """End the conversation without a word."""


class Hold:
    """A fault that keeps conversations where they are until `release()`; only the first one where `once`."""

    def __init__(self, *, once=False):
        self.reached, self.released, self.once = threading.Event(), threading.Event(), once

    def __call__(self, _message):
        if self.once and self.reached.is_set():
            return
        self.reached.set()
        self.released.wait(300)

    def release(self):
        self.released.set()


def drop(_message):
    raise Drop


def answer(text):
    """A fault that answers with this line instead of the usual one."""
    return lambda _message: text


class Conversation(SMTP):
    """One connection. A fault may take long, so it runs in a thread, and to its end whoever hangs up."""

    def __init__(self, mail):
        super().__init__(mail, hostname="localhost")
        self.mail = mail

    def connection_made(self, transport):
        self.mail.count(1)
        super().connection_made(transport)

    def connection_lost(self, error):
        super().connection_lost(error)
        self.mail.given_up += not self.step.done()
        self.step.add_done_callback(lambda _step: self.mail.count(-1))

    async def push(self, status):
        await super().push(await self.do(self.mail.reach, BEFORE.get(status[:3])) or status)
        if status == ACCEPTED:
            await self.do(self.mail.reach, "accepted")

    async def do(self, act, *words):
        self.step = self.mail.threads.submit(act, *words)
        try:
            return await asyncio.wrap_future(self.step)
        except (Drop, asyncio.CancelledError):
            if self.transport:
                self.transport.close()
            raise asyncio.CancelledError from None


class Listener(Controller):
    def factory(self):
        return Conversation(self.handler)


class MailServer:
    """Listens while it is started; `accepted` counts by Message-ID, which begins with the notice's number.

    At one of STEPS it does what `fail` was told: drop, answer(…), a Hold, or any function of the text of the
    email (the address at the step "recipient", None before there is either) that returns the line to answer where
    it is not to be the usual one. `tried` counts conversations, `now` those that have not ended, `most` those at the
    same time, `given_up` those whose other end hung up while it waited for us.
    """

    def __init__(self, port, host="127.0.0.1"):
        self.host, self.port, self.listener, self.now = host, port, None, 0
        self.lock, self.faults, self.threads = threading.Lock(), {}, ThreadPoolExecutor(64)
        self.reset()

    def reset(self):
        """Forget what was accepted, and be willing again."""
        self.mend()
        self.accepted, self.tried, self.most, self.given_up = Counter(), 0, 0, 0

    def fail(self, step, fault):
        """From now on do `fault` at this step."""
        self.faults[step] = fault

    def mend(self):
        """Be willing again at every step, and let go of what is held."""
        faults, self.faults = self.faults, {}
        for fault in faults.values():
            if isinstance(fault, Hold):
                fault.release()

    def count(self, more):
        with self.lock:
            self.now += more
            self.tried += max(more, 0)
            self.most = max(self.most, self.now)

    def reach(self, step, message=None):
        fault = self.faults.get(step)
        return fault(message) if fault else None

    def take(self, message):
        text = self.reach("body", message) or ACCEPTED
        if text.startswith("2"):
            self.accept(message)
        return text

    def accept(self, message):
        found = MESSAGE_ID.search(message)
        with self.lock:
            self.accepted[found[1].decode() if found else ""] += 1

    async def handle_RCPT(self, conversation, _session, envelope, address, _options):
        envelope.rcpt_tos.append(address)
        return await conversation.do(self.reach, "recipient", address) or "250 fine"

    async def handle_DATA(self, conversation, _session, envelope):
        return await conversation.do(self.take, envelope.content)

    def start(self):
        """Listen; while it does not, connections are refused."""
        self.listener = Listener(self, self.host, self.port, ready_timeout=30)
        self.listener.start()
        # It has called itself once, to see whether it answers.
        self.tried -= 1
        return self

    def stop(self):
        """End all conversations, and listen no more."""
        self.mend()
        if self.listener:
            self.listener.stop()
            self.listener = None

    def __enter__(self):
        return self.start()

    def __exit__(self, *_raised):
        self.stop()
