"""The least that a page for somebody signed in can cost, and headers that say what a request cost."""

import json
import time

from django.db import connection
from django.http import HttpResponse
from django.template.loader import render_to_string

from accounts.models import User
from bench.pieces import short

QUERIES, PROCESSOR = "X-Queries", "X-Processor-Milliseconds"
# Asked for by name, because the list of them costs more than some pages do.
PIECES = "X-Pieces"


class Cost:
    """Says in headers how many statements a request sent to the database, and its processor time outside of that.

    Asked with the header of `PIECES`, it also lists the statements in their order as JSON: what each began with, the
    milliseconds it took, and those that Python worked before it. The last has no words and took all that came after:
    of that, what was not Python is the wait for the commit.
    """

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        sent, since = [], time.thread_time()
        marks = [(since, time.perf_counter())]

        def note(execute, sql, params, many, context):
            before = time.thread_time()
            began = time.perf_counter()
            try:
                return execute(sql, params, many, context)
            finally:
                sent.append((sql, time.perf_counter() - began, before - marks[-1][0]))
                marks.append((time.thread_time(), time.perf_counter()))

        with connection.execute_wrapper(note):
            response = self.get_response(request)
        response[QUERIES] = len(sent)
        response[PROCESSOR] = (time.thread_time() - since) * 1000
        if PIECES in request.headers:
            worked = time.thread_time() - marks[-1][0]
            sent.append(("", time.perf_counter() - marks[-1][1] - worked, worked))
            response[PIECES] = json.dumps([(short(sql), took * 1000, work * 1000) for sql, took, work in sent])
        return response


def floor(request):
    """One row by its key and a template of one line, behind the same middleware and sign-in as every page."""
    name = User.objects.values_list("name", flat=True).get(pk=request.user.pk)
    return HttpResponse(render_to_string("bench/floor.html", {"name": name}))
