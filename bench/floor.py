"""The least that a page for somebody signed in can cost, and the header that counts queries."""

from django.db import connection
from django.http import HttpResponse
from django.template.loader import render_to_string

from accounts.models import User

QUERIES = "X-Queries"


class QueryCount:
    """Says in a header how many statements a request sent to the database."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        sent = []

        def note(execute, sql, params, many, context):
            sent.append(sql)
            return execute(sql, params, many, context)

        with connection.execute_wrapper(note):
            response = self.get_response(request)
        response[QUERIES] = len(sent)
        return response


def floor(request):
    """One row by its key and a template of one line, behind the same middleware and sign-in as every page."""
    name = User.objects.values_list("name", flat=True).get(pk=request.user.pk)
    return HttpResponse(render_to_string("bench/floor.html", {"name": name}))
