"""Addresses of the workers app."""

from django.urls import path

from workers.views.absences import (
    AwayToday,
    CorrectAbsence,
    EndAbsence,
    EnterAbsence,
    TakeBackAbsence,
    absence_detail,
)
from workers.views.gaps import GapList
from workers.views.workers import AddWorker, CheckDbs, EditAboutMe, EditWorker, WorkerList, my_profile, worker_detail

app_name = "workers"
urlpatterns = [
    path("workers/", WorkerList.as_view(), name="worker_list"),
    path("workers/gaps/", GapList.as_view(), name="gap_list"),
    path("workers/add/", AddWorker.as_view(), name="add_worker"),
    path("workers/<uuid:pk>/", worker_detail, name="worker_detail"),
    path("workers/<uuid:pk>/edit/", EditWorker.as_view(), name="edit_worker"),
    path("workers/<uuid:pk>/check-dbs/", CheckDbs.as_view(), name="check_dbs"),
    path("workers/<uuid:pk>/about-me/", EditAboutMe.as_view(), name="edit_about_me"),
    path("workers/<uuid:pk>/away-today/", AwayToday.as_view(), name="away_today"),
    path("workers/<uuid:pk>/enter-absence/", EnterAbsence.as_view(), name="enter_absence"),
    path("absences/<uuid:pk>/", absence_detail, name="absence_detail"),
    path("absences/<uuid:pk>/correct/", CorrectAbsence.as_view(), name="correct_absence"),
    path("absences/<uuid:pk>/end/", EndAbsence.as_view(), name="end_absence"),
    path("absences/<uuid:pk>/take-back/", TakeBackAbsence.as_view(), name="take_back_absence"),
    path("my-profile/", my_profile, name="my_profile"),
]
