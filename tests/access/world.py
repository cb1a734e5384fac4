"""One of everything on the Northside, in the status in which something can be done with it."""

from datetime import timedelta
from types import SimpleNamespace

from django.utils import timezone

from accounts.actions.limits import set_limit
from accounts.limits import limits
from accounts.models import AccountEvent, LimitVersion, RoleRequest
from development.actions.checklists import set_checklist
from development.actions.inductions import begin_induction
from development.actions.steps import do_step
from development.models import Checklist, Induction
from groundwork.private import encrypt
from notices.models import Notice
from pathway.actions.interests import erase_interest
from referrals.actions.joining import join_people
from referrals.models import InformationRequest, Offer, Person, Referral
from supervision.actions.crossovers import log_crossover
from supervision.actions.intervals import set_interval
from supervision.actions.strain import tell_strain
from supervision.models import Supervision, SupervisionInterval
from support.actions.covers import CoverBy, name_cover, ring
from support.models import Concern, EndingReason, Review, Support
from tests.cast import make_cast
from tests.factories import (
    AbsenceFactory,
    ActionFactory,
    GoalFactory,
    InterestFactory,
    MembershipFactory,
    PersonFactory,
    ReferralFactory,
    SessionFactory,
    SupervisionFactory,
    SupportFactory,
    TrainingRecordFactory,
    UserFactory,
    days_ago,
)
from tests.workers.files import csv_of, imported, tried
from training.actions.cohorts import add_cohort, join_cohort
from training.actions.conduct import set_conduct
from training.actions.leaving import give_up_place
from training.actions.rules import exempt, set_rule
from training.models import Conduct, Course
from workers.actions.adjustments import identify_adjustment
from workers.actions.crossovers import declare_crossover
from workers.actions.own_rooms import edit_recovery_plan, note_gain
from workers.actions.rooms import share_room
from workers.crossovers import Named, What
from workers.models import Adjustment, Room


def make_world():
    """The cast, and what they work with; the coordinator referred everybody, the worker supports them."""
    world = SimpleNamespace(**vars(make_cast()))
    for part in (referrals, supports, workers, inductions, rooms, supervisions, accounts, pathways):
        vars(world).update(part(world))
    return world


def refer(world, status=Referral.Status.SUBMITTED, **fields):
    return ReferralFactory(
        referring_team=world.north_referring, team=world.north, referrer=world.coordinator, status=status, **fields
    )


def referrals(world):
    asked = refer(world, Referral.Status.INFORMATION_REQUESTED)
    InformationRequest.objects.create(referral=asked, question="Which days suit?", asked_by=world.lead)
    offered = refer(world, Referral.Status.WAITING)
    joined = [refer(world).person for _ in range(2)]
    return {
        "joining": join_people(kept=joined[0], joined=joined[1], by=world.lead, reason="The same sister."),
        "draft": refer(world, Referral.Status.DRAFT, submitted_at=None, person=PersonFactory(is_known=False)),
        "submitted": refer(world),
        "asked": asked,
        "waiting": refer(world, Referral.Status.WAITING),
        "offered": offered,
        "offer": Offer.objects.create(referral=offered, worker=world.worker_profile, made_by=world.lead),
    }


def support_of(world, **fields):
    return SupportFactory(worker=world.worker_profile, referral=refer(world, Referral.Status.MATCHED), **fields)


def supports(world):
    support = support_of(world)
    reason = EndingReason.objects.get(code="goals-reached")
    ended = support_of(world, status=Support.Status.ENDED, ended_on=days_ago(1), ending_reason=reason)
    now = timezone.now()
    concern = Concern(support=support, kind=Concern.Kind.RISK, text="Not eating.", raised_by=world.worker)
    concern.save()
    taken_on = Concern(support=support, kind=Concern.Kind.RISK, text="Alone at home.", raised_by=world.worker)
    taken_on.acknowledged_by, taken_on.acknowledged_at = world.lead, now
    taken_on.save()
    dead = support_of(world)
    Person.objects.filter(pk=dead.person_id).update(deceased_on=days_ago(3), deceased_source="Their sister")
    return {
        "dead_person": dead.person,
        "support": support,
        "person": support.person,
        "asked_person": world.offered.person,
        "starting": support_of(
            world, status=Support.Status.STARTING, started_on=None, expected_end_on=None, next_review_due=None
        ),
        "paused": support_of(world, status=Support.Status.PAUSED),
        "ended": ended,
        **taken_over(world),
        **covered(world),
        "goal": GoalFactory(support=support),
        "session": SessionFactory(support=support, logged_at=now),
        "ended_session": SessionFactory(support=ended),
        "hard_session": SessionFactory(support=support, date=days_ago(3), debrief_wanted=True),
        "locked_session": SessionFactory(support=support, logged_at=now - timedelta(days=4), date=days_ago(5)),
        "booked_session": SessionFactory(support=support, attendance="0", logged_at=None, date=days_ago(-2)),
        "struck_session": SessionFactory(support=support, date=days_ago(4), **struck(world)),
        "review": Review.objects.create(support=support, held_on=days_ago(3), discussed="Well.", by=world.worker),
        "struck_review": Review.objects.create(
            support=support, held_on=days_ago(4), discussed="Well.", by=world.worker, **struck(world)
        ),
        "concern": concern,
        "taken_on_concern": taken_on,
    }


