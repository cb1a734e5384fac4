"""Addresses of the supervision app."""

from django.urls import path

from supervision.views.actions import ActionDone, ActionList
from supervision.views.crossovers import EditLoggedCrossover, LogCrossover, WithdrawLoggedCrossover
from supervision.views.figures import figures
from supervision.views.intervals import SetInterval, TakeBackInterval, interval_list
from supervision.views.readiness import HostTeamList, PlanReadiness, host_team
from supervision.views.strain import PutOffStrain, TakeBackStrain, TellStrain
from supervision.views.supervisions import (
    Cancel,
    Confirm,
    DueList,
    Record,
    Reschedule,
    Schedule,
    SupervisionList,
    supervision_detail,
)
from supervision.views.week import my_week

app_name = "supervision"
urlpatterns = [
    path("my-week/", my_week, name="my_week"),
    path("host-teams/", HostTeamList.as_view(), name="host_team_list"),
    path("host-teams/<uuid:pk>/", host_team, name="host_team"),
    path("host-teams/<uuid:pk>/<slug:code>/plan/", PlanReadiness.as_view(), name="plan_readiness"),
    path("figures/", figures, name="figures"),
    path("supervision/", SupervisionList.as_view(), name="supervision_list"),
    path("supervision/due/", DueList.as_view(), name="due_list"),
    path("supervision/actions/", ActionList.as_view(), name="action_list"),
    path("supervision/actions/<uuid:pk>/done/", ActionDone.as_view(), name="action_done"),
    path("supervision/<uuid:pk>/", supervision_detail, name="supervision_detail"),
    path("supervision/<uuid:pk>/reschedule/", Reschedule.as_view(), name="reschedule"),
    path("supervision/<uuid:pk>/cancel/", Cancel.as_view(), name="cancel"),
    path("supervision/<uuid:pk>/record/", Record.as_view(), name="record"),
    path("supervision/<uuid:pk>/confirm/", Confirm.as_view(), name="confirm"),
    path("supervision-intervals/", interval_list, name="interval_list"),
    path("supervision-intervals/<slug:code>/set/", SetInterval.as_view(), name="set_interval"),
    path("supervision-intervals/<uuid:pk>/take-back/", TakeBackInterval.as_view(), name="take_back_interval"),
    path("workers/<uuid:pk>/crossovers/log/", LogCrossover.as_view(), name="log_crossover"),
    path("crossovers-at-work/<uuid:pk>/edit/", EditLoggedCrossover.as_view(), name="edit_logged_crossover"),
    path("crossovers-at-work/<uuid:pk>/withdraw/", WithdrawLoggedCrossover.as_view(), name="withdraw_logged_crossover"),
    path("workers/<uuid:pk>/strain/tell/", TellStrain.as_view(), name="tell_strain"),
    path("workers/<uuid:pk>/strain/put-off/", PutOffStrain.as_view(), name="put_off_strain"),
    path("strain/<uuid:pk>/take-back/", TakeBackStrain.as_view(), name="take_back_strain"),
    path("workers/<uuid:pk>/schedule-supervision/", Schedule.as_view(), name="schedule"),
]
