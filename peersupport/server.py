"""The processes that gunicorn starts: a connection costs a thread only while the product works for it.

gunicorn looks after processes, signals and listening sockets; inside each of them waitress reads requests and sends
answers in one loop, and hands a request to a thread when all of it is there. So whoever sends half a request, or does
not take the answer, keeps nobody waiting.
"""

import os
import socket
import time
from contextlib import suppress

from gunicorn.workers.base import Worker
from waitress import wasyncore
from waitress.channel import HTTPChannel
from waitress.parser import HTTPRequestParser, ParsingError
from waitress.server import BaseWSGIServer, create_server
from waitress.task import ErrorTask, WSGITask
from waitress.utilities import BadRequest, RequestEntityTooLarge

from peersupport.bodies import is_too_large, most_bytes

# Beyond these many bytes what is sent or answered waits in a file, so that connections cost little memory.
IN_MEMORY = 64 * 1024
HEADER_BYTES = 32 * 1024
CHUNKED_BYTES = 4 * 1024
# Seconds in which nothing moves, and for a whole request or answer on its way.
STANDSTILL, ON_THE_WAY = 30, 120
# What is thrown away of a body that was refused, so that a browser gets to reading why.
THROWN_AWAY_BYTES, THROWN_AWAY_SECONDS = 10_000_000, 10
# A stopping process keeps idle connections so long, as a request may be on its way.
LINGER = 2


class Parser(HTTPRequestParser):
    """Reads one request, and answers with 400 whatever cannot be one."""

    # Whether its header says that more is sent than its address takes.
    says_too_much = False

    def received(self, data):
        """In chunks little by little: the work on each grows with all that came with it, and what it says of itself,
        unlike its content, stays in memory."""
        consumed = super().received(data[:CHUNKED_BYTES] if self.chunked else data)
        if self.chunked and not self.completed and self.body_bytes_received - len(self.body_rcv) > HEADER_BYTES:
            self.error, self.completed = BadRequest("More words about chunks than content"), True
        if self.headers_finished and not self.error and self.is_too_much():
            self.error, self.completed = RequestEntityTooLarge("More than this address takes"), True
        return consumed

    def is_too_much(self):
        """Whether more is sent than is read at this address. What comes in chunks is for no page that takes files."""
        if self.chunked:
            return is_too_large("", self.body_bytes_received)
        return self.says_too_much

    def parse_header(self, header_plus):
        try:
            super().parse_header(header_plus)
        except ValueError as error:
            raise ParsingError("Start line or Content-Length is invalid") from error
        # Looked up once for each request, not with each piece of it.
        self.says_too_much = not self.chunked and is_too_large(self.path, self.content_length)
        # Nobody is told to go on where there is nothing to send, or too much.
        if not self.chunked and (self.content_length <= 0 or self.says_too_much):
            self.expect_continue = False


class Task(WSGITask):
    """A request in a thread. The last ones of a process that stops end their connections."""

    def execute(self):
        if not self.channel.server.accepting:
            self.request.headers["CONNECTION"] = "close"
        super().execute()

    def get_environment(self):
        environ = super().get_environment()
        if self.is_head:
            # A file would go past `write`.
            environ.pop("wsgi.file_wrapper", None)
        return environ

    @property
    def is_head(self):
        return self.request.command == "HEAD"

    def write(self, data):
        """An answer to HEAD ends with its headers: what follows would be taken for the next answer."""
        super().write(b"" if self.is_head else data)
        if self.is_head:
            self.chunked_response = False


def refused(channel, request):
    """The task for a request that waitress did not read to its end: the product answers where it is too large."""
    channel.must_throw_away = True
    if not isinstance(request.error, RequestEntityTooLarge):
        return ErrorTask(channel, request)
    request.headers |= {"CONTENT_LENGTH": str(most_bytes() + 1), "CONNECTION": "close"}
    return Task(channel, request)


