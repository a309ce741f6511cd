"""Addresses of a case's words, findings and gateways."""

from django.urls import path

from lifecourse.cases.views import approval, cases, versions, words

CASE = "<slug:partnership>/<slug:case>/"
APPROVAL = [
    path(f"{CASE}text/", cases.ShowTextView.as_view(), name="show_text"),
    path(f"{CASE}text/<slug:part>/", words.WriteWordsView.as_view(), name="write_words"),
    path(f"{CASE}findings/", cases.ShowFindingsView.as_view(), name="show_findings"),
    path(f"{CASE}gateways/", approval.ShowGatewaysView.as_view(), name="show_gateways"),
    path(f"{CASE}gateways/<slug:gateway>/forward/", approval.SubmitView.as_view(), name="submit_case"),
    path(f"{CASE}versions/", versions.ShowVersionsView.as_view(), name="show_versions"),
    path(f"{CASE}versions/compare/", versions.CompareView.as_view(), name="compare_versions"),
    path(
        f"{CASE}versions/<int:number>/<slug:organisation>/", approval.DecideView.as_view(), name="decide_case"
    ),
    path(f"{CASE}conditions/<int:number>/", approval.MeetView.as_view(), name="meet_condition"),
]
