"""What happened in a support, newest first, as the timeline component shows it."""

from django.conf import settings

from accounts.timeline import event, newest_first
from accounts.words import day
from referrals.models import Support

WORDS = {
    ("", Support.Status.STARTING): "Matched with a worker",
    (Support.Status.STARTING, Support.Status.ACTIVE): "Started with the first session",
    (Support.Status.ACTIVE, Support.Status.PAUSED): "Paused",
    (Support.Status.PAUSED, Support.Status.ACTIVE): "Resumed",
}


def support_timeline(support):
    """Events of a support: changes of status, reviews, extensions, answers about earlier notes."""
    return newest_first(
        [*status_events(support), *review_events(support), *extension_events(support), *answer_events(support)]
    )


def status_events(support):
    for change in support.status_changes.select_related("by"):
        title = WORDS.get((change.from_status, change.to_status), "Ended")
        told = change.reason if change.to_status in (Support.Status.PAUSED, Support.Status.ENDED) else ""
        told = told or (change.reason if change.from_status == Support.Status.PAUSED else "")
        yield event(title, change.at, change.by, told)


def review_events(support):
    for review in support.reviews.all():
        yield event(f"Review held on {day(review.held_on)}", review.created_at, review.by)


def extension_events(support):
    for extension in support.extensions.select_related("by"):
        yield event(f"Extended to {day(extension.expected_end_on)}", extension.at, extension.by, extension.reason)


def answer_events(support):
    before = False
    for answer in support.earlier_notes_answers.all():
        said = "agreed" if answer.agreed else "no longer agrees" if before else "did not agree"
        yield event(f"The {settings.PERSON_WORD} {said} that earlier session notes are read", answer.at, answer.by)
        before = answer.agreed
