"""What referrals add to the apps below: words for the trail, and whom a referring team has sent referrals to."""

from uuid import UUID

from accounts import slots
from accounts.models import User
from groundwork import trail
from groundwork.searches import code_of
from referrals.models import Referral
from referrals.models.codes import OF_REFERENCE
from workers.slots import PEOPLE

trail.WORDS |= {
    "referrals:search": "Found in a search",
    "referrals:referral_list": "Shown in the list of referrals",
    "referrals:referral_export": "Downloaded in a list of referrals",
    "referrals:likely_known": "Pointed out as perhaps the same person",
    "referrals:person_detail": "Opened the person's page",
    "referrals:open_elsewhere": "Shown as referred or supported already",
    "referrals:referral_detail": "Opened the referral",
    "referrals:referral_tasks": "Wrote the referral",
    "referrals:referral_section": "Wrote the referral",
    "referrals:submit": "Checked the referral",
    "referrals:join_people": "Compared with another record",
    "referrals:take_apart": "Looked at how records were joined",
    "referrals:referral_trail": "Looked at who has looked",
    "referrals:offer_list": "Shown in the list of matches",
    "referrals:offer_detail": "Opened an offer",
}


def teams_referred_to(team_id: UUID) -> list[UUID]:
    """The peer support teams that have referrals of this referring team, whose coordinators can open them."""
    sent = Referral.objects.sent().filter(referring_team=team_id)
    return list(sent.order_by().values_list("team_id", flat=True).distinct())


def person_of_reference(user: User, words: str) -> UUID | None:
    """The person of the referral that has these words as its whole reference, among those that `user` may open."""
    code = code_of(words)
    if not OF_REFERENCE.fullmatch(code) or len(code) != len("PS7K3F29"):
        return None
    found = Referral.objects.visible_to(user).filter(reference=f"{code[:2]}-{code[2:6]}-{code[6:]}")
    return found.values_list("person", flat=True).first()


PEOPLE.append(person_of_reference)
slots.CONCERNED.append(teams_referred_to)
