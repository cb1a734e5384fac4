"""Addresses of the training app."""

from django.urls import path

from training.views.rules import Exempt, SetRule, TakeBackExemption, TakeBackRule, course_detail, course_list
from training.views.training import (
    CompleteTraining,
    CorrectTraining,
    Enrol,
    TakeBackTraining,
    WithdrawTraining,
    training_matrix,
)

app_name = "training"
urlpatterns = [
    path("workers/<uuid:pk>/enrol/", Enrol.as_view(), name="enrol"),
    path("workers/<uuid:pk>/exempt/", Exempt.as_view(), name="exempt"),
    path("exemptions/<uuid:pk>/take-back/", TakeBackExemption.as_view(), name="take_back_exemption"),
    path("training/", training_matrix, name="training_matrix"),
    path("training/<uuid:pk>/complete/", CompleteTraining.as_view(), name="complete_training"),
    path("training/<uuid:pk>/correct/", CorrectTraining.as_view(), name="correct_training"),
    path("training/<uuid:pk>/withdraw/", WithdrawTraining.as_view(), name="withdraw_training"),
    path("training/<uuid:pk>/take-back/", TakeBackTraining.as_view(), name="take_back_training"),
    path("courses/", course_list, name="course_list"),
    path("courses/<slug:code>/", course_detail, name="course_detail"),
    path("courses/<slug:code>/set-rule/", SetRule.as_view(), name="set_rule"),
    path("course-rules/<uuid:pk>/take-back/", TakeBackRule.as_view(), name="take_back_rule"),
]
