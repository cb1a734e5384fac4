"""Cohorts: their list, their page, and what is done to them, their days and their places."""

from collections import defaultdict

from django.core.exceptions import PermissionDenied
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_safe

from accounts.permissions import Permission
from groundwork.deeds import ConfirmedDeed, DeedView
from groundwork.lists import ListPage
from groundwork.permissions import can
from groundwork.way_back import leads_on
from groundwork.words import day
from training.actions.cohorts import (
    add_cohort,
    add_course_day,
    cancel_cohort,
    complete_cohort,
    edit_cohort,
    edit_course_day,
    hours_there,
    join_cohort,
    keep_register,
    remove_course_day,
)
from training.forms.cohorts import (
    AddCohortForm,
    CancelCohortForm,
    CohortFilterForm,
    CompleteCohortForm,
    CourseDayForm,
    EditCohortForm,
    JoinCohortForm,
    RegisterForm,
)
from training.leaving import may_take_back_leaving
from training.models import Attendance, Cohort, CohortPlace, CourseDay
from workers.models import Worker

DAY_FACTS = ("date", "start", "minutes", "place", "topic", "is_joint", "by_experience")


class CohortList(ListPage):
    """Cohorts that the user runs, may use or is in, the newest first."""

    permissions = (Permission.MANAGE_WORKERS, Permission.SEE_OWN_PROFILE)
    template_name, form_class = "training/cohort_list.html", CohortFilterForm
    title = "Cohorts"
    sorts = {"planned": "created_at"}
    default_sort = "-planned"
    empty_title = "No cohorts to show"

    def get_queryset(self):
        return Cohort.objects.visible_to(self.user).select_related("course", "team").with_numbers()

    def narrow(self, rows, filters):
        rows = CohortFilterForm.SHOW.narrow(rows, filters.get("show"), self.today)
        return rows.run_by(self.user) if filters.get("run") else rows

    def get_context_data(self, **kwargs):
        return super().get_context_data(**kwargs) | {"may_add": can(self.user, Permission.MANAGE_WORKERS)}


@leads_on
@require_safe
def cohort_detail(request, pk):
    """A cohort: its days and registers, who takes part and who waits."""
    user, today = request.user, timezone.localdate()
    led = user.teams_with(Permission.MANAGE_WORKERS)
    cohort = get_object_or_404(
        Cohort.objects.visible_to(user).select_related("course", "team", "taken_back_by").with_numbers(), pk=pk
    )
    manages = can(user, Permission.MANAGE_WORKERS, cohort) and not cohort.is_taken_back
    places = list(cohort.places.visible_to(user).select_related("worker__user", "record"))
    days = list(cohort.days.all())
    attended = attendance_of(places, days)
    to_register = next((each for each in days if each.is_to_register(today)), None) if manages else None
    gone = [place for place in places if place.has_left] if not cohort.is_taken_back else []
    waiting = [place for place in places if place.record_id is None and place.left_at is None]
    context = {
        "title": str(cohort.course),
        "caption": f"{cohort.name}, {cohort.team}",
        "cohort": cohort,
        "days": [(each, each.date <= today) for each in days],
        "to_register": to_register,
        "register_words": f"Keep the register of {to_register}" if to_register else "",
        "people": [(place, attended[place.pk]) for place in places if place.record_id],
        "gone": [place for place in gone if may_take_back_leaving(user, place)],
        "waiting": sorted(waiting, key=lambda place: (place.asked_at, place.pk)),
        "manages": manages,
        "may_join": manages or (cohort.is_open_to_all and not cohort.is_taken_back and bool(led)),
        "led": led,
        "back_link": {"href": reverse("training:cohort_list"), "text": "Cohorts"},
    }
    return render(request, "training/cohort_detail.html", context)


def attendance_of(places, days):
    """By the id of each place on how many days somebody was there, of how many, and the days on which they were not."""
    marks = defaultdict(dict)
    for each in Attendance.objects.filter(place__in=places):
        marks[each.place_id][each.day_id] = each.was_there
    return {place.pk: sums_of(marks[place.pk], days) for place in places}


def sums_of(marks, days):
    missed = [each for each in days if marks.get(each.pk) is False]
    return {"there": len(marks) - len(missed), "of": len(marks), "missed": missed}


class AddCohort(DeedView):
    """Plan a run of a course."""

    permission, form_class = Permission.MANAGE_WORKERS, AddCohortForm
    title, submit_label, success_message = "Add a cohort", "Add cohort", "The cohort is planned."

    def get_form_kwargs(self):
        return super().get_form_kwargs() | {"teams": self.user.teams_with(Permission.MANAGE_WORKERS)}

    def act(self, form):
        self.object = add_cohort(by=self.user, **form.cleaned_data)

    def get_back_url(self):
        return self.object.get_absolute_url() if self.object else reverse("training:cohort_list")


class CohortDeed(DeedView):
    """A deed to a cohort that was not cancelled."""

    model, permission = Cohort, Permission.MANAGE_WORKERS

    def get_queryset(self):
        return super().get_queryset().select_related("course", "team")

    def why_not(self):
        return "This cohort was cancelled." if self.object.is_taken_back else ""

    def get_context_data(self, **kwargs):
        return super().get_context_data(**kwargs) | {"caption": str(self.object)}


