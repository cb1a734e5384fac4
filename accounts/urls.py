"""Addresses of the accounts app."""

from django.urls import path

from accounts.views import invitations, limits, own, pages, people, role_requests, service_lists, stranded, teams

app_name = "accounts"
urlpatterns = [
    path("users/", people.UserList.as_view(), name="user_list"),
    path("users/invite/", people.Invite.as_view(), name="invite"),
    path("users/<uuid:pk>/", people.user_detail, name="user_detail"),
    path("users/<uuid:pk>/edit/", people.EditUser.as_view(), name="edit_user"),
    path("users/<uuid:pk>/add-role/", people.AddMembership.as_view(), name="add_membership"),
    path("users/<uuid:pk>/resend-invitation/", people.ResendInvitation.as_view(), name="resend_invitation"),
    path("users/<uuid:pk>/withdraw-invitation/", people.WithdrawInvitation.as_view(), name="withdraw_invitation"),
    path("users/<uuid:pk>/deactivate/", people.Deactivate.as_view(), name="deactivate"),
    path("users/<uuid:pk>/reactivate/", people.Reactivate.as_view(), name="reactivate"),
    path("users/<uuid:pk>/reset-second-factor/", people.ResetSecondFactor.as_view(), name="reset_second_factor"),
    path("users/<uuid:pk>/hand-over/", stranded.HandOver.as_view(), name="hand_over"),
    path("role-requests/", role_requests.RoleRequestList.as_view(), name="role_request_list"),
    path("role-requests/<uuid:pk>/", role_requests.role_request_detail, name="role_request_detail"),
    path("role-requests/<uuid:pk>/approve/", role_requests.ApproveRoleRequest.as_view(), name="approve_role_request"),
    path("role-requests/<uuid:pk>/decline/", role_requests.DeclineRoleRequest.as_view(), name="decline_role_request"),
    path(
        "role-requests/<uuid:pk>/withdraw/", role_requests.WithdrawRoleRequest.as_view(), name="withdraw_role_request"
    ),
    path("account-events/<uuid:pk>/", people.account_event, name="account_event"),
    path("stranded/", stranded.stranded_list, name="stranded_list"),
    path("memberships/<uuid:pk>/end/", people.EndMembership.as_view(), name="end_membership"),
    path("teams/", teams.TeamList.as_view(), name="team_list"),
    path("teams/add/", teams.AddTeam.as_view(), name="add_team"),
    path("teams/<uuid:pk>/", teams.team_detail, name="team_detail"),
    path("teams/<uuid:pk>/edit/", teams.EditTeam.as_view(), name="edit_team"),
    path("lists/", service_lists.list_index, name="list_index"),
    path("lists/<slug:name>/", service_lists.item_list, name="item_list"),
    path("lists/<slug:name>/add/", service_lists.AddItem.as_view(), name="add_item"),
    path("lists/<slug:name>/<slug:code>/edit/", service_lists.EditItem.as_view(), name="edit_item"),
    path("lists/<slug:name>/<slug:code>/retire/", service_lists.RetireItem.as_view(), name="retire_item"),
    path("lists/<slug:name>/<slug:code>/bring-back/", service_lists.BringBackItem.as_view(), name="bring_back_item"),
    path("lists/<slug:name>/<slug:code>/move/", service_lists.move_item, name="move_item"),
    path("limits/", limits.limit_list, name="limit_list"),
    path("limits/<slug:code>/set/", limits.SetLimit.as_view(), name="set_limit"),
    path("limits/<uuid:pk>/take-back/", limits.TakeBackLimit.as_view(), name="take_back_limit"),
    path("roles/", people.role_table, name="role_table"),
    path("invitations/<uuid:pk>/<str:token>/", invitations.accept_invitation, name="accept_invitation"),
    path("settings/", own.Settings.as_view(), name="settings"),
    path("accessibility/", pages.accessibility, name="accessibility"),
    path("cookies/", pages.cookies, name="cookies"),
    path("privacy/", pages.privacy, name="privacy"),
    path("help/", pages.help_page, name="help"),
]