class Channel(HTTPChannel):
    """One connection."""

    parser_class = Parser
    task_class = Task
    error_task_class = staticmethod(refused)
    begun = 0.0
    must_throw_away = False
    thrown_away = None

    def received(self, data):
        if self.request is None:
            self.begun = time.monotonic()
        return super().received(data)

    def is_late(self, now):
        """Whether a request or an answer has been on its way for longer than anybody should need."""
        if self.thrown_away is not None:
            return now - self.begun > THROWN_AWAY_SECONDS
        is_on_the_way = self.request is not None or self.total_outbufs_len
        return is_on_the_way and not self.requests and now - self.begun > ON_THE_WAY

    def is_busy(self):
        return bool(self.requests or self.total_outbufs_len)

    def readable(self):
        return self.thrown_away is not None or super().readable()

    def handle_read(self):
        if self.thrown_away is None:
            super().handle_read()
            return
        with suppress(OSError):
            self.thrown_away += len(data := self.recv(IN_MEMORY))
            if data and self.thrown_away < THROWN_AWAY_BYTES:
                return
        self.handle_close()

    def handle_close(self):
        """Close the connection; after a refusal only once its sender has had time to read the answer."""
        if self.must_throw_away and self.connected:
            self.must_throw_away, self.will_close = False, False
            with suppress(OSError):
                self.socket.shutdown(socket.SHUT_WR)
                self.thrown_away, self.begun = 0, time.monotonic()
                return
        super().handle_close()


class WaitingWorker(Worker):
    """A gunicorn worker: `worker_class` of gunicorn.conf.py."""

    def run(self):
        self.connections = {}
        server = create_server(self.serve, map=self.connections, **self.limits())
        for each in self.servers():
            each.channel_class = Channel
        while self.alive and self.ppid == os.getppid():
            self.turn()
        self.drain()
        server.task_dispatcher.shutdown(timeout=1)
        wasyncore.close_all(self.connections, ignore_all=True)

    def limits(self):
        return {
            "sockets": [listener.sock for listener in self.sockets],
            "backlog": self.cfg.backlog,
            "threads": self.cfg.threads,
            "connection_limit": self.cfg.worker_connections,
            "channel_timeout": STANDSTILL,
            "cleanup_interval": 5,
            "recv_bytes": IN_MEMORY,
            "inbuf_overflow": IN_MEMORY,
            "outbuf_overflow": 4 * IN_MEMORY,
            "max_request_header_size": HEADER_BYTES,
            # waitress refuses what is as large as this.
            "max_request_body_size": most_bytes() + 1,
            "asyncore_use_poll": True,
            "log_socket_errors": False,
            "ident": None,
            # The product counts the proxies itself: TRUSTED_PROXIES.
            "clear_untrusted_proxy_headers": False,
        }

    def serve(self, environ, start_response):
        self.nr += 1
        if self.nr >= self.max_requests and self.alive:
            self.log.info("Ending after %s requests.", self.nr)
            self.alive = False
        return self.wsgi(environ, start_response)

    def turn(self):
        """Read and send whatever can be; at most a second."""
        self.notify()
        wasyncore.loop(timeout=1, use_poll=True, map=self.connections, count=1)
        now = time.monotonic()
        for channel in self.channels():
            if channel.is_late(now):
                channel.handle_close()

    def drain(self):
        """Take no new connection and answer what was asked."""
        for server in self.servers():
            server.accepting = False
        now = time.monotonic()
        end, linger = now + self.cfg.graceful_timeout, now + LINGER
        while (channels := self.channels()) and now < end:
            if now > linger and not any(channel.is_busy() for channel in channels):
                break
            self.turn()
            now = time.monotonic()

    def servers(self):
        return [each for each in self.connections.values() if isinstance(each, BaseWSGIServer)]

    def channels(self):
        return [each for each in list(self.connections.values()) if isinstance(each, Channel)]
