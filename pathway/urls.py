"""Addresses of the pathway app."""

from django.urls import path

from pathway.views.figures import pathway_figures
from pathway.views.interests import (
    AddInterest,
    EditInterest,
    EraseInterest,
    HandOverInterest,
    InterestList,
    LogStep,
    NoteFollowUp,
    RemoveNote,
    interest_detail,
)

app_name = "pathway"
urlpatterns = [
    path("pathway/", InterestList.as_view(), name="interest_list"),
    path("pathway/add/", AddInterest.as_view(), name="add_interest"),
    path("pathway/figures/", pathway_figures, name="pathway_figures"),
    path("pathway/<uuid:pk>/", interest_detail, name="interest_detail"),
    path("pathway/<uuid:pk>/edit/", EditInterest.as_view(), name="edit_interest"),
    path("pathway/<uuid:pk>/log-step/", LogStep.as_view(), name="log_step"),
    path("pathway/<uuid:pk>/note-follow-up/", NoteFollowUp.as_view(), name="note_follow_up"),
    path("pathway/<uuid:pk>/hand-over/", HandOverInterest.as_view(), name="hand_over_interest"),
    path("pathway/<uuid:pk>/erase/", EraseInterest.as_view(), name="erase_interest"),
    path("pathway-notes/<uuid:pk>/remove/", RemoveNote.as_view(), name="remove_note"),
]
