"""What happened while a worker was away, in each of their supports: for coming back, on one page."""

from collections import defaultdict
from datetime import datetime, time

from django.utils import timezone

from groundwork.timeline import event, newest_first
from groundwork.words import day
from support.models import Concern, Cover, Goal, Review, Ring, Session, Support, SupportStatusChange
from support.timeline import cover_events, ring_events, status_events


def supports_meanwhile(absence, user):
    """Supports of the worker that `user` may open and that went on meanwhile, by name, each with what `happened`."""
    now = timezone.now()
    begins, ends = absence.starts_at, min(absence.ends_at or now, now)
    supports = Support.objects.visible_to(user).filter(worker=absence.worker_id)
    supports = supports.exclude(ended_on__lt=absence.first_day).select_related("person", "referral")
    found = list(supports.order_by("person__folded", "pk"))
    told = events_by_support(found, absence, user, begins, ends)
    for support in found:
        support.happened = newest_first(told[support.pk])
    return found


def events_by_support(supports, absence, user, begins, ends):
    """What happened between two moments, by support id; as many questions however many supports there are."""
    told, about = defaultdict(list), {"support__in": supports}
    days = (absence.first_day, timezone.localdate(ends))
    sessions = Session.objects.visible_to(user).filter(**about, date__range=days).counted()
    for session in sessions.select_related("worker__user"):
        told[session.support_id].append(session_event(session))
    for goal in Goal.objects.filter(**about, set_on__range=days):
        told[goal.support_id].append(event("Goal set", goal.created_at, None, goal.words))
    for review in Review.objects.filter(**about, created_at__range=(begins, ends)).counted().select_related("by"):
        told[review.support_id].append(event(f"Review held on {day(review.held_on)}", review.created_at, review.by))
    concerns = Concern.objects.visible_to(user).filter(**about, raised_at__range=(begins, ends))
    for concern in concerns.select_related("raised_by"):
        title = f"Concern raised: {concern.get_kind_display().lower()}"
        told[concern.support_id].append(event(title, concern.raised_at, concern.raised_by))
    changes = SupportStatusChange.objects.filter(**about, at__range=(begins, ends)).select_related("by")
    for change in changes:
        told[change.support_id] += status_events([change])
    for cover in Cover.objects.filter(**about, absence=absence).select_related("worker__user", "named_by", "ended_by"):
        told[cover.support_id] += cover_events([cover])
    for rung in Ring.objects.standing().filter(**about, absence=absence).select_related("by"):
        told[rung.support_id] += ring_events([rung])
    return told


def moment_of(date, start):
    return timezone.make_aware(datetime.combine(date, start or time.min))


def session_event(session):
    """A session that was booked or logged, with who met the person."""
    if not session.is_logged:
        said = "not logged" if session.date < timezone.localdate() else "booked"
        return event(f"Session of {session.moment}: {said}", moment_of(session.date, session.start))
    title = f"Session of {session.moment}: {session.get_attendance_display().lower()}"
    return event(title, session.logged_at, session.worker.user, session.summary)
