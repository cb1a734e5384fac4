"""Who looked at whose record."""

from accounts.models import AccessEvent


def record_access(request, *person_ids):
    """Record that the signed-in user is being shown these people's records.

    Call it before the page is answered, in the request's transaction: where it fails, the
    page fails too. Lists pass the ids of all the people they show.
    """
    ids = list(dict.fromkeys(person_id for person_id in person_ids if person_id))
    if ids:
        AccessEvent.objects.create(user=request.user, subjects=ids, verb=request.resolver_match.view_name)


def accesses_of(person_id):
    """Access events in which this person's record was shown, newest first."""
    return AccessEvent.objects.filter(subjects__contains=[person_id]).select_related("user")
