"""What supports add to the pages of the apps below, to referrals and offers so far, and words for the trail."""

from django.db.models import Exists, OuterRef, Q
from django.urls import reverse

from accounts.permissions import Permission
from groundwork import trail
from groundwork.permissions import NOTHING, can
from groundwork.prepared import prepared, prepared_of
from groundwork.timeline import event
from referrals import slots
from referrals.models import Referral
from support.models import Support, SupportStatusChange

TITLES = {
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
    return Support.objects.open().filter(referral=referral, worker__user=user).exists()


def support_events(referral):
    """That a support went on, was paused and ended, and when: its notes belong to those who give and receive it."""
    for change in prepared_of(changes_of, referral.pk):
        yield event(TITLES[change.to_status], change.at)


def changes_of(referral):
    return SupportStatusChange.objects.filter(support__referral=referral, to_status__in=TITLES)


def support_links(user, referral):
    """Links to the supports of this referral that the reader may open."""
    for support in prepared(supports_of, user, referral.pk):
        yield {"label": f"Support by {support.worker}", "href": support.get_absolute_url()}


def supports_of(user, today, referral):
    supports = Support.objects.visible_to(user).filter(referral=referral)
    return supports.select_related("worker__user").only("worker__user__name")


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


slots.VISIBLE.append(referrals_supported)
slots.READS_WHOLE.append(supports_now)
slots.TIMELINE.append(support_events)
slots.LINKS += [support_links, match_link]
slots.ANSWERS.append(accept_link)
slots.OUTCOMES.append(outcome_link)
trail.WORDS |= {
    "support:support_list": "Shown in the list of supports",
    "support:support_detail": "Opened the support",
    "support:support_trail": "Looked at who has looked",
    "support:session_list": "Shown in the list of sessions",
    "support:session_detail": "Read a session",
    "support:concern_list": "Shown in the list of concerns",
    "support:concern_detail": "Read a concern",
    "accounts:hand_over": "Named when it was handed over",
}
