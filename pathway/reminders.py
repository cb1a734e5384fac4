"""What those who run the pathway into peer work are reminded of."""

from accounts.permissions import Role
from notices.kinds import register
from notices.reminders import Everyone, Holder, InPlaceOf, Page, Reminder, Without
from notices.schedules import Weekly
from pathway.models import Interest

RUNNERS = (Everyone(Role.PATHWAY),)
ADMINISTRATORS = (Without(Role.PATHWAY, to=Everyone(Role.ADMINISTRATOR, everywhere=True)),)


class FollowUpDue(Reminder):
    """Somebody is to be followed up: by who said so, or all who run the pathway while they are away."""

    name = "follow_up_due"
    subject = "Somebody on the pathway is to be followed up: {label}"
    body = "Somebody who is interested in peer work expects to hear from you since {about_on}."
    date, team, label = "follow_up_on", "team", "team__name"
    page = Page("pathway:interest_detail")
    steps = [(Weekly(0), (Holder("follower", Role.PATHWAY), InPlaceOf("follower", Role.PATHWAY)))]

    def things(self, today):
        return Interest.objects.to_follow_up(today)


class FollowUpWithoutFollower(Reminder):
    """Whoever would follow somebody up no longer runs the pathway."""

    name = "follow_up_without_follower"
    subject = "Somebody on the pathway has nobody to follow up: {label}"
    body = "Nobody follows up somebody who is interested in peer work, to be asked on {about_on}. Please see who does."
    date, team, label = "follow_up_on", "team", "team__name"
    page = Page("pathway:interest_detail")
    steps = [
        (Weekly(0), RUNNERS),
        # They open no page of the pathway, but can give somebody the role.
        (Weekly(0), ADMINISTRATORS, Page("accounts:user_list", of=None)),
    ]

    def things(self, today):
        return Interest.objects.without_follower()


REMINDERS = register(FollowUpDue(), FollowUpWithoutFollower())
