"""Who holds what: workers down, courses across, on a page and as a workbook."""

from django.contrib import messages
from django.shortcuts import redirect
from django.urls import reverse

from accounts.permissions import Permission
from groundwork.exports import xlsx_answer
from groundwork.lists import ListPage, answers, rows_asked_for
from groundwork.names import by_name
from groundwork.trail import note_access
from groundwork.words import day
from training.forms.matrix import ALL, MatrixFilterForm
from training.models import Course
from training.models.records import State
from training.states import states_of, training_of
from workers.models import Worker

COLOURS = {
    State.IN_DATE: "green",
    State.RUNNING_OUT: "yellow",
    State.RUN_OUT: "red",
    State.MISSING: "red",
    State.DUE: "blue",
    State.EXEMPT: "grey",
}
# A workbook with more workers than this is not made.
MOST = 5_000


class TrainingMatrix(ListPage):
    """What each worker of the user's teams holds today."""

    permissions = (Permission.MANAGE_WORKERS,)
    template_name, form_class = "training/training_matrix.html", MatrixFilterForm
    title = "Training matrix"
    fields = ("user__name", "team__name", "stage__label", "employment", "dbs_next_check_on")
    sorts = {"name": by_name("user__")}
    default_sort = "name"
    empty_title = "No workers to show"

    def get_queryset(self):
        led = self.user.teams_with(Permission.MANAGE_WORKERS)
        workers = Worker.objects.employed(self.today).filter(team__in=led)
        return workers.select_related("user", "team", "stage")

    def narrow(self, rows, filters):
        return rows.filter(stage__code=filters["stage"]) if filters.get("stage") else rows

    def found(self, filters):
        """Who stands as the filter asks is looked up first; the SQL that is kept gets their ids."""
        if not filters.get("state"):
            return super().found(filters)
        return super().found(filters, *self.standing(filters), among=True)

    def standing(self, filters):
        """The ids of those who stand with required training as the filter asks."""
        states = states_of(self.asked(posts_shown, filters), self.today)
        return [pk for pk, training in states.items() if getattr(training, filters["state"])]

    def prepare(self, rows):
        self.courses, self.lines = matrix_of(rows, self.filters.get("courses"), self.today)

    def get_context_data(self, **kwargs):
        context = super().get_context_data(**kwargs)
        query = self.request.GET.urlencode()
        export = reverse("training:training_matrix_export")
        shown = {"courses": self.courses, "lines": self.lines, "today": self.today}
        return context | shown | {"export_url": f"{export}?{query}" if query else export}


def posts_shown(user, today, **what):
    """The workers that the matrix asks for, with what their states need to know."""
    return rows_asked_for(user, today, **what).select_related(None).order_by().only("stage", "employment")


def matrix_of(workers, wanted, today):
    """The courses that `wanted` asks for, and a line of each worker: `worker`, `cells`, `hours` and `dbs`, a state."""
    training = training_of(workers, today)
    courses = [course for course in Course.objects.offered() if is_wanted(course, wanted, training.values())]
    return courses, [
        {
            "worker": worker,
            "cells": [cell(training[worker.pk], course) for course in courses],
            "hours": training[worker.pk].hours,
            "dbs": worker.dbs_state(today),
        }
        for worker in workers
    ]


def is_wanted(course, wanted, trainings):
    """Whether a column is shown: every course, the one that is asked for, or those that somebody shown must have."""
    if not wanted:
        return any(training.asks_for(course.pk) for training in trainings)
    return wanted in (ALL, course.code)


def cell(training, course):
    """What the matrix says about one worker and one course, with the day on which that ends."""
    state, record = training.state(course.pk), training.records.get(course.pk)
    until = record.expires_on if record else None
    if state == State.DUE:
        until = training.due_by[course.pk]
    elif state == State.EXEMPT:
        until = training.exempt[course.pk]
    return {
        "label": state.label if state else "",
        "colour": COLOURS.get(state, ""),
        "until": until,
        "is_enrolled": course.pk in training.enrolled,
    }


class TrainingMatrixExport(TrainingMatrix):
    """The matrix as a workbook: the same filters, every worker whom they fit; all of them are named in the trail."""

    def get(self, request):
        self.filters = answers(self.get_form())
        workers = self.rows(self.filters)
        if self.filters.get("state"):
            workers = workers.filter(pk__in=self.standing(self.filters))
        workers = list(workers[: MOST + 1])
        if len(workers) > MOST:
            messages.warning(request, f"The matrix has more than {MOST} workers. Narrow it, then download it again.")
            return redirect(f"{reverse('training:training_matrix')}?{request.GET.urlencode()}")
        # The page is about those who work here: it carries nobody's banner.
        note_access(request)
        note_access(request, *(worker.pk for worker in workers))
        courses, lines = matrix_of(workers, self.filters.get("courses"), self.today)
        header = ["Worker", "Team", "Stage", *map(str, courses), "DBS check", "Hours completed"]
        name = f"training-{self.today:%Y-%m-%d}.xlsx"
        return xlsx_answer(name, "Training", header, (line_of(line) for line in lines))


def line_of(line):
    """A line of the matrix as the values of a row."""
    worker = line["worker"]
    words = [in_words(each) for each in line["cells"]]
    return [worker, worker.team, worker.stage, *words, line["dbs"].label, float(line["hours"])]


def in_words(cell):
    """A cell of the matrix as text, such as "In date, 4 May 2027; enrolled"."""
    words = ", ".join([cell["label"], *([day(cell["until"])] if cell["until"] else [])]) if cell["label"] else ""
    return "; ".join(filter(None, [words, "enrolled" if cell["is_enrolled"] else ""]))