class EditCohort(CohortDeed):
    form_class = EditCohortForm
    title, submit_label, success_message = "Edit cohort", "Save changes", "The cohort is changed."
    guards_edits = True

    def get_initial(self):
        return {name: getattr(self.object, name) for name in ("name", "places_number", "is_open_to_all")}

    def act(self, form):
        edit_cohort(cohort=self.object, by=self.user, **form.cleaned_data)


class CancelCohort(CohortDeed):
    form_class = CancelCohortForm
    title, submit_label, success_message = "Cancel cohort", "Cancel cohort", "The cohort is cancelled."

    def get_context_data(self, **kwargs):
        lead = "Everybody in it is told. Open places are taken back; what was completed stays."
        return super().get_context_data(**kwargs) | {"lead": lead}

    def act(self, form):
        cancel_cohort(cohort=self.object, by=self.user, **form.cleaned_data)


class JoinCohort(CohortDeed):
    """Put workers of one's teams down, in a cohort of one's own or one that is open to all."""

    form_class = JoinCohortForm
    title, submit_label, success_message = "Put workers down", "Put down", "They are put down for the cohort."

    def open(self):
        """The workers are what the permission is about: a cohort that is open to all may be another team's."""
        self.object = self.get_object()
        if not self.teams():
            raise PermissionDenied

    def teams(self):
        """The teams of the user whose workers may take part."""
        led = self.user.teams_with(Permission.MANAGE_WORKERS)
        return led if self.object.is_open_to_all else led & {self.object.team_id}

    def get_form_kwargs(self):
        inside = CohortPlace.objects.asked_for().filter(cohort=self.object).order_by().values("worker")
        workers = Worker.objects.employed(self.today).filter(team__in=self.teams()).exclude(pk__in=inside)
        return super().get_form_kwargs() | {"workers": workers.named()}

    def act(self, form):
        join_cohort(cohort=self.object, by=self.user, **form.cleaned_data)


class AddCourseDay(CohortDeed):
    form_class = CourseDayForm
    title, submit_label, success_message = "Add a day", "Add day", "The day is added."

    def get_initial(self):
        last = self.object.days.last()
        return {name: getattr(last, name) for name in ("start", "minutes", "place")} if last else {}

    def act(self, form):
        add_course_day(cohort=self.object, by=self.user, **form.cleaned_data)


class CompleteCohort(CohortDeed):
    """Make records of the cohort: who completed the course."""

    form_class = CompleteCohortForm
    title, submit_label = "Complete cohort", "Complete"
    success_message = "The records are made, with the hours for which each was there."

    def enrolled(self):
        return self.object.places.enrolled().select_related("worker__user")

    def why_not(self):
        return super().why_not() or ("" if self.enrolled().exists() else "Nobody is enrolled in this cohort now.")

    def get_form_kwargs(self):
        first = self.object.days.first()
        return super().get_form_kwargs() | {"places": self.enrolled(), "first_on": first.date if first else None}

    def get_initial(self):
        """Whoever was there on some day, or everybody where no register was kept."""
        hours, last = hours_there(self.object), self.object.days.last()
        there = [place.pk for place in self.enrolled() if hours.get(place.pk, 1)]
        return {"places": there, "on": min(last.date, self.today) if last else self.today}

    def act(self, form):
        complete_cohort(cohort=self.object, by=self.user, **form.cleaned_data)


class CourseDayDeed(DeedView):
    """A deed to one day of a cohort that was not cancelled."""

    model, permission = CourseDay, Permission.MANAGE_WORKERS

    def get_queryset(self):
        return super().get_queryset().select_related("cohort__course")

    def why_not(self):
        return "This cohort was cancelled." if self.object.cohort.is_taken_back else ""

    def get_context_data(self, **kwargs):
        return super().get_context_data(**kwargs) | {"caption": f"{self.object.cohort}, {day(self.object.date)}"}


class EditCourseDay(CourseDayDeed):
    form_class = CourseDayForm
    title, submit_label, success_message = "Edit a day", "Save changes", "The day is changed."
    guards_edits = True

    def get_initial(self):
        return {name: getattr(self.object, name) for name in DAY_FACTS}

    def act(self, form):
        edit_course_day(course_day=self.object, by=self.user, **form.cleaned_data)


class RemoveCourseDay(ConfirmedDeed, CourseDayDeed):
    title, submit_label, success_message = "Take out a day", "Take out", "The day is taken out."
    consequences = ("Those who take part are told that days have changed.",)

    def why_not(self):
        return super().why_not() or ("Its register is kept, so it stays." if self.object.registered_at else "")

    def act(self, form):
        remove_course_day(course_day=self.object, by=self.user)


class KeepRegister(CourseDayDeed):
    """Who was there on a day; can be kept again to put it right."""

    form_class = RegisterForm
    title, submit_label, success_message = "Keep the register", "Keep register", "The register is kept."

    def enrolled(self):
        return self.object.cohort.places.enrolled().select_related("worker__user")

    def why_not(self):
        if self.object.date > self.today:
            return "This day is still to come: its register is kept on the day."
        return super().why_not() or ("" if self.enrolled().exists() else "Nobody is enrolled in this cohort now.")

    def get_form_kwargs(self):
        return super().get_form_kwargs() | {"places": self.enrolled()}

    def get_initial(self):
        if not self.object.registered_at:
            return {}
        there = list(self.object.attendance.filter(was_there=True).values_list("place", flat=True))
        return {"there": there, "nobody": not there}

    def act(self, form):
        there = {place.pk for place in form.cleaned_data["there"]}
        keep_register(course_day=self.object, by=self.user, there=there)
