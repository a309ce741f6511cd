"""Addresses under a partnership: meetings, decisions, actions, and who was heard."""

from django.urls import path

from lifecourse.delivery.views import actions, decisions, meetings

app_name = "delivery"
urlpatterns = [
    path("meetings/", meetings.ShowMeetingsView.as_view(), name="show_meetings"),
    path("meetings/add", meetings.CallMeetingView.as_view(), name="call_meeting"),
    path("meetings/<int:number>/", meetings.ShowMeetingView.as_view(), name="show_meeting"),
    path("meetings/<int:number>/change", meetings.ChangeMeetingView.as_view(), name="change_meeting"),
    path("meetings/<int:number>/notes", meetings.NoteMeetingView.as_view(), name="note_meeting"),
    path("decisions/", decisions.ShowDecisionsView.as_view(), name="show_decisions"),
    path("decisions/add", decisions.LogDecisionView.as_view(), name="log_decision"),
    path("who-decides/", decisions.ShowRightsView.as_view(), name="show_rights"),
    path("who-decides/say", decisions.SayWhoDecidesView.as_view(), name="say_who_decides"),
    path("actions/", actions.ShowActionsView.as_view(), name="show_actions"),
    path("actions/add", actions.TakeOnView.as_view(), name="take_on"),
    path("actions/<int:number>/done", actions.ActionDoneView.as_view(), name="action_done"),
    path("actions/<int:number>/not-done", actions.ActionNotDoneView.as_view(), name="action_not_done"),
    path("actions/<int:number>/reopen", actions.ReopenActionView.as_view(), name="reopen_action"),
    path("actions/<int:number>/chase", actions.ChaseActionView.as_view(), name="chase_action"),
]
