"""One form, posted twenty times at once under one number: it counts once, and everybody is shown that it was done."""

from bench.answers import boxes
from drills.collisions.crew import done
from drills.collisions.referrals import SamePerson, nhs_number
from drills.collisions.supports import SupportCollision
from drills.people import ago
from referrals.actions.sessions import log_session
from referrals.models import EndingReason, Session

TIMES = 20


class LogTwentyTimes(SupportCollision):
    what = "The same session log posted twenty times at once"

    def posts(self):
        return [self.act(self.worker, "log_session", date="yesterday", attendance="5", summary="We met.")] * TIMES

    def check(self, answers):
        logged = self.support.sessions.count()
        return int(any(done(answers)) and not logged), max(0, logged - 1)


class EditTwentyTimes(SupportCollision):
    what = "The same change of a note posted twenty times at once"

    def posts(self):
        by = self.crew.profiles[0].user
        session = log_session(support=self.support, by=by, date=ago(1), attendance="5", summary="We met.")
        seen = Session.objects.get(pk=session.pk).updated_at.isoformat()
        answers = {"seen": seen, "date": "yesterday", "attendance": "5", "summary": "We met by the lake."}
        self.session = session
        return [self.form(self.worker, "referrals:edit_session", session.pk, **answers)] * TIMES

    def check(self, answers):
        self.session.refresh_from_db()
        changed = self.session.summary == "We met by the lake."
        return int(any(done(answers)) and not changed), 0


class EndTwentyTimes(SupportCollision):
    what = "The same ending posted twenty times at once by the worker, who loses the record with it"

    def posts(self):
        reason = EndingReason.objects.offered().filter(planned=False).first().pk
        answers = {"ended_on": "other", "ending_reason": reason} | boxes("ended_on", ago(0))
        return [self.act(self.worker, "end_support", **answers)] * TIMES

    def check(self, answers):
        ended = self.support.status_changes.filter(to_status="ended").count()
        return int(any(done(answers)) and not ended), max(0, ended - 1)


class SubmitTwentyTimes(SamePerson):
    what = "The same referral sent twenty times at once"
    says = ()

    def meet(self):
        self.number = nhs_number()
        self.sent = self.draft()
        return [self.form(self.crew.coordinators[0], "referrals:submit", self.sent.pk)] * TIMES

    def check(self, answers):
        sent = self.sent.status_changes.filter(to_status="submitted").count()
        return int(any(done(answers)) and not sent), max(0, sent - 1)


COLLISIONS = [LogTwentyTimes, EditTwentyTimes, EndTwentyTimes, SubmitTwentyTimes]
