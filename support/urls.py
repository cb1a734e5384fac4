"""Addresses of a support, from the match to the ending."""

from django.urls import path

from support.views import agreements, concerns, course, deaths, goals, matching, reviews, session_page, sessions, striking, supports

app_name = "support"
urlpatterns = [
    path("referrals/<uuid:pk>/match/", matching.Match.as_view(), name="match"),
    path("offers/<uuid:pk>/accept/", matching.AcceptOffer.as_view(), name="accept_offer"),
    path("supports/", supports.SupportList.as_view(), name="support_list"),
    path("supports/<uuid:pk>/", supports.support_detail, name="support_detail"),
    path("supports/<uuid:pk>/trail/", supports.support_trail, name="support_trail"),
    path("supports/<uuid:pk>/book-session/", sessions.BookSession.as_view(), name="book_session"),
    path("supports/<uuid:pk>/log-session/", sessions.LogSession.as_view(), name="log_session"),
    path("supports/<uuid:pk>/set-goal/", goals.SetGoal.as_view(), name="set_goal"),
    path("supports/<uuid:pk>/rate-goals/", goals.RateGoals.as_view(), name="rate_goals"),
    path("supports/<uuid:pk>/hold-review/", reviews.HoldReview.as_view(), name="hold_review"),
    path("supports/<uuid:pk>/agree-earlier-notes/", course.AgreeEarlierNotes.as_view(), name="agree_earlier_notes"),
    path("supports/<uuid:pk>/withdraw-earlier-notes/", course.WithdrawEarlierNotes.as_view(), name="withdraw_earlier_notes"),
    path("supports/<uuid:pk>/agreements/", agreements.agreements, name="agreements"),
    path("supports/<uuid:pk>/extend/", course.Extend.as_view(), name="extend"),
    path("supports/<uuid:pk>/pause/", course.Pause.as_view(), name="pause"),
    path("supports/<uuid:pk>/resume/", course.Resume.as_view(), name="resume"),
    path("supports/<uuid:pk>/end/", course.EndSupport.as_view(), name="end_support"),
    path("supports/<uuid:pk>/reopen/", course.Reopen.as_view(), name="reopen"),
    path("supports/<uuid:pk>/raise-concern/", concerns.RaiseConcern.as_view(), name="raise_concern"),
    path("goals/<uuid:pk>/close/", goals.CloseGoal.as_view(), name="close_goal"),
    path("sessions/", sessions.SessionList.as_view(), name="session_list"),
    path("sessions/<uuid:pk>/", session_page.session_detail, name="session_detail"),
    path("sessions/<uuid:pk>/log/", sessions.LogBookedSession.as_view(), name="log_booked_session"),
    path("sessions/<uuid:pk>/rebook/", sessions.RebookSession.as_view(), name="rebook_session"),
    path("sessions/<uuid:pk>/edit/", sessions.EditSession.as_view(), name="edit_session"),
    path("sessions/<uuid:pk>/add/", sessions.AddToSession.as_view(), name="add_to_session"),
    path("sessions/<uuid:pk>/debrief/", sessions.RecordDebrief.as_view(), name="record_debrief"),
    path("sessions/<uuid:pk>/strike/", striking.StrikeSession.as_view(), name="strike_session"),
    path("sessions/<uuid:pk>/unstrike/", striking.UnstrikeSession.as_view(), name="unstrike_session"),
    path("reviews/<uuid:pk>/strike/", striking.StrikeReview.as_view(), name="strike_review"),
    path("reviews/<uuid:pk>/unstrike/", striking.UnstrikeReview.as_view(), name="unstrike_review"),
    path("people/died/", deaths.DeathList.as_view(), name="death_list"),
    path("people/<uuid:pk>/confirm-death/", deaths.ConfirmDeath.as_view(), name="confirm_death"),
    path("concerns/", concerns.ConcernList.as_view(), name="concern_list"),
    path("concerns/<uuid:pk>/", concerns.concern_detail, name="concern_detail"),
    path("concerns/<uuid:pk>/acknowledge/", concerns.AcknowledgeConcern.as_view(), name="acknowledge_concern"),
    path("concerns/<uuid:pk>/close/", concerns.CloseConcern.as_view(), name="close_concern"),
]
