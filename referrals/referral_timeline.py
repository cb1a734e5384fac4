"""What happened to a referral, newest first."""

from operator import itemgetter

from referrals.models import Referral, Support

Status = Referral.Status
TITLES = {
    (Status.DRAFT, Status.SUBMITTED): "Referral sent",
    (Status.SUBMITTED, Status.WAITING): "Accepted to the waiting list",
    (Status.WAITING, Status.MATCHED): "Matched with a worker",
    (Status.MATCHED, Status.WAITING): "Waiting for another worker",
}
# Told by the question and its answer themselves.
TOLD_OTHERWISE = {(Status.SUBMITTED, Status.INFORMATION_REQUESTED), (Status.INFORMATION_REQUESTED, Status.SUBMITTED)}
SUPPORT_TITLES = {
    Support.Status.ACTIVE: "Support is going on",
    Support.Status.PAUSED: "Support paused",
    Support.Status.ENDED: "Support ended",
}


def referral_timeline(referral):
    """Events for the timeline component: the referral's, and what became of its support.

    Of the support only that and when: its notes belong to those who give and receive it.
    """
    changes = [
        change
        for change in referral.status_changes.select_related("by")
        if (change.from_status, change.to_status) not in TOLD_OTHERWISE
    ]
    events = [event_of(change, referral) for change in changes]
    events += question_events(referral)
    for support in referral.supports.prefetch_related("status_changes"):
        events += [
            {"title": SUPPORT_TITLES[change.to_status], "at": change.at}
            for change in support.status_changes.all()
            if change.to_status in SUPPORT_TITLES
        ]
    return sorted(events, key=itemgetter("at"), reverse=True)


def event_of(change, referral):
    """One line for a status change."""
    title = TITLES.get((change.from_status, change.to_status)) or Status(change.to_status).label
    text = change.reason
    if change.to_status == Status.DECLINED:
        text = "\n".join(filter(None, [change.reason, referral.decline_explanation, referral.decline_alternatives]))
    return {"title": title, "at": change.at, "by": str(change.by or ""), "text": text}


def question_events(referral):
    """Questions and answers, in the place of the status changes that go with them."""
    for request in referral.information_requests.select_related("asked_by", "answered_by"):
        yield {
            "title": "More information asked for",
            "at": request.asked_at,
            "by": str(request.asked_by),
            "text": request.question,
        }
        if request.answered_at:
            yield {
                "title": "Information given",
                "at": request.answered_at,
                "by": str(request.answered_by),
                "text": request.answer,
            }
