"""What supports add to the pages of the apps below, to referrals and offers so far, and words for the trail."""

from django.db.models import Exists, OuterRef, Q
from django.urls import reverse
from django.utils import timezone

from accounts.permissions import Permission
from groundwork import trail
from groundwork.permissions import NOTHING, can
from groundwork.prepared import prepared, prepared_of
from groundwork.timeline import event
from groundwork.words import day
from referrals import slots
from referrals.elsewhere import may_open
from referrals.models import Referral
from support.actions.covers import tell_of_change
from support.covering import may_name, summary_of
from support.deaths import to_confirm
from support.glances import filter_field, fits, people_glance, places_of
from support.models import Concern, Cover, Support, SupportStatusChange
from workers import slots as worker_slots

TITLES = {
    Support.Status.STARTING: "Support has not begun yet",
    Support.Status.ACTIVE: "Support is going on",
    Support.Status.PAUSED: "Support paused",
    Support.Status.ENDED: "Support ended",
}


def referrals_supported(user):
    """Referrals whose person `user` supports now."""
    if not user.can(Permission.SUPPORT):
        return NOTHING
    return Q(Exists(Support.objects.supported_by(user).filter(referral=OuterRef("pk"))))


def supports_now(user, referral):
    """Whether `user` supports the person of this referral now."""
    return Support.objects.supported_by(user).filter(referral=referral).exists()


def workers_of(people):
    """The worker of each open support of these people, and who covers now, with the support."""
    supports = Support.objects.open().filter(person__in=people).select_related("referral", "worker__user")
    covers = Cover.objects.counting(timezone.localdate(), timezone.now()).filter(support__person__in=people)
    covering = covers.select_related("worker__user", "support__referral")
    return [
        *((support.worker.user, support) for support in supports),
        *((cover.worker.user, cover.support) for cover in covering),
    ]


def support_events(referral):
    """That a support went on, was paused and ended, and when: its notes belong to those who give and receive it."""
    for change in prepared_of(changes_of, referral.pk):
        yield event(TITLES[change.to_status], change.at)


def changes_of(referral):
    changes = SupportStatusChange.objects.filter(support__referral=referral, to_status__in=TITLES)
    return changes.exclude(from_status="")


def support_links(user, referral):
    """Links to the supports of this referral that the reader may open."""
    for support in prepared(supports_of, user, referral.pk):
        yield {"label": f"Support by {support.worker}", "href": support.get_absolute_url()}


def supports_of(user, today, referral):
    supports = Support.objects.visible_to(user).filter(referral=referral)
    return supports.select_related("worker__user").only("worker__user__name")


def concern_alerts(user, person):
    """Open concerns about this person that the reader may open."""
    for concern in prepared(open_concerns_of, user, person):
        raised = day(timezone.localdate(concern.raised_at))
        words = f"Open concern: {concern.get_kind_display().lower()}, raised on {raised}"
        yield {"words": words, "href": concern.get_absolute_url()}


def open_concerns_of(user, today, person):
    return Concern.objects.visible_to(user).open().filter(support__person=person).only("kind", "raised_at")


def open_supports(user, people):
    """A line for each open support of these people."""
    for support in prepared(supports_of_people, user, *people):
        yield {
            "person_id": support.person_id,
            "words": f"supported by {support.team} since {day(support.matched_on)}",
            "href": support.get_absolute_url() if support.may_open else "",
            "label": f"Open support {support.referral.reference}",
        }


def supports_of_people(user, today, *people):
    rows = Support.objects.open().filter(person__in=people).select_related("team", "referral")
    rows = rows.only("person", "matched_on", "team__name", "referral__reference")
    return rows.annotate(may_open=may_open(Support, user)).order_by("matched_on")


def death_link(user, person):
    """For a lead of somebody who died: what of theirs is still open."""
    if person.is_deceased and to_confirm(user).filter(pk=person.pk).exists():
        yield {"label": "Confirm what ends", "href": reverse("support:confirm_death", args=[person.pk])}


def match_link(user, referral):
    """The way to choose a worker; while one is asked already nobody else can be."""
    is_waiting = referral.status == Referral.Status.WAITING and can(user, Permission.MATCH, referral)
    if is_waiting and not referral.offers.open().exists():
        yield {"label": "Match with a worker", "href": reverse("support:match", args=[referral.pk])}


def accept_link(user, offer):
    yield {"label": "Accept", "href": reverse("support:accept_offer", args=[offer.pk])}


def outcome_link(user, offer):
    """The support that an accepted offer led to, for those who may open it."""
    support = Support.objects.visible_to(user).filter(referral=offer.referral_id).first()
    if support:
        yield {"label": "Open the support", "href": support.get_absolute_url()}


def cover_part(absence, user):
    """Who covers in an absence, in numbers: it names nobody who is supported."""
    if absence.is_taken_back:
        return None
    is_over = absence.is_over(timezone.now())
    links = []
    if may_name(user, absence) and not is_over:
        links.append({"label": "Name who covers", "href": reverse("support:name_cover", args=[absence.pk])})
    part = {"template": "support/absence_cover.html", "links": links, "is_over": is_over}
    if may_name(user, absence) and absence.starts_at <= timezone.now():
        part["meanwhile"] = reverse("support:meanwhile", args=[absence.pk])
    return part | summary_of(absence)


worker_slots.ABSENCE_PARTS.append(cover_part)
worker_slots.ABSENCE_CHANGED.append(tell_of_change)
slots.VISIBLE.append(referrals_supported)
slots.READS_WHOLE.append(supports_now)
slots.WORK_WITH.append(workers_of)
slots.TIMELINE.append(support_events)
slots.PERSON_LINKS.append(death_link)
slots.ALERTS.append(concern_alerts)
slots.ELSEWHERE.append(open_supports)
slots.LINKS += [support_links, match_link]
slots.ANSWERS.append(accept_link)
slots.OUTCOMES.append(outcome_link)
worker_slots.GLANCES.append(people_glance)
worker_slots.COLUMNS.append(
    worker_slots.Column(
        name="places",
        heading="Places taken",
        template="support/places_cell.html",
        field=filter_field,
        values=places_of,
        fits=fits,
    )
)
trail.WORDS |= {
    "support:death_list": "Shown in the list of people who have died",
    "support:support_list": "Shown in the list of supports",
    "support:support_detail": "Opened the support",
    "support:support_trail": "Looked at who has looked",
    "support:agreements": "Opened what they have agreed to",
    "support:session_list": "Shown in the list of sessions",
    "support:session_detail": "Read a session",
    "support:concern_list": "Shown in the list of concerns",
    "support:concern_detail": "Read a concern",
    "support:meanwhile": "Shown what happened while a worker was away",
    "support:uncovered_list": "Shown in the list of supports without cover",
    "support:cover_list": "Shown in the list of supports somebody covers",
    "support:name_cover": "Named when cover was arranged",
    "accounts:hand_over": "Named when it was handed over",
}
