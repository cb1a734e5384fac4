"""About one support: its notes, its dates, its end."""

from bench.answers import boxes
from drills.collisions.crew import Collision, counted, done
from drills.collisions.referrals import MEANWHILE
from drills.people import ago
from support.actions.concerns import raise_concern
from support.actions.reviews import hold_review
from support.actions.sessions import log_session
from support.models import EndingReason

LOG = {"date": "yesterday", "attendance": "5", "summary": "We met.", "another": "on"}


class SupportCollision(Collision):
    """Of the first worker, on two devices, and their leads."""

    def meet(self):
        self.support = self.service.support(self.crew.profiles[0])
        self.worker, self.lead = self.crew.workers[0], self.crew.leads[0]
        return self.posts()

    def act(self, client, name, /, **answers):
        return self.form(client, f"support:{name}", self.support.pk, **answers)

    def edit(self, client, summary):
        answers = LOG | {"seen": self.seen, "summary": summary}
        return self.form(client, "support:edit_session", self.session.pk, **answers)

    def log_first(self):
        """Log the session to be changed; `seen` is what a form that was opened now carries."""
        by = self.crew.profiles[0].user
        self.session = log_session(support=self.support, by=by, date=ago(1), attendance="5", summary="We met.")
        self.session.refresh_from_db()
        self.seen = self.session.updated_at.isoformat()

    def end(self, client):
        reason = EndingReason.objects.offered().filter(planned=False).first().pk
        today = boxes("ended_on", ago(0))
        return self.act(client, "end_support", **today, ended_on="other", ending_reason=reason)


class EditNote(SupportCollision):
    what = "One note changed on two devices at once"
    says = ("Somebody changed this while you were writing.",)

    def posts(self):
        self.log_first()
        devices = [self.worker, self.crew.phone]
        return [self.edit(each, f"Words typed on device {number}.") for number, each in enumerate(devices)]

    def check(self, answers):
        self.session.refresh_from_db()
        overwritten = max(0, sum(done(answers)) - 1)
        return overwritten, 0


class EndWhileLogging(SupportCollision):
    what = "A support ended by its lead while its worker logs sessions on two devices"
    says = (MEANWHILE, 404)

    def posts(self):
        return [
            self.act(self.worker, "log_session", **LOG),
            self.act(self.crew.phone, "log_session", **LOG),
            self.end(self.lead),
        ]

    def check(self, answers):
        self.support.refresh_from_db()
        first, second, ended = done(answers)
        logged = self.support.sessions.logged().count()
        lost = max(0, first + second - logged) + (ended and self.support.is_open)
        return lost, max(0, logged - first - second)


class ExtendWhileReviewing(SupportCollision):
    what = "A support extended by its lead while its worker holds a review and logs a session"
    says = ()

    def posts(self):
        by = self.crew.profiles[0].user
        hold_review(support=self.support, by=by, held_on=ago(14), discussed="Going well.")
        self.until, self.next_review = ago(-120), ago(-30)
        return [
            self.act(self.lead, "extend", **boxes("expected_end_on", self.until), reason="The group begins late."),
            self.act(
                self.worker,
                "hold_review",
                held_on="yesterday",
                discussed="What next.",
                **boxes("next_review_due", self.next_review),
            ),
            self.act(self.crew.phone, "log_session", **LOG),
        ]

    def check(self, answers):
        self.support.refresh_from_db()
        extended, reviewed, logged = done(answers)
        lost = extended and self.support.expected_end_on != self.until
        lost += reviewed and self.support.next_review_due != self.next_review
        lost += logged and not self.support.sessions.logged().exists()
        return int(lost), 0


class ReviewTwice(SupportCollision):
    what = "A review of the same day held on ten devices at once"
    says = ("A review on this date has already been recorded.",)

    def posts(self):
        devices = [self.worker, self.crew.phone] * 5
        due = boxes("next_review_due", ago(-30))
        return [self.act(each, "hold_review", held_on="yesterday", discussed="What next.", **due) for each in devices]

    def check(self, answers):
        reviews = self.support.reviews.count()
        return counted(answers, reviews)


class TakeConcernOn(SupportCollision):
    what = "One concern taken on by ten leads at once"
    says = ("has already taken this on.",)

    def posts(self):
        by = self.crew.profiles[0].user
        self.concern = raise_concern(support=self.support, by=by, kind="risk", text="Has not eaten.")
        return [self.form(lead, "support:acknowledge_concern", self.concern.pk) for lead in self.crew.leads]

    def check(self, answers):
        self.concern.refresh_from_db()
        return int(any(done(answers)) and not self.concern.acknowledged_by), max(0, sum(done(answers)) - 1)


COLLISIONS = [EditNote, EndWhileLogging, ExtendWhileReviewing, ReviewTwice, TakeConcernOn]
