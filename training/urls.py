"""Addresses of the training app."""

from django.urls import path

from training.views.training import CompleteTraining, CorrectTraining, Enrol, WithdrawTraining, training_matrix

app_name = "training"
urlpatterns = [
    path("workers/<uuid:pk>/enrol/", Enrol.as_view(), name="enrol"),
    path("training/", training_matrix, name="training_matrix"),
    path("training/<uuid:pk>/complete/", CompleteTraining.as_view(), name="complete_training"),
    path("training/<uuid:pk>/correct/", CorrectTraining.as_view(), name="correct_training"),
    path("training/<uuid:pk>/withdraw/", WithdrawTraining.as_view(), name="withdraw_training"),
]
