"""Addresses of the training app."""

from django.urls import path

from training.views.cohorts import (
    AddCohort,
    AddCourseDay,
    CancelCohort,
    CohortList,
    CompleteCohort,
    EditCohort,
    EditCourseDay,
    JoinCohort,
    KeepRegister,
    RemoveCourseDay,
    cohort_detail,
)
from training.views.conduct import Agree, AgreementList, SetConduct, TakeBackConduct, conduct, conduct_detail
from training.views.leaving import GiveUpPlace, LeaveWaitingList, TakeBackLeaving
from training.views.matrix import TrainingMatrix, TrainingMatrixExport
from training.views.remits import EditRemit, EditTeamRemit, remit_detail, remit_list
from training.views.rules import Exempt, SetRule, TakeBackExemption, TakeBackRule, course_detail, course_list
from training.views.training import (
    CompleteTraining,
    CorrectTraining,
    Enrol,
    TakeBackTraining,
    WithdrawTraining,
)

app_name = "training"
urlpatterns = [
    path("workers/<uuid:pk>/enrol/", Enrol.as_view(), name="enrol"),
    path("workers/<uuid:pk>/exempt/", Exempt.as_view(), name="exempt"),
    path("exemptions/<uuid:pk>/take-back/", TakeBackExemption.as_view(), name="take_back_exemption"),
    path("training/", TrainingMatrix.as_view(), name="training_matrix"),
    path("training/export/", TrainingMatrixExport.as_view(), name="training_matrix_export"),
    path("training/<uuid:pk>/complete/", CompleteTraining.as_view(), name="complete_training"),
    path("training/<uuid:pk>/correct/", CorrectTraining.as_view(), name="correct_training"),
    path("training/<uuid:pk>/withdraw/", WithdrawTraining.as_view(), name="withdraw_training"),
    path("training/<uuid:pk>/take-back/", TakeBackTraining.as_view(), name="take_back_training"),
    path("courses/", course_list, name="course_list"),
    path("courses/<slug:code>/", course_detail, name="course_detail"),
    path("courses/<slug:code>/set-rule/", SetRule.as_view(), name="set_rule"),
    path("course-rules/<uuid:pk>/take-back/", TakeBackRule.as_view(), name="take_back_rule"),
    path("conduct/", conduct, name="conduct"),
    path("conduct/agreements/", AgreementList.as_view(), name="agreement_list"),
    path("conduct/<uuid:pk>/", conduct_detail, name="conduct_detail"),
    path("conduct/<uuid:pk>/agree/", Agree.as_view(), name="agree"),
    path("conduct/<uuid:pk>/take-back/", TakeBackConduct.as_view(), name="take_back_conduct"),
    path("conduct/<str:document>/set/", SetConduct.as_view(), name="set_conduct"),
    path("remit/", remit_list, name="remit_list"),
    path("remit/edit/", EditRemit.as_view(), name="edit_remit"),
    path("remit/<uuid:pk>/", remit_detail, name="remit_detail"),
    path("remit/<uuid:pk>/edit/", EditTeamRemit.as_view(), name="edit_team_remit"),
    path("cohorts/", CohortList.as_view(), name="cohort_list"),
    path("cohorts/add/", AddCohort.as_view(), name="add_cohort"),
    path("cohorts/<uuid:pk>/", cohort_detail, name="cohort_detail"),
    path("cohorts/<uuid:pk>/edit/", EditCohort.as_view(), name="edit_cohort"),
    path("cohorts/<uuid:pk>/join/", JoinCohort.as_view(), name="join_cohort"),
    path("cohorts/<uuid:pk>/complete/", CompleteCohort.as_view(), name="complete_cohort"),
    path("cohorts/<uuid:pk>/cancel/", CancelCohort.as_view(), name="cancel_cohort"),
    path("cohorts/<uuid:pk>/add-day/", AddCourseDay.as_view(), name="add_course_day"),
    path("course-days/<uuid:pk>/edit/", EditCourseDay.as_view(), name="edit_course_day"),
    path("course-days/<uuid:pk>/remove/", RemoveCourseDay.as_view(), name="remove_course_day"),
    path("course-days/<uuid:pk>/register/", KeepRegister.as_view(), name="keep_register"),
    path("cohort-places/<uuid:pk>/leave/", LeaveWaitingList.as_view(), name="leave_waiting_list"),
    path("cohort-places/<uuid:pk>/give-up/", GiveUpPlace.as_view(), name="give_up_place"),
    path("cohort-places/<uuid:pk>/take-back/", TakeBackLeaving.as_view(), name="take_back_leaving"),
]
