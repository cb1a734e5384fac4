"""The page of one session: what was booked, or what was logged with its additions."""

from django.conf import settings
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from accounts.permissions import Permission
from groundwork.permissions import can
from groundwork.prepared import prepared, prepared_of, prepared_or_404
from groundwork.trail import note_access
from groundwork.words import day
from support.models import Concern, Session, SessionAddition, Support
from support.views.deeds import may_act, may_add, may_strike
from workers.wellbeing import note_wellbeing, reads_wellbeing

# No more than a page needs: with ten tables in a join PostgreSQL plans longer than it reads.
RELATED = ("support__person", "support__referral", "support__worker", "worker")


@require_safe
def session_detail(request, pk):
    """One session: what was booked, or what was logged with its additions."""
    user = request.user
    session = prepared_or_404(with_related, user, pk)
    note_access(request, session.support.person_id)
    support = support_behind(session, user)
    is_worker = may_act(request.user, session.support, cover_may=True)
    context = {
        "title": f"Session of {day(session.date)}",
        "caption": f"{session.support.person.called}, {session.support}",
        "rows": rows_of(
            session, tells_of_worker=tells_of_worker(session, user), tells_wellbeing=tells_wellbeing(session, user)
        ),
        "session": session,
        "support": support,
        "additions": list(prepared_of(additions_of, pk)),
        "concerns": list(prepared(concerns_of, user, pk)),
        "may_log": is_worker and not session.is_logged,
        "may_edit": is_worker and session.may_be_edited_by(request.user, timezone.now()),
        "may_add": session.is_logged and not session.is_struck and may_add(user, session),
        "may_strike": session.is_logged and may_strike(user, session),
        "may_debrief": session.wants_debrief and can(request.user, Permission.MANAGE_SUPPORTS, session),
    }
    if session.wellbeing and tells_wellbeing(session, user):
        note_wellbeing(request, [session.worker])
    return render(request, "support/session_detail.html", context)


def with_related(user, today, pk):
    return Session.objects.visible_to(user).filter(pk=pk).select_related(*RELATED)


def additions_of(session):
    return SessionAddition.objects.filter(session=session).select_related("by")


def concerns_of(user, today, session):
    return Concern.objects.visible_to(user).filter(session=session).select_related("raised_by")


def support_behind(session, user):
    """The support that leads back from a session: its own, or the one of the worker who took over."""
    visible = list(prepared(supports_of, user, session.support.referral_id))
    return next((support for support in visible if support.pk == session.support_id), visible[0])


def supports_of(user, today, referral):
    return Support.objects.visible_to(user).filter(referral=referral)


def tells_of_worker(session, user):
    """What experience the worker shared, and a debrief, is for them and their leads, not for who takes over."""
    return session.worker.user_id == user.pk or can(user, Permission.SEE_TEAM_RECORDS, session)


def tells_wellbeing(session, user):
    """How the worker was is theirs and their supervisor's, and for leads where they share it."""
    return tells_of_worker(session, user) and reads_wellbeing(user, session.worker)


def rows_of(session, *, tells_of_worker, tells_wellbeing):
    """The answers of a session that were given, in the order of the form, as rows of key and value."""
    rows = [
        (f"Did the {settings.PERSON_WORD} come?", session.get_attendance_display()),
        ("What we did", session.summary),
        (f"What mattered to the {settings.PERSON_WORD}", session.mattered),
        ("Start", session.start and f"{session.start:%H:%M}"),
        ("Minutes", session.minutes),
        ("Kind", session.get_kind_display()),
        ("How we met", session.get_mode_display()),
        ("Place", session.place),
        ("Who else was there", session.others_present),
        ("Goals we worked on", in_list(session.goals)),
        ("Principles drawn on", in_list(session.principles)),
        ("Own experience shared", tells_of_worker and session.experience_theme and shared_experience(session)),
        ("Community connection", connection_made(session)),
        ("What I learned", session.learned),
        ("Written or read together", {True: "Yes", False: "No"}.get(session.written_together)),
        ("How I was afterwards", tells_wellbeing and session.get_wellbeing_display()),
        ("Debrief", tells_of_worker and debrief_of(session)),
    ]
    return [{"key": key, "value": value} for key, value in rows if value]


def in_list(related):
    return ", ".join(str(item) for item in related.all())


def shared_experience(session):
    return f"{session.experience_theme}: {session.experience_purpose}"


def connection_made(session):
    kind = f" ({session.connection_kind.label.lower()})" if session.connection_kind else ""
    return f"{session.connection}{kind}" if session.connection else ""


def debrief_of(session):
    if session.debriefed_on:
        return f"Held on {day(session.debriefed_on)}"
    return "Asked for" if session.debrief_wanted else ""
