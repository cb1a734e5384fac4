"""People who are referred a second time: one whose records a lead has joined, and one about whom leads must ask."""

from demo.plan import Journey
from demo.referrals import ReferralStory
from demo.threads import THREADS
from referrals.actions.joining import join_people
from referrals.facts import facts
from referrals.forms.sections import SECTION_FORMS
from referrals.models import Referral

NORTHERN, SOUTHERN = "harriet.lund", "ravi.menon"
FIRST_NUMBER = 9_000


class AgainStory(ReferralStory):
    """A referral of somebody who is known, with what changed since."""

    def __init__(self, service, journey, earlier, **changed):
        self.person, self.changed = earlier.person, changed
        super().__init__(service, journey, (self.person.name, self.person.preferred_name), THREADS[0])

    def said(self):
        said = super().said()
        for section in Referral.PERSON_SECTIONS:
            known = {name: getattr(self.person, name) for name in SECTION_FORMS[section].Meta.fields}
            said[section] = known | {name: value for name, value in self.changed.items() if name in known}
        return said


def tell_again(service):
    """After everything else: of those whose number is known, the two who were referred first."""
    known = Referral.objects.sent().exclude(person__nhs_number="").order_by("submitted_at", "reference")
    first, second = known.select_related("person", "team")[:2]
    joined(service, first)
    in_conflict(service, second)


def joined(service, earlier):
    """Referred again to the same team, with a new telephone number: the lead knew them, and joined the records."""
    referrer = NORTHERN if earlier.team.name.startswith("North") else SOUTHERN
    story = AgainStory(
        service, Journey(FIRST_NUMBER, "submitted", referrer, 6), earlier, contact_by="phone", phone="07700900771"
    )
    referral = story.tell()
    join_people(
        kept=referral.person,
        joined=earlier.person,
        by=story.lead,
        reason="The same NHS number and date of birth, and they told us on the telephone that they were with us before.",
        take=[fact for fact in facts() if fact != "contact_by"],
        at=story.after(1),
    )


def in_conflict(service, earlier):
    """The same NHS number from the other team, with another name: one of the numbers is wrong, and leads are told."""
    referrer = SOUTHERN if earlier.team.name.startswith("North") else NORTHERN
    AgainStory(
        service,
        Journey(FIRST_NUMBER + 1, "submitted", referrer, 2),
        earlier,
        name="Marguerite Aldous",
        preferred_name="",
    ).tell()
