"""Addresses of the development app."""

from django.urls import path

from development.views.checklists import (
    AddChecklistItem,
    EditChecklistItem,
    RemoveChecklistItem,
    SetChecklist,
    TakeBackChecklist,
    checklist_detail,
    checklist_list,
)
from development.views.inductions import (
    BeginInduction,
    CompleteInduction,
    DoStep,
    ExtendInduction,
    MoveInduction,
    ReopenInduction,
    SetAsideStep,
    SignOffSteps,
    StepList,
    TakeBackInduction,
    TakeBackStep,
    induction_detail,
)

app_name = "development"
urlpatterns = [
    path("induction-lists/", checklist_list, name="checklist_list"),
    path("induction-lists/set/", SetChecklist.as_view(), name="set_checklist"),
    path("induction-lists/<uuid:pk>/", checklist_detail, name="checklist_detail"),
    path("induction-lists/<uuid:pk>/add/", AddChecklistItem.as_view(), name="add_checklist_item"),
    path("induction-lists/<uuid:pk>/take-back/", TakeBackChecklist.as_view(), name="take_back_checklist"),
    path("induction-list-items/<uuid:pk>/edit/", EditChecklistItem.as_view(), name="edit_checklist_item"),
    path("induction-list-items/<uuid:pk>/remove/", RemoveChecklistItem.as_view(), name="remove_checklist_item"),
    path("workers/<uuid:pk>/begin-induction/", BeginInduction.as_view(), name="begin_induction"),
    path("inductions/<uuid:pk>/", induction_detail, name="induction_detail"),
    path("inductions/<uuid:pk>/extend/", ExtendInduction.as_view(), name="extend_induction"),
    path("inductions/<uuid:pk>/move/", MoveInduction.as_view(), name="move_induction"),
    path("inductions/<uuid:pk>/sign-off/", SignOffSteps.as_view(), name="sign_off_steps"),
    path("inductions/<uuid:pk>/complete/", CompleteInduction.as_view(), name="complete_induction"),
    path("inductions/<uuid:pk>/reopen/", ReopenInduction.as_view(), name="reopen_induction"),
    path("inductions/<uuid:pk>/take-back/", TakeBackInduction.as_view(), name="take_back_induction"),
    path("induction-steps/", StepList.as_view(), name="step_list"),
    path("induction-steps/<uuid:pk>/do/", DoStep.as_view(), name="do_step"),
    path("induction-steps/<uuid:pk>/set-aside/", SetAsideStep.as_view(), name="set_aside_step"),
    path("induction-steps/<uuid:pk>/take-back/", TakeBackStep.as_view(), name="take_back_step"),
]
