from decimal import ROUND_HALF_UP, Decimal

import pghistory
from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import Exists, F, OuterRef, Q

from accounts.models import Membership, Team
from accounts.permissions import Permission, Role, roles_with
from groundwork.addresses import address_of_record
from groundwork.models import BaseModel
from groundwork.models.bases import all_or_none
from groundwork.names import by_name
from groundwork.permissions import NOTHING, any_of, in_teams
from groundwork.searches import named, searched
from workers.models.service_lists import ExperienceTheme, Stage
from workers.models.themes import WHO, Visibility, WorkerTheme

FULL_TIME_HOURS = Decimal("37.5")


def may_look_after(who, now):
    """A condition on workers: their `who`, supervisor or line manager, is there with a role for it in their team."""
    may = Membership.objects.there(now).with_role(*roles_with(Permission.SUPERVISE))
    return Q(Exists(may.filter(user=OuterRef(who), team=OuterRef("team"))))


class WorkerQuerySet(models.QuerySet):
    def visible_to(self, user):
        """A worker sees their own profile, leads those of their teams, supervisors and line managers theirs."""
        own = Q(user=user) if user.can(Permission.SEE_OWN_PROFILE) else NOTHING
        led = user.teams_with(Permission.MANAGE_WORKERS)
        # Who leads a team sees whom they supervise there anyway.
        supervised = in_teams("team", user.teams_with(Permission.SUPERVISE) - led)
        if supervised is not NOTHING:
            supervised &= Q(supervisor=user) | Q(line_manager=user)
        return self.filter(any_of(own, supervised, in_teams("team", led)))

    def search(self, words):
        """Workers whose name has every one of the words in it."""
        return searched(self, named(words, "user__"))

    def without_supervisor(self, now):
        """Workers whose supervisor may not, or no longer, supervise in their team at `now`, a moment or `Now()`."""
        return self.exclude(may_look_after("supervisor", now))

    def without_line_manager(self, now):
        """Workers whose line manager has no role any more with which they could look after them, at `now`."""
        return self.exclude(may_look_after("line_manager", now))

    def without_somebody(self, now):
        """Workers who lack a supervisor or a line manager at `now`."""
        return self.exclude(may_look_after("supervisor", now) & may_look_after("line_manager", now))

    def colleagues_of(self, user, today, now):
        """The workers who are there in the teams in which `user` works, leads or supervises; also `user`."""
        teams = user.teams_with(Permission.SEE_OWN_PROFILE) | user.teams_with(Permission.SUPERVISE)
        return self.there(today, now).filter(in_teams("team", teams))

    def there(self, today, now):
        """Workers who can take people on and be asked: employed on `today`, and there in their team at `now`."""
        works = Membership.objects.there(now).with_role(Role.WORKER)
        return self.employed(today).filter(Exists(works.filter(user=OuterRef("user"), team=OuterRef("team"))))

    def away(self, now):
        """Workers who are absent at `now`, a moment or `Now()`: the one definition, see `Absence`."""
        absent = Q(absences__ends_at__isnull=True) | Q(absences__ends_at__gt=now)
        # An exclusion constraint lets nobody be away twice at once, so no worker comes twice.
        return self.filter(absent, absences__taken_back_at__isnull=True, absences__starts_at__lte=now)

    def present(self, today, now):
        """Workers who are there and not away: who can be asked at `now`."""
        return self.there(today, now).exclude(pk__in=self.model.objects.away(now).order_by().values("pk"))

    def with_away(self, now):
        """Annotate `is_away`: whether they are absent at `now`."""
        return self.annotate(is_away=Exists(self.model.objects.away(now).filter(pk=OuterRef("pk")).order_by()))

    def named(self):
        """With the name and nothing else, as a list of choices shows them."""
        return self.select_related("user").only("user__name")

    def dbs_overdue(self, today):
        """Workers whose DBS check is not recorded, or was to be checked again before `today`."""
        return self.filter(Q(dbs_next_check_on__isnull=True) | Q(dbs_next_check_on__lt=today))

    def employed(self, today):
        """Workers whose employment has begun and not ended on `today`."""
        return self.filter(Q(left_on__isnull=True) | Q(left_on__gt=today), started_on__lte=today)


