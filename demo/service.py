"""The teams, accounts and workers, found by name while the stories are told."""

from datetime import timedelta
from decimal import Decimal

from django.contrib.auth.hashers import make_password

from accounts.actions.people import deactivate
from accounts.models import Membership, Team, User
from demo import cast
from workers.actions.employment import change_capacity, change_stage
from workers.actions.own import (
    edit_about_me,
    edit_experience,
    edit_gender,
    edit_languages,
    edit_wellbeing_sharing,
    edit_working,
)
from workers.actions.workers import add_worker, check_dbs
from workers.models import ExperienceTheme, Stage, Worker

SIGN_IN_WITH = "demo-peer-support-1"
LONG_AGO = 900
# Days ago; those to come are negative.
DBS_DUE = {"tomos.price": -24, "mairead.quinn": 9}
CONTRACTS = {"freya.o.dowd": -52, "tess.van.dijk": -90}


class Service:
    """What every story needs: the clock, and who there is."""

    def __init__(self, clock):
        self.clock = clock
        self.password = make_password(SIGN_IN_WITH)
        self.users, self.teams, self.workers = {}, {}, {}

    def open(self):
        """Make the teams, the accounts and the workers' profiles."""
        for name in (cast.NORTH, cast.SOUTH):
            self.teams[name] = Team.objects.create(name=name, kind=Team.Kind.PEER_SUPPORT)
        for name, to in cast.TEAM_OF.items():
            self.teams[name] = Team.objects.create(name=name, kind=Team.Kind.REFERRING, refers_to=self.teams[to])
        for key, name, role, teams in cast.ACCOUNTS:
            self.add_user(key, name, role, teams, self.clock.day(LONG_AGO))
        for row, about in zip(cast.WORKERS, cast.ABOUT, strict=True):
            self.add_worker(row, about)

    def let_go(self):
        """Close the account of the lead who has left."""
        deactivate(user=self.users[cast.LEFT], by=self.users["admin"])

    def add_user(self, key, name, role, teams, since):
        user = User(email=f"{key}@example.org", name=name, password=self.password, date_joined=self.clock.at(since))
        user.save()
        for team in teams:
            Membership.objects.create(
                user=user,
                team=self.teams.get(team),
                role=role,
                starts_at=self.clock.at(since, 8),
                given_by=self.users.get("admin"),
            )
        self.users[key] = user
        return user

    def add_worker(self, row, about):
        key, name, team, supervisor, stage, employment, band, hours, weeks, days = row
        started = self.clock.workday(weeks * 7)
        user = self.add_user(key, name, "worker", [team], started)
        lead = self.users[cast.LEAD_OF[team]]
        worker = add_worker(
            user=user,
            team=self.teams[team],
            line_manager=lead,
            supervisor=self.users[supervisor],
            stage=Stage.objects.get(code="induction"),
            started_on=started,
            by=lead,
            at=self.clock.at(started, 9),
            employment=employment,
            band=band,
            weekly_hours=Decimal(hours),
            is_paid=employment != Worker.Employment.VOLUNTEER,
            paid_for="Travel and lunch" if employment == Worker.Employment.VOLUNTEER else "All hours",
            probation_ends_on=started + timedelta(weeks=26),
            contract_ends_on=CONTRACTS.get(key) and self.clock.day(CONTRACTS[key]),
        )
        self.check_dbs(key, worker, lead)
        self.promote(key, worker, stage, lead)
        words, interests, languages, areas, themes = about
        self.workers[key] = self.speak(key, worker, words, interests, languages, areas, days, themes)

    def speak(self, key, worker, words, interests, languages, areas, days, themes):
        """What the worker says of themselves, page by page."""
        own = {"worker": worker, "by": worker.user}
        introduction = cast.INTRODUCTIONS.get(key, "")
        edit_about_me(**own, about_me=words, interests=interests, introduction=introduction)
        edit_languages(**own, languages=languages)
        edit_working(**own, areas=areas, working_days=days, modes=cast.MODES.get(key, Worker.Mode.values))
        gender, gender_words, gender_visibility = cast.GENDERS[key]
        edit_gender(**own, gender=gender, gender_words=gender_words, gender_visibility=gender_visibility)
        edit_wellbeing_sharing(**own, shares_wellbeing=key in cast.SHARE_WELLBEING)
        shown = zip(ExperienceTheme.objects.filter(code__in=themes), cast.SHOWN, strict=False)
        return edit_experience(**own, themes=dict(shown))

    def promote(self, key, worker, code, lead):
        """On to the stage at which the worker is today, and another number of people where one is agreed."""
        day = worker.started_on + timedelta(weeks=17)
        if code != "induction":
            facts = {"stage": Stage.objects.get(code=code), "starts_on": day, "why": cast.PROMOTED}
            change_stage(worker=worker, by=lead, at=self.clock.at(day, 9), **facts)
        if key in cast.AGREED:
            number, why = cast.AGREED[key]
            change_capacity(worker=worker, by=lead, agreed_caseload=number, why=why, at=self.clock.at(day, 10))

    def check_dbs(self, key, worker, lead):
        """A check before the first day, of which one is due soon and one overdue."""
        following = self.clock.day(DBS_DUE[key]) if key in DBS_DUE else None
        check_dbs(
            worker=worker,
            by=lead,
            at=self.clock.at(worker.started_on, 10),
            level=Worker.DbsLevel.ENHANCED,
            workforce=Worker.DbsWorkforce.ADULT,
            update_service=key not in DBS_DUE,
            issued_on=worker.started_on - timedelta(days=30),
            checked_on=worker.started_on - timedelta(days=7),
            next_check_on=following or max(self.clock.day(-200), worker.started_on + timedelta(days=3 * 365)),
        )

    def team_workers(self, team):
        return [worker for worker in self.workers.values() if worker.team.name == team]
