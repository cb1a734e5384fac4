"""When a person has died: which of them are waiting for a lead, and confirming what ends."""

from accounts.permissions import Permission
from groundwork.deeds import ConfirmedDeed
from groundwork.lists import ListPage
from groundwork.names import by_name
from groundwork.permissions import require
from groundwork.words import day
from referrals.models import Person
from referrals.readers import people_read
from support.actions.deaths import confirm_death, open_of, stamp_of_open
from support.deaths import to_confirm


class ConfirmDeath(ConfirmedDeed):
    """A lead ends what is open in their teams for somebody who died."""

    model = Person
    title, submit_label = "Confirm what ends", "End all of this"
    success_message = "Ended. The others who work with them are told."

    def get_queryset(self):
        return people_read(self.user)

    def open(self):
        super().open()
        self.supports, self.referrals = open_of(self.object, self.user)

    def check(self):
        require(self.user, Permission.MANAGE_SUPPORTS)

    def person_id(self):
        return self.object.pk

    def why_not(self):
        if not self.object.is_deceased:
            return "It is not recorded that they died."
        return "" if self.supports or self.referrals else "Nothing of your teams is open for them."

    def get_context_data(self, **kwargs):
        self.consequences = [
            *(f"The support by {each.worker}, since {day(each.matched_on)}, ends." for each in self.supports),
            *(f"Referral {each.reference} is withdrawn." for each in self.referrals),
            "Sessions that are booked are cancelled. Workers and referrers are told.",
        ]
        return super().get_context_data(**kwargs) | {"caption": self.object.name}

    def get_form(self, form_class=None):
        form = super().get_form(form_class)
        form.hidden_values["listed"] = stamp_of_open(self.supports, self.referrals)
        return form

    def act(self, form):
        confirm_death(person=self.object, by=self.user, listed=self.request.POST.get("listed"))


class DeathList(ListPage):
    """People who died, for whom a lead has not confirmed yet what ends."""

    permissions = (Permission.MANAGE_SUPPORTS,)
    template_name = "support/death_list.html"
    title = "People who have died"
    fields = ("name", "deceased_on", "deceased_source")
    sorts = {"name": by_name(), "died": "deceased_on"}
    default_sort = "died"
    empty_title = "Nothing is open for anybody who has died"

    def get_queryset(self):
        return to_confirm(self.user)

    def people_ids(self, rows):
        return [person.pk for person in rows]