@pghistory.track()
class Worker(BaseModel):
    """A peer support worker's profile."""

    class Employment(models.TextChoices):
        EMPLOYEE = "employee", "Employee"
        BANK = "bank", "Bank staff"
        VOLUNTEER = "volunteer", "Volunteer"
        INTERN = "intern", "Intern"
        SECONDED = "seconded", "Seconded"

    class Weekday(models.IntegerChoices):
        MONDAY = 0, "Monday"
        TUESDAY = 1, "Tuesday"
        WEDNESDAY = 2, "Wednesday"
        THURSDAY = 3, "Thursday"
        FRIDAY = 4, "Friday"
        SATURDAY = 5, "Saturday"
        SUNDAY = 6, "Sunday"

        @classmethod
        def in_words(cls, days):
            """The names of these days, in the order of the week."""
            return ", ".join(cls(day).label for day in sorted(days))

    class Mode(models.TextChoices):
        """Ways to meet that a person may choose; codes of the NHS Data Dictionary, consultation mechanism."""

        FACE_TO_FACE = "01", "Face to face"
        TELEPHONE = "02", "Telephone"
        VIDEO = "11", "Video"

        @classmethod
        def in_words(cls, modes):
            """The names of these ways to meet, in the order of the list."""
            return ", ".join(mode.label for mode in cls if mode in modes)

    class Gender(models.TextChoices):
        """As which a worker may be found where a person chooses; the codes are those of the referral."""

        WOMAN = "woman", "A woman"
        MAN = "man", "A man"
        NON_BINARY = "non_binary", "A non-binary person"

    class DbsLevel(models.TextChoices):
        BASIC = "basic", "Basic"
        STANDARD = "standard", "Standard"
        ENHANCED = "enhanced", "Enhanced"
        BARRED = "barred", "Enhanced with barred lists"

    class DbsWorkforce(models.TextChoices):
        ADULT = "adult", "Adult workforce"
        CHILD = "child", "Child workforce"
        BOTH = "both", "Adult and child workforce"
        OTHER = "other", "Other workforce"

    class DbsState(models.TextChoices):
        """How a worker's DBS check stands on a date."""

        IN_DATE = "in_date", "In date"
        NOT_RECORDED = "not_recorded", "Not recorded"
        OVERDUE = "overdue", "Check overdue"

    user = models.OneToOneField(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        related_name="worker",
        error_messages={"unique": "This person has a profile already."},
    )
    team = models.ForeignKey(Team, models.PROTECT, related_name="workers")
    line_manager = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="manages")
    supervisor = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="supervises")
    stage = models.ForeignKey(Stage, models.PROTECT, related_name="workers")
    employment = models.CharField(max_length=20, choices=Employment, default=Employment.EMPLOYEE)
    band = models.PositiveSmallIntegerField(
        null=True,
        blank=True,
        validators=[MinValueValidator(2), MaxValueValidator(7)],
        help_text="Agenda for Change, 2 to 7.",
    )
    is_paid = models.BooleanField("paid", null=True, blank=True)
    paid_for = models.CharField("what is paid for", max_length=200, blank=True, db_default="")
    weekly_hours = models.DecimalField("hours a week", max_digits=4, decimal_places=1, default=FULL_TIME_HOURS)
    started_on = models.DateField("started on")
    probation_ends_on = models.DateField("probation ends on", null=True, blank=True)
    contract_ends_on = models.DateField("contract ends on", null=True, blank=True)
    left_on = models.DateField("left on", null=True, blank=True)
    # A DBS certificate does not run out; the service's policy says when its status is checked again.
    dbs_level = models.CharField("DBS level", max_length=20, choices=DbsLevel, blank=True)
    dbs_workforce = models.CharField("DBS workforce", max_length=20, choices=DbsWorkforce, blank=True)
    dbs_update_service = models.BooleanField("on the Update Service", default=False)
    dbs_issued_on = models.DateField("DBS issued on", null=True, blank=True)
    dbs_checked_on = models.DateField("DBS last checked on", null=True, blank=True)
    dbs_checked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )
    dbs_next_check_on = models.DateField("next DBS check", null=True, blank=True)
    agreed_caseload = models.PositiveSmallIntegerField(
        "agreed most people at once",
        null=True,
        blank=True,
        help_text="Leave empty to use the stage's number, scaled by hours.",
    )
    working_days = ArrayField(models.PositiveSmallIntegerField(choices=Weekday), default=list, blank=True)
    areas = models.CharField("areas covered", max_length=200, blank=True)
    languages = models.CharField(max_length=400, blank=True)
    interests = models.CharField(max_length=300, blank=True)
    about_me = models.TextField("about me", blank=True, help_text="In your own words, for your team to read.")
    introduction = models.TextField("words for people I support", blank=True, db_default="")
    modes = ArrayField(
        models.CharField(max_length=2, choices=Mode),
        default=list,
        db_default=[],
        blank=True,
        verbose_name="ways to meet",
    )
    # What the worker would like to be found by, and their own words for it; see `workers/gender.py`.
    gender = models.CharField(max_length=20, choices=Gender, blank=True, db_default="")
    gender_words = models.CharField("gender in own words", max_length=60, blank=True, db_default="")
    gender_visibility = models.CharField(
        max_length=10, choices=Visibility, default=Visibility.MATCHING, db_default=Visibility.MATCHING
    )
    shares_wellbeing = models.BooleanField(
        default=False, db_default=False, help_text="With leads of the team who do not supervise them."
    )
    experience_themes = models.ManyToManyField(ExperienceTheme, through=WorkerTheme, blank=True, related_name="+")

    objects = WorkerQuerySet.as_manager()

    class Meta:
        ordering = by_name("user__")
        constraints = [
            models.CheckConstraint(
                condition=Q(band__isnull=True) | Q(band__range=(2, 7)),
                name="worker_band_2_to_7",
                violation_error_message="Band must be between 2 and 7.",
            ),
            models.CheckConstraint(
                condition=Q(weekly_hours__gt=0, weekly_hours__lte=48),
                name="worker_hours_in_range",
                violation_error_message="Hours a week must be more than 0 and no more than 48.",
            ),
            models.CheckConstraint(
                condition=Q(left_on__isnull=True) | Q(left_on__gte=F("started_on")),
                name="worker_leaves_after_start",
                violation_error_message="The leaving date must be after the start date.",
            ),
            all_or_none(
                "worker_dbs_checked_by_somebody",
                "dbs_checked_on",
                "dbs_checked_by",
                message="Enter when the DBS status was checked and who did it.",
            ),
            models.CheckConstraint(
                condition=Q(dbs_checked_on__isnull=True) | Q(dbs_checked_on__gte=F("dbs_issued_on")),
                name="worker_dbs_checked_after_issue",
                violation_error_message="The check must be on the day the certificate was issued, or later.",
            ),
            models.CheckConstraint(
                condition=Q(dbs_checked_on__isnull=True) | Q(dbs_next_check_on__gt=F("dbs_checked_on")),
                name="worker_dbs_next_check_later",
                violation_error_message="The next check must be after the last one.",
            ),
            models.CheckConstraint(
                condition=~Q(supervisor=F("user")),
                name="worker_not_own_supervisor",
                violation_error_message="Choose somebody else as supervisor: nobody supervises themselves.",
            ),
        ]

    def __str__(self):
        return self.user.name

    def get_absolute_url(self):
        return address_of_record("workers:worker_detail", self.pk)

    @property
    def rooms_url(self):
        """Where their private rooms are, for who may enter one."""
        return address_of_record("workers:private_rooms", self.pk)

    def permission_team_ids(self):
        return [self.team_id]

    @property
    def capacity(self):
        """Most people this worker supports at once: as agreed, or the stage's number scaled by hours."""
        return self.stage_caseload if self.agreed_caseload is None else self.agreed_caseload

    @property
    def capacity_in_words(self):
        """The capacity as pages explain it."""
        return f"{self.capacity} place{'' if self.capacity == 1 else 's'}, each for somebody met weekly"

    @property
    def stage_caseload(self):
        """The stage's number of people, scaled by hours; it holds where no other number is agreed."""
        share = min(self.weekly_hours / FULL_TIME_HOURS, Decimal(1))
        return max(1, int((self.stage.max_caseload * share).quantize(Decimal(1), ROUND_HALF_UP)))

    def dbs_state(self, today):
        """The `DbsState` on a date: overdue from the day after the next check was due."""
        if self.dbs_next_check_on is None:
            return self.DbsState.NOT_RECORDED
        return self.DbsState.OVERDUE if self.dbs_next_check_on < today else self.DbsState.IN_DATE

    @property
    def who_reads_gender(self):
        """Who may read the worker's gender, in words."""
        return WHO[self.gender_visibility]

    @property
    def modes_in_words(self):
        """The ways to meet in which the worker works."""
        return self.Mode.in_words(self.modes)

    @property
    def working_days_in_words(self):
        """The names of the working days, in the order of the week."""
        return self.Weekday.in_words(self.working_days)
