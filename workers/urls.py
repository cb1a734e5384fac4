"""Addresses of the workers app."""

from django.urls import path

from groundwork.tables import MOST_BYTES
from groundwork.uploads import takes_files
from workers.views.absences import (
    AwayToday,
    CorrectAbsence,
    EndAbsence,
    EnterAbsence,
    TakeBackAbsence,
    absence_detail,
)
from workers.views.adjustments import (
    EditAdjustment,
    EndAdjustment,
    FlagAdjustment,
    IdentifyAdjustment,
    MeetAdjustment,
    RecordAdjustment,
    ReviewAdjustment,
)
from workers.views.colleagues import ColleagueList, colleague_detail, introduction
from workers.views.crossovers import DeclareCrossover, EditCrossover, WithdrawCrossover
from workers.views.employment import (
    ChangeCapacity,
    ChangeLineManager,
    ChangeStage,
    ChangeSupervisor,
    CheckDbs,
    EditEmployment,
    RecordLeaving,
)
from workers.views.figures import workforce
from workers.views.gaps import GapList
from workers.views.imports import (
    CarryOutImport,
    DiscardImport,
    ImportList,
    StartImport,
    TakeBackImport,
    import_detail,
    import_lines,
    import_template,
)
from workers.views.own import (
    EditAboutMe,
    EditExperience,
    EditGender,
    EditLanguages,
    EditWellbeingSharing,
    EditWorking,
)
from workers.views.own_rooms import (
    EditGain,
    EditRecoveryPlan,
    EmptyRecoveryPlan,
    NoteGain,
    RemoveGain,
    gains,
    recovery_plan,
)
from workers.views.rooms import ShareRoom, StopSharingRoom, adjustments, crossovers, private_rooms, wellbeing_plan
from workers.views.wellbeing_plans import EditWellbeingPlan
from workers.views.workers import AddWorker, WorkerList, my_profile, worker_changes, worker_detail

