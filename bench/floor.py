"""The least that a page for somebody signed in can cost, and headers that say what a request cost."""

import time

from django.db import connection
from django.http import HttpResponse
from django.template.loader import render_to_string

from accounts.models import User

QUERIES, PROCESSOR = "X-Queries", "X-Processor-Milliseconds"


class Cost:
    """Says in headers how many statements a request sent to the database, and its processor time outside of that."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        sent, since = [], time.thread_time()

        def note(execute, sql, params, many, context):
            sent.append(sql)
            return execute(sql, params, many, context)

        with connection.execute_wrapper(note):
            response = self.get_response(request)
        response[QUERIES] = len(sent)
        response[PROCESSOR] = (time.thread_time() - since) * 1000
        return response


def floor(request):
    """One row by its key and a template of one line, behind the same middleware and sign-in as every page."""
    name = User.objects.values_list("name", flat=True).get(pk=request.user.pk)
    return HttpResponse(render_to_string("bench/floor.html", {"name": name}))