def struck(world):
    """What makes a session or review one that was logged in error."""
    return {"struck_at": timezone.now(), "struck_by": world.lead, "struck_reason": "Somebody else's."}


def covered(world):
    """A support whose worker is away now, with a session that they logged; `worker` covers."""
    absence = AbsenceFactory(worker=world.worker2_profile)
    support = SupportFactory(worker=world.worker2_profile, referral=refer(world, Referral.Status.MATCHED))
    [cover] = name_cover(absence=absence, by=world.lead, named=[CoverBy(support, world.worker_profile)])
    GoalFactory(support=support)
    uncovered = SupportFactory(worker=world.worker2_profile, referral=refer(world, Referral.Status.MATCHED))
    SessionFactory(support=uncovered, attendance="0", logged_at=None, date=days_ago(-2))
    return {
        "uncovered": uncovered,
        "ring": ring(support=uncovered, by=world.lead),
        "absence_covered": absence,
        "covered": support,
        "cover": cover,
        "others_session": SessionFactory(support=support),
    }


def taken_over(world):
    """Supports that the worker took over, with a session from before: not opened to them by the person, and opened."""
    session, support = handed_on(world)
    _, opened = handed_on(world, earlier_notes_agreed=True)
    opened.earlier_notes_answers.create(agreed=True, by=world.worker)
    return {"earlier_session": session, "taken_over": support, "notes_opened": opened}


def handed_on(world, **fields):
    """The session of a worker before, and the support that followed."""
    reason = EndingReason.objects.get(code=EndingReason.NEW_WORKER)
    before = SupportFactory(
        worker=world.worker2_profile,
        referral=refer(world, Referral.Status.MATCHED),
        status=Support.Status.ENDED,
        ended_on=days_ago(9),
        ending_reason=reason,
    )
    session = SessionFactory(support=before, date=days_ago(10))
    return session, SupportFactory(worker=world.worker_profile, referral=before.referral, **fields)


def rooms(world):
    """In the private rooms of the worker, the crossovers shared with their line manager, and of a colleague."""
    worker, other = world.worker_profile, world.worker2_profile
    share_room(worker=worker, by=world.worker, room=Room.CROSSOVERS, shared_with=worker.line_manager_id)
    return {
        "adjustment": adjustment_at(worker, Adjustment.Status.IDENTIFIED),
        "recorded_adjustment": adjustment_at(worker, Adjustment.Status.RECORDED),
        "flagged_adjustment": adjustment_at(worker, Adjustment.Status.FLAGGED),
        "met_adjustment": adjustment_at(worker, Adjustment.Status.MET),
        "others_adjustment": adjustment_at(other, Adjustment.Status.MET),
        "gain": note_gain(worker=worker, by=world.worker, noticed_on=days_ago(3), words="I ask for help."),
        "own_recovery_plan": edit_recovery_plan(worker=worker, by=world.worker, hopes="A garden."),
        "crossover": declare_crossover(
            worker=worker, by=world.worker, named=Named(What.SERVICE, "Maple ward"), review_on=days_ago(-90)
        ),
    }


def adjustment_at(worker, status):
    """A reasonable adjustment of this worker at one of its steps."""
    adjustment = identify_adjustment(worker=worker, by=worker.user, need="A quiet room")
    Adjustment.objects.filter(pk=adjustment.pk).update(
        status=status,
        agreed=encrypt("Room 4", adjustment.place_of("agreed")),
        review_on=None if status == Adjustment.Status.IDENTIFIED else days_ago(-90),
    )
    return adjustment


def workers(world):
    fire = Course.objects.get(code="fire")
    until = days_ago(-100)
    return {
        "absence": AbsenceFactory(worker=world.worker2_profile, first=30, last=40),
        **files(world),
        **cohorts(world, Course.objects.get(code="stigma")),
        "exemption": exempt(worker=world.worker_profile, course=fire, by=world.lead, reason="Held.", until=until),
        "course_rule": fire.rules.first()
        or set_rule(course=fire, by=world.admin, holds_from=days_ago(-30), met_by=until),
        "conduct": Conduct.objects.in_force(days_ago(0)).get(document=Conduct.Document.CODE),
        "conduct_to_come": Conduct.objects.filter(holds_from=days_ago(-30)).first()
        or set_conduct(
            document=Conduct.Document.ROLE, by=world.admin, holds_from=days_ago(-30), text="We listen.", reason="New."
        ),
        "interval": SupervisionInterval.objects.first()
        or set_interval(
            stage=world.worker_profile.stage, by=world.admin, holds_from=days_ago(-30), days=21, reason="Agreed."
        ),
        "limit": LimitVersion.objects.first()
        or set_limit(
            limit=limits()["support-weeks"], by=world.admin, holds_from=days_ago(-30), value=14, reason="Agreed."
        ),
        "training": TrainingRecordFactory(worker=world.worker_profile, course=fire),
        "new_worker": MembershipFactory(role="worker", team=world.north).user,
    }


