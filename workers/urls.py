"""Addresses of the workers app."""

from django.urls import path

from workers.views.training import CompleteTraining, Enrol, WithdrawTraining, training_matrix
from workers.views.workers import AddWorker, EditAboutMe, EditWorker, WorkerList, my_profile, worker_detail

app_name = "workers"
urlpatterns = [
    path("workers/", WorkerList.as_view(), name="worker_list"),
    path("workers/add/", AddWorker.as_view(), name="add_worker"),
    path("workers/<uuid:pk>/", worker_detail, name="worker_detail"),
    path("workers/<uuid:pk>/edit/", EditWorker.as_view(), name="edit_worker"),
    path("workers/<uuid:pk>/about-me/", EditAboutMe.as_view(), name="edit_about_me"),
    path("workers/<uuid:pk>/enrol/", Enrol.as_view(), name="enrol"),
    path("my-profile/", my_profile, name="my_profile"),
    path("training/", training_matrix, name="training_matrix"),
    path("training/<uuid:pk>/complete/", CompleteTraining.as_view(), name="complete_training"),
    path("training/<uuid:pk>/withdraw/", WithdrawTraining.as_view(), name="withdraw_training"),
]
