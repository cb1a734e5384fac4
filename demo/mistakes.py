"""Mistakes in a support, and how they were put right."""

from phonenumber_field.phonenumber import to_python

from referrals.actions.corrections import correct_person
from support.actions.reopening import reopen
from support.actions.sessions import log_session
from support.actions.striking import strike_session
from support.actions.supports import end_support
from support.models import EndingReason


def make(story, day):
    """The mistake that the story is flagged with, on the day of its last session."""
    MISTAKES[story.flag](story, day)


def end_by_mistake(story, day):
    """Its worker ends it in place of another; the lead takes that back."""
    reason = EndingReason.objects.get(code="lost-contact")
    at = story.clock.at(day, 18)
    end_support(support=story.support, by=story.user, ended_on=day, ending_reason=reason, at=at)
    why = story.say("Ended by mistake: this was meant for somebody else. {name} comes as before.")
    story.support = reopen(support=story.support, by=story.lead, reason=why, at=story.clock.at(day, 19))


def put_number_right(story, day):
    """The telephone number in the referral was an old one; the worker hears of it and corrects it."""
    correct_person(
        person=story.support.person,
        by=story.user,
        reason=story.say("{name} gave me the new number when we met."),
        answers={"phone": to_python("07700 900982")},
        at=story.clock.at(day, 17, 30),
    )


def log_for_somebody_else(story, day):
    """A session in the wrong record, struck through by its worker."""
    session = log_session(
        support=story.support,
        by=story.user,
        date=day,
        attendance="5",
        summary="A walk along the canal, and a plan for the weekend.",
        sure={"another"},
        at=story.clock.at(day, 17, 20),
    )
    strike_session(
        session=session,
        by=story.user,
        reason=story.say("This was somebody else I met that day. {name} and I met as the other note says."),
        at=story.clock.at(day, 17, 40),
    )


MISTAKES = {"reopened": end_by_mistake, "struck": log_for_somebody_else, "corrected": put_number_right}