def inductions(world):
    """One that goes on, of a worker whom the supervisor supervises, with a step done; one complete; a list to come."""
    worker = world.worker2_profile
    induction = begin_induction(worker=worker, by=world.lead, started_on=days_ago(10))
    done, step, *_ = induction.steps.filter(item__owner="worker")
    checklist = Checklist.objects.filter(holds_from__gt=days_ago(0)).first() or set_checklist(
        stage=worker.stage, by=world.admin, holds_from=days_ago(-30), reason="A year has passed."
    )
    completed = {"completed_at": timezone.now(), "completed_by": world.lead}
    return {
        "induction": induction,
        "step": step,
        "done_step": do_step(step=done, by=world.worker2, done_on=days_ago(1), evidence="Read."),
        "completed_induction": Induction.objects.create(
            worker=world.worker_profile, checklist=induction.checklist, started_on=days_ago(300), **completed
        ),
        "checklist": checklist,
        "checklist_item": checklist.items.first(),
    }


def files(world):
    """A file that the sweep has read, and one that was imported."""
    lines = ["Worker,Course,Completed on"]
    read, done = (f"{world.worker2_profile.user.email},ethics,{days_ago(days):%d/%m/%Y}" for days in (400, 500))
    return {
        "file": tried("training", world.north, world.lead, csv_of(*lines, read)),
        "imported_file": imported("training", world.north, world.lead, csv_of(*lines, done)),
    }


def cohorts(world, course):
    cohort, autumn = (
        add_cohort(
            course=of,
            team=world.north,
            name="Spring",
            places_number=1,
            by=world.lead,
            first_on=days_ago(7),
            minutes=60,
            weeks=3,
        )
        for of in (course, Course.objects.get(code="ethics"))
    )
    [place] = join_cohort(cohort=cohort, workers=[world.worker_profile], by=world.lead)
    [waiting] = join_cohort(cohort=cohort, workers=[world.worker2_profile], by=world.lead)
    [left] = join_cohort(cohort=autumn, workers=[world.worker2_profile], by=world.lead)
    return {
        "cohort": cohort,
        "course_day": cohort.days.first(),
        "waiting_place": waiting,
        "cohort_place": place,
        "left_place": give_up_place(place=left, by=world.lead),
    }


def pathways(world):
    """People interested in peer work: one of each team, one who was erased, and a colleague to hand over to."""
    interest = InterestFactory(team=world.north, follower=world.pathway)
    MembershipFactory(role="pathway", team=world.north)
    return {
        "interest": interest,
        "interest_note": interest.notes.create(text="Would like to see a group.", by=world.pathway),
        "others_interest": InterestFactory(team=world.south),
        "erased_interest": erase_interest(
            interest=InterestFactory(team=world.north, follower=world.pathway), by=world.pathway, because="withdrawn"
        ),
    }


def supervisions(world):
    recorded = SupervisionFactory(
        worker=world.worker_profile,
        status=Supervision.Status.RECORDED,
        date=days_ago(2),
        minutes=60,
        discussed="How the week went.",
    )
    return {
        "supervision": SupervisionFactory(worker=world.worker_profile),
        "logged_crossover": log_crossover(
            worker=world.worker_profile, by=world.worker, happened_on=days_ago(1), happened="Met my old key worker."
        ),
        "strain_answer": tell_strain(worker=world.worker_profile, by=world.worker),
        "recorded": recorded,
        "others_supervision": SupervisionFactory(worker=world.worker2_profile),
        "action": ActionFactory(supervision=recorded, owner=world.worker),
    }


def accounts(world):
    given = AccountEvent.objects.create(user=world.worker, by=world.admin, deed=AccountEvent.Deed.ADD_MEMBERSHIP)
    notice(world, kind="role_given", recipient=world.lead, thing=given.pk)
    return {
        "account_event": given,
        "role_request": RoleRequest.objects.create(
            user=world.coordinator2, role="worker", team=world.north, asked_by=world.admin
        ),
        "account": UserFactory(name="Gone Soon"),
        "inactive": UserFactory(name="Gone", is_active=False),
        "invited": UserFactory(name="Not Here Yet", password=None, invited_at=timezone.now()),
        "membership": MembershipFactory(team=world.north_referring),
        "notice": notice(world),
        "uncertain": notice(world, kind="referral_submitted", recipient=world.lead, mail=Notice.Mail.UNCERTAIN),
    }


def notice(world, **fields):
    referral = world.submitted
    about = {"thing": referral.pk, "label": referral.reference, "path": referral.get_absolute_url()}
    known = {"kind": "referral_declined", "recipient": world.coordinator, "due_on": days_ago(0)}
    return Notice.objects.create(**about | known | fields)
