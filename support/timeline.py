"""What happened in a support, newest first, as the timeline component shows it."""

from django.conf import settings

from groundwork.prepared import prepared_of
from groundwork.timeline import event, newest_first
from groundwork.words import day
from referrals.corrections import correction_events
from referrals.timeline import joining_events
from support.models import Cover, Extension, IntensityChange, Ring, Support, SupportStatusChange

TAKEN_BACK = "First session taken back"
WORDS = {
    ("", Support.Status.STARTING): "Matched with a worker",
    (Support.Status.STARTING, Support.Status.ACTIVE): "Started with the first session",
    (Support.Status.ACTIVE, Support.Status.STARTING): TAKEN_BACK,
    (Support.Status.PAUSED, Support.Status.STARTING): TAKEN_BACK,
    (Support.Status.ACTIVE, Support.Status.PAUSED): "Paused",
    (Support.Status.PAUSED, Support.Status.ACTIVE): "Resumed",
}


def support_timeline(support, reviews, answers, struck_sessions, *, side):
    """Events of a support for a reader on this `side`: changes of status, extensions, and what is given: reviews,
    answers, sessions struck.
    """
    changes, extensions = prepared_of(changes_of, support.pk), prepared_of(extensions_of, support.pk)
    return newest_first(
        [
            *status_events(changes),
            *review_events(reviews),
            *extension_events(extensions),
            *intensity_events(prepared_of(intensities_of, support.pk)),
            *answer_events(answers),
            *correction_events(support.referral_id, side=side),
            *struck_events("Session", ((session.date, session) for session in struck_sessions)),
            *struck_events("Review", ((review.held_on, review) for review in reviews if review.is_struck)),
            *joining_events(support.referral, side),
            *cover_events(prepared_of(covers_of, support.pk)),
            *ring_events(prepared_of(rings_of, support.pk)),
        ]
    )


def changes_of(support):
    return SupportStatusChange.objects.filter(support=support).select_related("by")


def extensions_of(support):
    return Extension.objects.filter(support=support).select_related("by")


def intensities_of(support):
    changes = IntensityChange.objects.filter(support=support)
    return changes.select_related("by", "from_intensity", "to_intensity")


def intensity_events(changes):
    for change in changes:
        before = f", before: {change.from_intensity.label.lower()}" if change.from_intensity else ""
        yield event(
            f"How often you meet: {change.to_intensity.label.lower()}{before}", change.at, change.by, change.reason
        )


def covers_of(support):
    return Cover.objects.filter(support=support).select_related("worker__user", "named_by", "ended_by")


def rings_of(support):
    return Ring.objects.standing().filter(support=support).select_related("by")


def status_events(changes):
    for change in changes:
        title = "Reopened" if change.from_status == Support.Status.ENDED else "Ended"
        title = WORDS.get((change.from_status, change.to_status), title)
        # Why it was matched and begun is known.
        is_told = {change.from_status, change.to_status} & {Support.Status.PAUSED, Support.Status.ENDED}
        told = change.reason if is_told or title == TAKEN_BACK else ""
        yield event(title, change.at, change.by, told)


def review_events(reviews):
    for review in reviews:
        yield event(f"Review held on {day(review.held_on)}", review.created_at, review.by)


def struck_events(what, rows):
    for date, row in rows:
        title = f"{what} of {day(date)} struck through as logged in error"
        yield event(title, row.struck_at, row.struck_by, row.struck_reason)


def extension_events(extensions):
    for extension in extensions:
        yield event(
            f"{extension.verb} to {day(extension.expected_end_on)}", extension.at, extension.by, extension.reason
        )


def cover_events(covers):
    """Who was named to cover while the worker is away, or nobody, and when that was ended early."""
    for cover in covers:
        who = cover.worker or "Nobody"
        notes = " and may read session notes, as agreed" if cover.notes_agreed else ""
        yield event(f"{who} covers while the worker is away{notes}", cover.named_at, cover.named_by)
        if cover.ended_at and cover.worker:
            yield event(f"{who} does not cover any more", cover.ended_at, cover.ended_by)


def ring_events(rings):
    for ring in rings:
        yield event("Rung, as the worker is away and nobody covers", ring.at, ring.by, ring.said)


def answer_events(answers):
    before = False
    for answer in answers:
        yield event(answer_in_words(answer, agreed_before=before), answer.at, answer.by, answer.reason)
        before = answer.agreed


def answer_in_words(answer, *, agreed_before, who=f"The {settings.PERSON_WORD}"):
    """What an answer about earlier session notes says, after the one before it."""
    if answer.by_mistake:
        return "Taken back, as recorded by mistake: earlier session notes are closed again"
    said = "agreed" if answer.agreed else "no longer agrees" if agreed_before else "did not agree"
    return f"{who} {said} that earlier session notes are read"
