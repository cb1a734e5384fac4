"""Text that was typed and not sent: kept on the server, for its author and its form alone.

It is kept only while its author could open that form, and never more of it than the limits below.
"""

import json
from collections.abc import Iterable
from copy import copy
from typing import TYPE_CHECKING, Any
from urllib.parse import unquote

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import connection, transaction
from django.db.models import F, Func, IntegerField, Sum, Window
from django.db.models.functions import RowNumber
from django.forms import BaseForm
from django.http import Http404, HttpRequest, QueryDict
from django.urls import Resolver404, ResolverMatch, resolve, reverse

from groundwork.expects import SomeUser
from groundwork.models import Autosave

if TYPE_CHECKING:
    from groundwork.deeds import DeedView

NOT_KEPT = {"csrfmiddlewaretoken", "submission", "seen", "password", "path"}
# More than anybody types into one form.
MOST_BYTES = 256 * 1024
# For each account; the oldest go first. The bytes are those that the database needs for it.
MOST_FORMS = 100
MOST_BYTES_OF_ALL = 2 * 1024 * 1024
# Half of the number of a lock, so that only keeping text waits for it.
LOCK = 1702


def keep(user: SomeUser, path: str, posted: QueryDict) -> bool:
    """Keep the fields of `posted` as what `user` typed into the form at `path`; False where that cannot be kept.

    It cannot where it is too much, or is private text that no key is there for.

    The caller has made sure that the user may open the form: see `may_keep`.
    """
    data = {storable(name): [*map(storable, values)] for name, values in posted.lists() if name not in NOT_KEPT}
    if bytes_of(data) > MOST_BYTES:
        return False
    row = Autosave(user_id=user.pk, path=path, data=data)
    if is_private(path) and not hidden(row):
        return False
    with transaction.atomic():
        wait_for_turn(user)
        Autosave.objects.bulk_create(
            [row],
            update_conflicts=True,
            unique_fields=["user", "path"],
            update_fields=["data", "encrypted", "saved_at"],
        )
        drop_oldest(user)
    return True


def hidden(row: Autosave) -> bool:
    """Whether what was typed could be encrypted; then nothing of it stands in the row as it was typed."""
    try:
        row.write(encrypted=json.dumps(row.data))
    except ValidationError:
        return False
    row.data = {}
    return True


def is_private(path: str) -> bool:
    """Whether what is typed at this address is private text."""
    match = deed_at(path)
    return bool(match and match.func.view_class.is_private)  # type: ignore[attr-defined]


def storable(text: str) -> str:
    """The text without what PostgreSQL takes in no text: NULs, and halves of characters."""
    return text.replace("\x00", "").encode("utf-8", "replace").decode()


def bytes_of(data: dict[str, list[str]]) -> int:
    return sum(len(text.encode()) for name, values in data.items() for text in (name, *values))


def wait_for_turn(user: SomeUser) -> None:
    """Of two texts of one account the second waits until the first is kept, so that both are counted."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(%s, hashtext(%s))", [LOCK, str(user.pk)])


def drop_oldest(user: SomeUser) -> None:
    """Forget the texts beyond what one account may keep."""
    newest = [F("saved_at").desc(), F("pk").desc()]
    size = size_of("data") + size_of("encrypted")
    place, total = Window(RowNumber(), order_by=newest), Window(Sum("size"), order_by=newest)
    sized = Autosave.objects.filter(user_id=user.pk).annotate(size=size)
    rows = sized.annotate(place=place, total=total).values_list("pk", "place", "total")
    beyond = [pk for pk, place, total in rows if place > MOST_FORMS or total > MOST_BYTES_OF_ALL]
    if beyond:
        Autosave.objects.filter(pk__in=beyond).delete()


def size_of(column: str) -> Func:
    return Func(column, function="pg_column_size", output_field=IntegerField())


def kept(user: SomeUser, path: str) -> Autosave | None:
    """What `user` typed into the form at `path` and has not sent, or None."""
    return Autosave.objects.filter(user_id=user.pk, path=path).first()


def kept_among(user: SomeUser, paths: Iterable[str]) -> set[str]:
    """Those of `paths` whose form holds what `user` typed and has not sent."""
    return set(Autosave.objects.filter(user_id=user.pk, path__in=paths).values_list("path", flat=True))


def discard(user: SomeUser, path: str) -> None:
    """Forget what was kept for this form: it was sent, or its author does not want it."""
    Autosave.objects.filter(user_id=user.pk, path=path).delete()


def initial_from(autosave: Autosave, form: BaseForm) -> dict[str, Any]:
    """Initial values for the fields of `form` (an unbound form) from what was kept.

    They go through each widget, so what was half typed shows again as it was.
    """
    posted = QueryDict(mutable=True)
    typed = json.loads(autosave.for_form("encrypted") or "{}") if autosave.encrypted else autosave.data
    for name, values in typed.items():
        posted.setlist(name, values)
    return {
        name: field.widget.value_from_datadict(posted, {}, form.add_prefix(name)) for name, field in form.fields.items()
    }


def is_deed(path: str) -> bool:
    """Whether one of our own forms is at this address, written as we write it, so that text may be kept for it."""
    return deed_at(path) is not None


def deed_at(path: str) -> ResolverMatch | None:
    """What is found at the address of a form that keeps text; None for any other, and for another spelling of it."""
    try:
        match = resolve(path)
    except Resolver404:
        return None
    keeps_text = getattr(getattr(match.func, "view_class", None), "keeps_text", False)
    return match if keeps_text and unquote(reverse(match.view_name, None, match.args, match.kwargs)) == path else None


def may_keep(request: HttpRequest, path: str) -> bool:
    """Whether who sends this request could open the form at `path` now and do what it offers.

    The form's own view says so, asked as if it were being opened.
    """
    match = deed_at(path)
    return match is not None and is_offered(view_of(match, opening(request, path, match)))


def opening(request: HttpRequest, path: str, match: ResolverMatch) -> HttpRequest:
    """The same person's request as it would be if they opened `path`."""
    opened = copy(request)
    opened.method, opened.path, opened.path_info, opened.resolver_match = "GET", path, path, match
    opened.GET = opened.POST = QueryDict()  # type: ignore[misc, assignment]
    return opened


def view_of(match: ResolverMatch, request: HttpRequest) -> "DeedView":
    view = match.func.view_class(**match.func.view_initkwargs)  # type: ignore[attr-defined]
    view.setup(request, *match.args, **match.kwargs)
    return view


def is_offered(view: "DeedView") -> bool:
    try:
        view.open()
    except (Http404, PermissionDenied):
        return False
    return not view.why_not()
