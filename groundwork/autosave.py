"""Text that was typed and not sent: kept on the server, for its author and its form alone."""

from collections.abc import Iterable
from typing import Any

from django.forms import BaseForm
from django.http import QueryDict
from django.urls import Resolver404, resolve

from groundwork.expects import SomeUser
from groundwork.models import Autosave

NOT_KEPT = {"csrfmiddlewaretoken", "submission", "seen", "password", "path"}


def keep(user: SomeUser, path: str, posted: QueryDict) -> None:
    """Keep the fields of `posted` (a QueryDict) as what `user` typed into the form at `path`."""
    data = {name: [storable(value) for value in values] for name, values in posted.lists() if name not in NOT_KEPT}
    Autosave.objects.update_or_create(user_id=user.pk, path=path, defaults={"data": data})


def storable(text: str) -> str:
    """The text without NULs, which PostgreSQL takes in no text."""
    return text.replace("\x00", "")


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
    for name, values in autosave.data.items():
        posted.setlist(name, values)
    return {
        name: field.widget.value_from_datadict(posted, {}, form.add_prefix(name)) for name, field in form.fields.items()
    }


def is_deed(path: str) -> bool:
    """Whether one of our own forms is at this address, so that text may be kept for it."""
    try:
        view = resolve(path).func
    except Resolver404:
        return False
    return getattr(getattr(view, "view_class", None), "keeps_text", False)
