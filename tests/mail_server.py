"""A small SMTP server on a socket of its own, which can refuse, break off or fall silent."""

import socketserver
import threading

import pytest


class Conversation(socketserver.StreamRequestHandler):
    def handle(self):
        self.say("220 ready")
        while line := self.rfile.readline().decode().strip():
            word = line.split()[0].upper()
            if word == "DATA":
                if self.breaks("breaks_off_early") or not self.take_message():
                    return
            elif word == "RCPT" and self.server.refuses:
                self.say("451 try again later")
            elif word == "QUIT":
                self.say("221 bye")
                return
            else:
                self.say("250 fine")

    def take_message(self):
        """Take the text of one email and answer as the test wishes; False ends the conversation."""
        self.say("354 go on")
        lines = []
        while (line := self.rfile.readline()) not in (b".\r\n", b""):
            lines.append(line)
        self.server.messages.append(b"".join(lines).decode())
        self.server.took_one.set()
        if self.breaks("breaks_off"):
            return False
        if self.server.is_silent:
            self.server.may_speak.wait(30)
        self.say("250 accepted")
        return True

    def breaks(self, where):
        """Whether the conversation ends here; as often as the test has said."""
        times = getattr(self.server, where)
        setattr(self.server, where, max(0, times - 1))
        return times > 0

    def say(self, text):
        self.wfile.write(f"{text}\r\n".encode())


class MailServer(socketserver.ThreadingTCPServer):
    allow_reuse_address = daemon_threads = True
    breaks_off = breaks_off_early = 0
    refuses = is_silent = False

    def __init__(self):
        super().__init__(("127.0.0.1", 0), Conversation)
        self.messages, self.took_one, self.may_speak = [], threading.Event(), threading.Event()

    @property
    def port(self):
        return self.server_address[1]

    def handle_error(self, request, client_address):
        """The other side may end a conversation as it likes."""


@pytest.fixture
def mail_server(settings):
    """Django's emails go to it; `messages` are those it took."""
    with MailServer() as server:
        threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True).start()
        settings.EMAIL_BACKEND = "accounts.smtp.EmailBackend"
        settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", server.port
        yield server
        server.may_speak.set()
        server.shutdown()
