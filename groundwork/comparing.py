"""Holding the trail against the log of requests, which another machine keeps."""

import re
from collections.abc import Iterable, Iterator, Mapping
from datetime import date, datetime, time, timedelta
from typing import Any, cast

from django.apps import apps
from django.utils import timezone
from pghistory.models import Context

from groundwork.models import OfRequest

# A line of peersupport.middleware.RequestLog.
LINE = re.compile(r"peersupport\.requests request=(\w+) .* user=(\S+)$")


def requests_of(lines: Iterable[str]) -> dict[str, str]:
    """Who sent each request of a log, by the request's id."""
    found = map(LINE.search, lines)
    return {match[1]: match[2] for match in found if match}


def unlike(day: date, requests: Mapping[str, str]) -> Iterator[str]:
    """Rows that PostgreSQL recorded on this day in London for a request that the log has not, or of somebody else."""
    since, until = (timezone.make_aware(datetime.combine(each, time.min)) for each in (day, day + timedelta(days=1)))
    for table, key, user, request in recorded(since, until):
        who = requests.get(request)
        if who is None:
            yield f"{table} {key}: the log has no request {request or '-'}"
        elif who != user:
            yield f"{table} {key}: says user {user}, the log of request {request} says {who}"


def recorded(since: datetime, until: datetime) -> Iterator[tuple[str, object, str, str]]:
    """Table, key, user and request of each row that a request adds, and of who made the changes of each."""
    for model in [each for each in apps.get_models() if issubclass(each, OfRequest)]:
        user = model.doer
        rows = model._default_manager.filter(
            recorded_at__gte=since, recorded_at__lt=until, **{f"{user}__isnull": False}
        )
        for pk, who, request in rows.values_list("pk", f"{user}_id", "request").iterator():
            yield model._meta.db_table, pk, str(who), request
    contexts = Context.objects.filter(created_at__gte=since, created_at__lt=until)
    for pk, metadata in contexts.values_list("pk", "metadata").iterator():
        said = cast(dict[str, Any], metadata)
        yield Context._meta.db_table, pk, str(said.get("user") or "-"), str(said.get("request") or "")
