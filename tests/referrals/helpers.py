from threading import Barrier, Thread

from django.core.exceptions import ValidationError
from django.db import connection
from django.test.utils import CaptureQueriesContext

from referrals.models import EndingReason, Support
from tests.factories import days_ago


def ended(code="time-limit"):
    """Fields of a support that has ended."""
    return {
        "status": Support.Status.ENDED,
        "ended_on": days_ago(2),
        "ending_reason": EndingReason.objects.get(code=code),
    }


def at_once(*deeds):
    """Run deeds in threads with a connection each, all starting together; their outcomes."""
    ready, outcomes = Barrier(len(deeds)), []

    def run(deed):
        try:
            ready.wait()
            outcomes.append(deed())
        except ValidationError as refusal:
            outcomes.append(refusal)
        finally:
            connection.close()

    threads = [Thread(target=run, args=[deed]) for deed in deeds]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return outcomes


def count_queries(client, address):
    """How many queries a page takes."""
    with CaptureQueriesContext(connection) as queries:
        assert client.get(address).status_code == 200
    return len(queries)
