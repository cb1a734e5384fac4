"""A mail server in this process. It counts what it accepted, and goes wrong at a step of a conversation as told."""

import contextlib
import re
import socketserver
import threading
from collections import Counter

STEPS = ("connect", "recipient", "data", "body", "accepted")
MESSAGE_ID = re.compile(rb"^Message-ID: <([^@>]+)@", re.IGNORECASE | re.MULTILINE)


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


class Conversation(socketserver.StreamRequestHandler):
    def handle(self):
        with contextlib.suppress(Drop, OSError), self.server.owner.talking():
            self.converse()

    def converse(self):
        if not self.reply("connect", "220 ready").startswith("2"):
            return
        while line := self.rfile.readline().decode(errors="replace").strip():
            word = line.split()[0].upper()
            if word == "RCPT":
                self.reply("recipient", "250 fine")
            elif word == "DATA":
                self.take_message()
            elif word == "QUIT":
                self.say("221 bye")
                return
            else:
                self.say("250 fine")

    def take_message(self):
        if not self.reply("data", "354 go on").startswith("3"):
            return
        lines = []
        while (line := self.rfile.readline()) not in (b".\r\n", b""):
            lines.append(line)
        if line == b"":
            return
        message = b"".join(lines)
        text = self.server.owner.reach("body", message) or "250 accepted"
        if text.startswith("2"):
            self.server.owner.accept(message)
        self.say(text)
        self.server.owner.reach("accepted", message)

    def reply(self, step, text):
        text = self.server.owner.reach(step) or text
        self.say(text)
        return text

    def say(self, text):
        self.wfile.write(f"{text}\r\n".encode())


def id_of(content):
    found = MESSAGE_ID.search(content)
    return found[1].decode() if found else ""


class Listener(socketserver.ThreadingTCPServer):
    allow_reuse_address = daemon_threads = True
    request_queue_size = 128


class MailServer:
    """Listens while it is started; `accepted` counts by Message-ID, which begins with the notice's number.

    At one of STEPS it does what `fail` was told: drop, answer(…), a Hold, or any function of the text of the
    email (None before there is one) that returns the line to answer where it is not to be the usual one.
    `tried` counts conversations, `most` is how many there were at the same time.
    """

    def __init__(self, port):
        self.port, self.server = port, None
        self.lock, self.faults = threading.Lock(), {}
        self.reset()

    def reset(self):
        """Forget what was accepted, and be willing again."""
        self.mend()
        self.accepted, self.tried, self.now, self.most = Counter(), 0, 0, 0

    def fail(self, step, fault):
        """From now on do `fault` at this step."""
        self.faults[step] = fault

    def mend(self):
        """Be willing again at every step, and let go of what is held."""
        faults, self.faults = self.faults, {}
        for fault in faults.values():
            if isinstance(fault, Hold):
                fault.release()

    @contextlib.contextmanager
    def talking(self):
        with self.lock:
            self.tried, self.now = self.tried + 1, self.now + 1
            self.most = max(self.most, self.now)
        try:
            yield
        finally:
            with self.lock:
                self.now -= 1

    def reach(self, step, message=None):
        fault = self.faults.get(step)
        return fault(message) if fault else None

    def accept(self, message):
        with self.lock:
            self.accepted[id_of(message)] += 1

    def start(self):
        """Listen; while it does not, connections are refused."""
        self.server = Listener(("127.0.0.1", self.port), Conversation)
        self.server.owner = self
        threading.Thread(target=self.server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True).start()
        return self

    def stop(self):
        self.mend()
        if self.server:
            self.server.shutdown()
            self.server.server_close()
            self.server = None

    def __enter__(self):
        return self.start()

    def __exit__(self, *_raised):
        self.stop()
