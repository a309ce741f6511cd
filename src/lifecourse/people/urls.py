"""The addresses of people's records. None holds a name, a number or a word that somebody typed."""

from django.urls import URLPattern, URLResolver, path

from lifecourse.people.views.about import WriteAbout
from lifecourse.people.views.adding import AddPerson
from lifecourse.people.views.adjusting import AddAdjustment, EndAdjustment
from lifecourse.people.views.agreements import (
    EndAgreement,
    JoinAgreement,
    MakeAgreement,
    ShowAgreement,
    ShowAgreements,
)
from lifecourse.people.views.around import AddAround, AddAuthority, ChangeAround, EndAround, EndAuthority
from lifecourse.people.views.due import ExportDue, HoldRecord, KeepLonger, ReleaseHold, ShowDue, ShowKept
from lifecourse.people.views.emergencies import AskInEmergency, JudgeEmergency, OpenInEmergency, ShowAsked
from lifecourse.people.views.erasing import EraseSomebody
from lifecourse.people.views.finding import Find
from lifecourse.people.views.intake import GoOn, MendRow, ShowImport, ShowImports
from lifecourse.people.views.looks import ExportLooks, ShowLookedAt, ShowLooks
from lifecourse.people.views.matching import (
    Compare,
    ShowMatchQuality,
    ShowMerges,
    ShowPossibleMatches,
    TakeApart,
)
from lifecourse.people.views.person import ShowPerson
from lifecourse.people.views.responsible import AddResponsibility, EndResponsibility
from lifecourse.people.views.restricting import ChangeNames, Lift, Restrict
from lifecourse.people.views.retaining import AddRetentionRule, ShowRetention, ShowRetentionRule
from lifecourse.people.views.sharing import RecordChoice, ShowEasyRead, ShowSharing
from lifecourse.people.views.telling import TheirCopy

app_name = "people"
urlpatterns: list[URLPattern | URLResolver] = [
    path("", Find.as_view(), name="find"),
    path("add/", AddPerson.as_view(), name="add_person"),
    path("import/", ShowImports.as_view(), name="imports"),
    path("import/<int:number>/", ShowImport.as_view(), name="show_import"),
    path("import/<int:number>/go-on/", GoOn.as_view(), name="go_on_import"),
    path("import/rows/<int:number>/", MendRow.as_view(), name="mend_row"),
    path("agreements/", ShowAgreements.as_view(), name="show_agreements"),
    path("agreements/add/", MakeAgreement.as_view(), name="make_agreement"),
    path("agreements/<int:number>/", ShowAgreement.as_view(), name="show_agreement"),
    path("agreements/<int:number>/join/", JoinAgreement.as_view(), name="join_agreement"),
    path("agreements/<int:number>/end/", EndAgreement.as_view(), name="end_agreement"),
    path("emergency/", AskInEmergency.as_view(), name="ask_in_emergency"),
    path("emergency/<int:number>/", ShowAsked.as_view(), name="show_asked"),
    path("emergency/<int:number>/open/", OpenInEmergency.as_view(), name="open_in_emergency"),
    path("emergency/<int:number>/judge/", JudgeEmergency.as_view(), name="judge_emergency"),
    path("retention/", ShowRetention.as_view(), name="show_retention"),
    path("retention/add/", AddRetentionRule.as_view(), name="add_retention_rule"),
    path("retention/due/", ShowDue.as_view(), name="show_due"),
    path("retention/due/file/", ExportDue.as_view(), name="export_due"),
    path("retention/<int:number>/", ShowRetentionRule.as_view(), name="show_retention_rule"),
    path("looks/", ShowLooks.as_view(), name="show_looks"),
    path("looks/file/", ExportLooks.as_view(), name="export_looks"),
    path("matches/", ShowPossibleMatches.as_view(), name="show_possible_matches"),
    path("matches/quality/", ShowMatchQuality.as_view(), name="show_match_quality"),
    path("matches/<int:number>/", Compare.as_view(), name="compare"),
    path("merges/<int:number>/take-apart/", TakeApart.as_view(), name="take_apart"),
    path("adjustments/<int:number>/end/", EndAdjustment.as_view(), name="end_adjustment"),
    path("around/<int:number>/", ChangeAround.as_view(), name="change_around"),
    path("around/<int:number>/end/", EndAround.as_view(), name="end_around"),
    path("around/<int:number>/speaks/", AddAuthority.as_view(), name="add_authority"),
    path("authorities/<int:number>/end/", EndAuthority.as_view(), name="end_authority"),
    path("responsible/<int:number>/end/", EndResponsibility.as_view(), name="end_responsibility"),
    path("<uuid:key>/responsible/add/", AddResponsibility.as_view(), name="add_responsibility"),
    path("<uuid:key>/about/", WriteAbout.as_view(), name="write_about"),
    path("<uuid:key>/adjustments/add/", AddAdjustment.as_view(), name="add_adjustment"),
    path("<uuid:key>/around/add/", AddAround.as_view(), name="add_around"),
    path("<uuid:key>/restrict/", Restrict.as_view(), name="restrict"),
    path("<uuid:key>/restrict/names/", ChangeNames.as_view(), name="change_names"),
    path("<uuid:key>/restrict/lift/", Lift.as_view(), name="lift_restriction"),
    path("<uuid:key>/merges/", ShowMerges.as_view(), name="show_merges"),
    path("<uuid:key>/looked-at/", ShowLookedAt.as_view(), name="show_looked_at"),
    path("<uuid:key>/their-copy/", TheirCopy.as_view(), name="their_copy"),
    path("<uuid:key>/sharing/", ShowSharing.as_view(), name="show_sharing"),
    path("<uuid:key>/sharing/decide/", RecordChoice.as_view(), name="record_choice"),
    path("<uuid:key>/sharing/<int:number>/easy-read/", ShowEasyRead.as_view(), name="easy_read_choice"),
    path("<uuid:key>/kept/", ShowKept.as_view(), name="show_kept"),
    path("<uuid:key>/kept/longer/", KeepLonger.as_view(), name="keep_longer"),
    path("<uuid:key>/kept/hold/", HoldRecord.as_view(), name="hold_record"),
    path("<uuid:key>/kept/release/", ReleaseHold.as_view(), name="release_hold"),
    path("<uuid:key>/erase/", EraseSomebody.as_view(), name="erase"),
    path("<uuid:key>/", ShowPerson.as_view(), name="show_person"),
]
