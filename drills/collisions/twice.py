"""One form, posted twenty times at once under one number: it counts once, and everybody is shown that it was done."""

from drills.collisions.crew import done
from drills.collisions.referrals import SamePerson, nhs_number
from drills.collisions.supports import LOG, SupportCollision

TIMES = 20


class LogTwentyTimes(SupportCollision):
    what = "The same session log posted twenty times at once"

    def posts(self):
        return [self.act(self.worker, "log_session", **LOG)] * TIMES

    def check(self, answers):
        logged = self.support.sessions.count()
        return once(answers, logged)


class EditTwentyTimes(SupportCollision):
    what = "The same change of a note posted twenty times at once"

    def posts(self):
        self.log_first()
        return [self.edit(self.worker, "We met by the lake.")] * TIMES

    def check(self, answers):
        self.session.refresh_from_db()
        return once(answers, int(self.session.summary == "We met by the lake."))


class EndTwentyTimes(SupportCollision):
    what = "The same ending posted twenty times at once by the worker, who loses the record with it"

    def posts(self):
        return [self.end(self.worker)] * TIMES

    def check(self, answers):
        ended = self.support.status_changes.filter(to_status="ended").count()
        return once(answers, ended)


class SubmitTwentyTimes(SamePerson):
    what = "The same referral sent twenty times at once"
    says = ()

    def meet(self):
        self.number = nhs_number()
        self.sent = self.draft()
        return [self.form(self.crew.coordinators[0], "referrals:submit", self.sent.pk)] * TIMES

    def check(self, answers):
        sent = self.sent.status_changes.filter(to_status="submitted").count()
        return once(answers, sent)


def once(answers, made):
    """(lost, doubled) of one form that was sent many times: however many were told of success, one is made."""
    return int(any(done(answers)) and not made), max(0, made - 1)


COLLISIONS = [LogTwentyTimes, EditTwentyTimes, EndTwentyTimes, SubmitTwentyTimes]
