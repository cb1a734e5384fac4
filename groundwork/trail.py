"""Who looked at whose record."""

from typing import Any, cast
from uuid import UUID

from django.http import HttpRequest
from django.urls import ResolverMatch

from groundwork.expects import user_of
from groundwork.models import AccessEvent

# What somebody did who was shown a record, by the URL name of the page; each app adds its own pages.
WORDS: dict[str, str] = {}


def note_access(request: HttpRequest, *person_ids: UUID | None, verb: str | None = None) -> None:
    """Record that the signed-in user is being shown these people's records.

    Call it before the page is answered, in the request's transaction: where it fails, the
    page fails too. Lists pass the ids of all the people they show. `verb` is the URL name of
    the page unless given. A page that first notes one person is theirs: it carries their banner.
    """
    ids = list(dict.fromkeys(person_id for person_id in person_ids if person_id))
    if not hasattr(request, "person_shown"):
        cast(Any, request).person_shown = ids[0] if len(ids) == 1 else None
    if ids:
        page = cast(ResolverMatch, request.resolver_match)
        AccessEvent.objects.create(
            user_id=user_of(request).pk,
            subjects=ids,
            verb=verb or page.view_name,
        )


def in_words(verb: str) -> str:
    """The words for a verb of the trail; pages of deeds are named by their deed."""
    name = verb.rpartition(":")[2].replace("_", " ")
    return WORDS.get(verb, f"Opened “{name}”")
