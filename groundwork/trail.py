"""Who looked at whose record."""

from groundwork.models import AccessEvent

# What somebody did who was shown a record, by the URL name of the page; each app adds its own pages.
WORDS = {}


def note_access(request, *person_ids, verb=None):
    """Record that the signed-in user is being shown these people's records.

    Call it before the page is answered, in the request's transaction: where it fails, the
    page fails too. Lists pass the ids of all the people they show. `verb` is the URL name of
    the page unless given.
    """
    ids = list(dict.fromkeys(person_id for person_id in person_ids if person_id))
    if ids:
        AccessEvent.objects.create(user=request.user, subjects=ids, verb=verb or request.resolver_match.view_name)


def accesses_of(person_id):
    """Access events in which this person's record was shown, newest first."""
    return AccessEvent.objects.filter(subjects__contains=[person_id]).select_related("user")


def in_words(verb):
    """The words for a verb of the trail; pages of deeds are named by their deed."""
    name = verb.rpartition(":")[2].replace("_", " ")
    return WORDS.get(verb, f"Opened “{name}”")