app_name = "workers"
urlpatterns = [
    path("workers/", WorkerList.as_view(), name="worker_list"),
    path("workers/gaps/", GapList.as_view(), name="gap_list"),
    path("workforce/", workforce, name="workforce"),
    path("workers/add/", AddWorker.as_view(), name="add_worker"),
    path("workers/<uuid:pk>/", worker_detail, name="worker_detail"),
    path("workers/<uuid:pk>/changes/", worker_changes, name="worker_changes"),
    path("workers/<uuid:pk>/introduction/", introduction, name="introduction"),
    path("workers/<uuid:pk>/employment/", EditEmployment.as_view(), name="edit_employment"),
    path("workers/<uuid:pk>/change-stage/", ChangeStage.as_view(), name="change_stage"),
    path("workers/<uuid:pk>/change-capacity/", ChangeCapacity.as_view(), name="change_capacity"),
    path("workers/<uuid:pk>/change-line-manager/", ChangeLineManager.as_view(), name="change_line_manager"),
    path("workers/<uuid:pk>/change-supervisor/", ChangeSupervisor.as_view(), name="change_supervisor"),
    path("workers/<uuid:pk>/record-leaving/", RecordLeaving.as_view(), name="record_leaving"),
    path("workers/<uuid:pk>/check-dbs/", CheckDbs.as_view(), name="check_dbs"),
    path("workers/<uuid:pk>/about-me/", EditAboutMe.as_view(), name="edit_about_me"),
    path("workers/<uuid:pk>/languages/", EditLanguages.as_view(), name="edit_languages"),
    path("workers/<uuid:pk>/working/", EditWorking.as_view(), name="edit_working"),
    path("workers/<uuid:pk>/experience/", EditExperience.as_view(), name="edit_experience"),
    path("workers/<uuid:pk>/gender/", EditGender.as_view(), name="edit_gender"),
    path("workers/<uuid:pk>/wellbeing-sharing/", EditWellbeingSharing.as_view(), name="edit_wellbeing_sharing"),
    path("workers/<uuid:pk>/private/", private_rooms, name="private_rooms"),
    path("workers/<uuid:pk>/private/<str:room>/share/", ShareRoom.as_view(), name="share_room"),
    path("workers/<uuid:pk>/private/<str:room>/stop-sharing/", StopSharingRoom.as_view(), name="stop_sharing_room"),
    path("workers/<uuid:pk>/adjustments/", adjustments, name="adjustments"),
    path("workers/<uuid:pk>/adjustments/identify/", IdentifyAdjustment.as_view(), name="identify_adjustment"),
    path("adjustments/<uuid:pk>/record/", RecordAdjustment.as_view(), name="record_adjustment"),
    path("adjustments/<uuid:pk>/flag/", FlagAdjustment.as_view(), name="flag_adjustment"),
    path("adjustments/<uuid:pk>/meet/", MeetAdjustment.as_view(), name="meet_adjustment"),
    path("adjustments/<uuid:pk>/review/", ReviewAdjustment.as_view(), name="review_adjustment"),
    path("adjustments/<uuid:pk>/edit/", EditAdjustment.as_view(), name="edit_adjustment"),
    path("adjustments/<uuid:pk>/end/", EndAdjustment.as_view(), name="end_adjustment"),
    path("workers/<uuid:pk>/wellbeing-plan/", wellbeing_plan, name="wellbeing_plan"),
    path("workers/<uuid:pk>/wellbeing-plan/edit/", EditWellbeingPlan.as_view(), name="edit_wellbeing_plan"),
    path("workers/<uuid:pk>/crossovers/", crossovers, name="crossovers"),
    path("workers/<uuid:pk>/crossovers/declare/", DeclareCrossover.as_view(), name="declare_crossover"),
    path("crossovers/<uuid:pk>/edit/", EditCrossover.as_view(), name="edit_crossover"),
    path("crossovers/<uuid:pk>/withdraw/", WithdrawCrossover.as_view(), name="withdraw_crossover"),
    path("workers/<uuid:pk>/gains/", gains, name="gains"),
    path("workers/<uuid:pk>/gains/note/", NoteGain.as_view(), name="note_gain"),
    path("gains/<uuid:pk>/edit/", EditGain.as_view(), name="edit_gain"),
    path("gains/<uuid:pk>/remove/", RemoveGain.as_view(), name="remove_gain"),
    path("workers/<uuid:pk>/recovery-plan/", recovery_plan, name="recovery_plan"),
    path("workers/<uuid:pk>/recovery-plan/edit/", EditRecoveryPlan.as_view(), name="edit_recovery_plan"),
    path("workers/<uuid:pk>/recovery-plan/empty/", EmptyRecoveryPlan.as_view(), name="empty_recovery_plan"),
    path("workers/<uuid:pk>/away-today/", AwayToday.as_view(), name="away_today"),
    path("workers/<uuid:pk>/enter-absence/", EnterAbsence.as_view(), name="enter_absence"),
    path("absences/<uuid:pk>/", absence_detail, name="absence_detail"),
    path("absences/<uuid:pk>/correct/", CorrectAbsence.as_view(), name="correct_absence"),
    path("absences/<uuid:pk>/end/", EndAbsence.as_view(), name="end_absence"),
    path("absences/<uuid:pk>/take-back/", TakeBackAbsence.as_view(), name="take_back_absence"),
    path("imports/", ImportList.as_view(), name="import_list"),
    path("imports/start/<slug:kind>/", StartImport.as_view(), name="start_import"),
    path("imports/template/<slug:kind>/", import_template, name="import_template"),
    path("imports/<uuid:pk>/", import_detail, name="import_detail"),
    path("imports/<uuid:pk>/lines/", import_lines, name="import_lines"),
    path("imports/<uuid:pk>/carry-out/", CarryOutImport.as_view(), name="carry_out_import"),
    path("imports/<uuid:pk>/discard/", DiscardImport.as_view(), name="discard_import"),
    path("imports/<uuid:pk>/take-back/", TakeBackImport.as_view(), name="take_back_import"),
    path("my-profile/", my_profile, name="my_profile"),
    path("my-team/", ColleagueList.as_view(), name="colleague_list"),
    path("my-team/<uuid:pk>/", colleague_detail, name="colleague_detail"),
]
takes_files("workers:start_import", most=MOST_BYTES)
