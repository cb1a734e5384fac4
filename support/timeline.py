"""What happened in a support, newest first, as the timeline component shows it."""

from django.conf import settings

from groundwork.prepared import prepared_of
from groundwork.timeline import event, newest_first
from groundwork.words import day
from referrals.timeline import joining_events
from support.models import Extension, Support, SupportStatusChange

WORDS = {
    ("", Support.Status.STARTING): "Matched with a worker",
    (Support.Status.STARTING, Support.Status.ACTIVE): "Started with the first session",
    (Support.Status.ACTIVE, Support.Status.PAUSED): "Paused",
    (Support.Status.PAUSED, Support.Status.ACTIVE): "Resumed",
}


def support_timeline(support, reviews, answers):
    """Events of a support: changes of status, these reviews, extensions, these answers about earlier notes."""
    changes, extensions = prepared_of(changes_of, support.pk), prepared_of(extensions_of, support.pk)
    return newest_first(
        [
            *status_events(changes),
            *review_events(reviews),
            *extension_events(extensions),
            *answer_events(answers),
            *joining_events(support.referral),
        ]
    )


def changes_of(support):
    return SupportStatusChange.objects.filter(support=support).select_related("by")


def extensions_of(support):
    return Extension.objects.filter(support=support).select_related("by")


def status_events(changes):
    for change in changes:
        title = WORDS.get((change.from_status, change.to_status), "Ended")
        told = change.reason if change.to_status in (Support.Status.PAUSED, Support.Status.ENDED) else ""
        told = told or (change.reason if change.from_status == Support.Status.PAUSED else "")
        yield event(title, change.at, change.by, told)


def review_events(reviews):
    for review in reviews:
        yield event(f"Review held on {day(review.held_on)}", review.created_at, review.by)


def extension_events(extensions):
    for extension in extensions:
        yield event(f"Extended to {day(extension.expected_end_on)}", extension.at, extension.by, extension.reason)


def answer_events(answers):
    before = False
    for answer in answers:
        said = "agreed" if answer.agreed else "no longer agrees" if before else "did not agree"
        yield event(f"The {settings.PERSON_WORD} {said} that earlier session notes are read", answer.at, answer.by)
        before = answer.agreed
