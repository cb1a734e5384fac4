"""Whatever is joined, added and corrected in between: taken apart, every row is as it was."""

from contextlib import suppress

import pytest
from django.core.exceptions import ValidationError
from django.db import transaction
from hypothesis import strategies as st

from referrals.actions.joining import join_people, take_apart
from referrals.facts import facts, values_of
from referrals.models import Joining, Person, Referral
from support.models import Session, Support
from tests.factories import PersonFactory, ReferralFactory, SessionFactory, SupportFactory, UserFactory, WorkerFactory

pytestmark = pytest.mark.django_db
PEOPLE = 4
NUMBERS = st.integers(0, PEOPLE - 1)
TEXTS = ["name", "pronouns", "access_needs", "language"]
STEPS = st.one_of(
    st.tuples(st.just("join"), NUMBERS, NUMBERS, st.sets(st.sampled_from(sorted(facts())))),
    st.tuples(st.just("add"), NUMBERS),
    st.tuples(st.just("support"), NUMBERS),
    st.tuples(st.just("correct"), NUMBERS, st.sampled_from(TEXTS)),
    st.tuples(st.just("apart"), st.integers(0, 9)),
)


class History:
    """Some people with a referral each, what is done to them, and what must be true in the end."""

    def __init__(self):
        self.lead, self.worker = UserFactory(), WorkerFactory()
        self.people = [self.person(number) for number in range(PEOPLE)]
        self.referrals = [ReferralFactory(person=person, status="matched") for person in self.people]
        self.said = {person.pk: values_of(person) for person in Person.objects.all()}
        self.added = {}
        self.corrections = 0

    def person(self, number):
        numbers = ["9434765919", "9434765870", "", ""]
        known = {"nhs_number": numbers[number], "nhs_number_missing": "" if numbers[number] else "not_known"}
        texts = {name: f"{name} {number}" for name in TEXTS}
        return PersonFactory(gender=["woman", "man", "self", ""][number], **known, **texts)

    def now(self, number):
        """Whose the referral with this number is now."""
        return Referral.objects.select_related("person").get(pk=self.referrals[number].pk).person

    def join(self, one, other, take):
        with suppress(ValidationError), transaction.atomic():
            join_people(kept=self.now(one), joined=self.now(other), by=self.lead, reason="Alike.", take=take)

    def support(self, number):
        referral = self.referrals[number]
        if not referral.supports.open().exists():
            referral.refresh_from_db()
            self.added[SupportFactory(worker=self.worker, referral=referral)] = self.people[number]

    def add(self, number):
        support = self.referrals[number].supports.first()
        if support:
            self.added[SessionFactory(support=support)] = self.people[number]

    def correct(self, number, field):
        person = self.now(number)
        self.corrections += 1
        setattr(person, field, f"corrected {self.corrections}")
        person.save()
        self.said[person.pk][field] = getattr(person, field)

    def apart(self, which):
        standing = list(Joining.objects.standing().order_by("created_at"))
        joining = standing[which % len(standing)] if standing else None
        if joining and Joining.objects.later_than(joining).exists():
            with pytest.raises(ValidationError), transaction.atomic():
                take_apart(joining=joining, by=self.lead, reason="No.")
        elif joining:
            take_apart(joining=joining, by=self.lead, reason="No.")

    def all_apart(self, order):
        while Joining.objects.standing().exists():
            self.apart(order.pop() if order else -1)

    def check(self):
        assert {person.pk: values_of(person) for person in Person.objects.all()} == self.said
        assert [Referral.objects.get(pk=each.pk).person for each in self.referrals] == self.people
        for row, person in self.added.items():
            kept = type(row).objects.get(pk=row.pk)
            assert (kept if isinstance(kept, Support) else kept.support).person == person
        assert Session.objects.count() + Support.objects.count() == len(self.added)
        assert Person.objects.known().count() == PEOPLE


HISTORIES = st.tuples(st.lists(STEPS, min_size=6, max_size=14), st.lists(st.integers(0, 9), max_size=9))


def test_taken_apart_every_row_is_as_it_was(for_inputs):
    def keeps(histories):
        for steps, order in histories:
            with transaction.atomic():
                history = History()
                for verb, *what in steps:
                    getattr(history, verb)(*what)
                history.all_apart(list(order))
                history.check()
                transaction.set_rollback(True)

    for_inputs(st.lists(HISTORIES, min_size=8, max_size=8), keeps)
