"""Addresses of the supervision app."""

from django.urls import path

from supervision.views.actions import ActionDone, action_list
from supervision.views.supervisions import (
    Cancel,
    Confirm,
    Record,
    Reschedule,
    Schedule,
    due_list,
    supervision_detail,
    supervision_list,
)

app_name = "supervision"
urlpatterns = [
    path("supervision/", supervision_list, name="supervision_list"),
    path("supervision/due/", due_list, name="due_list"),
    path("supervision/actions/", action_list, name="action_list"),
    path("supervision/actions/<uuid:pk>/done/", ActionDone.as_view(), name="action_done"),
    path("supervision/<uuid:pk>/", supervision_detail, name="supervision_detail"),
    path("supervision/<uuid:pk>/reschedule/", Reschedule.as_view(), name="reschedule"),
    path("supervision/<uuid:pk>/cancel/", Cancel.as_view(), name="cancel"),
    path("supervision/<uuid:pk>/record/", Record.as_view(), name="record"),
    path("supervision/<uuid:pk>/confirm/", Confirm.as_view(), name="confirm"),
    path("workers/<uuid:pk>/schedule-supervision/", Schedule.as_view(), name="schedule"),
]
