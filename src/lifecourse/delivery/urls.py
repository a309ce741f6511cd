"""Addresses under a partnership: meetings, decisions, actions, and who was heard."""

from django.urls import path

from lifecourse.delivery.views import actions, boards, decisions, engagement, feedback, hearing, meetings

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
    path("heard/", hearing.ShowHearingsView.as_view(), name="show_hearings"),
    path("heard/add", hearing.KeepHearingView.as_view(), name="add_hearing"),
    path("heard/<int:number>/change", hearing.KeepHearingView.as_view(), name="change_hearing"),
    path("heard/<int:number>/said", hearing.KeepSaidView.as_view(), name="add_said"),
    path("heard/<int:number>/said/<int:said>", hearing.KeepSaidView.as_view(), name="change_said"),
    path("voices/", engagement.ShowVoicesView.as_view(), name="show_voices"),
    path("voices/add", engagement.KeepCohortView.as_view(), name="add_cohort"),
    path("voices/<int:number>/change", engagement.KeepCohortView.as_view(), name="change_cohort"),
    path("shaped/", engagement.ShowSharedWorkView.as_view(), name="show_shared_work"),
    path("shaped/add", engagement.KeepSharedWorkView.as_view(), name="add_shared_work"),
    path("shaped/<int:number>/change", engagement.KeepSharedWorkView.as_view(), name="change_shared_work"),
    path("stakeholders/", engagement.ShowStakeholdersView.as_view(), name="show_stakeholders"),
    path("stakeholders/add", engagement.KeepStakeholderView.as_view(), name="add_stakeholder"),
    path(
        "stakeholders/<int:number>/change",
        engagement.KeepStakeholderView.as_view(),
        name="change_stakeholder",
    ),
    path("communications/", engagement.ShowTellingsView.as_view(), name="show_tellings"),
    path("communications/add", engagement.KeepTellingView.as_view(), name="add_telling"),
    path("communications/<int:number>/change", engagement.KeepTellingView.as_view(), name="change_telling"),
    path("feedback/", feedback.ShowFeedbackView.as_view(), name="show_feedback"),
    path("feedback/ask", feedback.MakeLinkView.as_view(), name="make_link"),
    path("feedback/<int:number>/close", feedback.CloseLinkView.as_view(), name="close_link"),
    path("feedback/answers/<int:number>/join", feedback.JoinAnswerView.as_view(), name="join_answer"),
    path("feedback/answers/<int:number>/set-aside", feedback.SetAsideAnswerView.as_view(), name="set_aside"),
    path("boards/add", boards.KeepBoardView.as_view(), name="add_board"),
    path("boards/<int:number>/change", boards.KeepBoardView.as_view(), name="change_board"),
    path("boards/<int:number>/seats/add", boards.KeepSeatView.as_view(), name="add_seat"),
    path("boards/<int:number>/seats/<int:seat>", boards.KeepSeatView.as_view(), name="change_seat"),
]
