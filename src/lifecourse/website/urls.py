"""The addresses of the pages that join rooms."""

from django.urls import path

from lifecourse.website.views import (
    cells,
    demonstration,
    evidence,
    find,
    findings,
    glossary,
    grids,
    home,
    partnerships,
    plans,
    progress,
    rows,
    sections,
    threads,
    working,
)

urlpatterns = [
    path("", home.ShowHomeView.as_view(), name="home"),
    path("demonstration", demonstration.ShowDemonstrationView.as_view(), name="show_demonstration"),
    path("glossary", glossary.ShowGlossaryView.as_view(), name="show_glossary"),
    path("find", find.FindView.as_view(), name="find"),
    path("partnerships/<slug:slug>/", partnerships.ShowPartnershipView.as_view(), name="show_partnership"),
    path("plans/", home.ShowPlansView.as_view(), name="show_plans"),
    path("plans/<slug:slug>/", plans.ShowPlanView.as_view(), name="show_plan"),
    path("plans/<slug:slug>/rules", plans.ChooseRulePackView.as_view(), name="choose_rule_pack"),
    path("plans/<slug:slug>/picture/<slug:picture>", plans.ShowPictureView.as_view(), name="show_picture"),
    path("plans/<slug:slug>/section/<str:section>", sections.ShowSectionView.as_view(), name="show_section"),
    path(
        "plans/<slug:slug>/section/<str:section>/write",
        sections.WriteSectionView.as_view(),
        name="write_section",
    ),
    path("plans/<slug:slug>/section/<str:section>/draft", working.KeepDraftView.as_view(), name="keep_draft"),
    path("plans/<slug:slug>/here", working.ShowHereView.as_view(), name="show_here"),
    path(
        "plans/<slug:slug>/table/<slug:table>/figures",
        grids.ChangeFiguresView.as_view(),
        name="change_figures",
    ),
    path("plans/<slug:slug>/table/<slug:table>/add", rows.AddRowView.as_view(), name="add_row"),
    path("plans/<slug:slug>/table/<slug:table>/<slug:row>", rows.ChangeRowView.as_view(), name="change_row"),
    path(
        "plans/<slug:slug>/table/<slug:table>/<slug:row>/remove",
        rows.RemoveRowView.as_view(),
        name="remove_row",
    ),
    path(
        "plans/<slug:slug>/figure/<slug:table>/<slug:row>/<slug:column>",
        cells.ChangeFigureView.as_view(),
        name="change_figure",
    ),
    path("plans/<slug:slug>/questions", threads.ShowThreadsView.as_view(), name="show_threads"),
    path("plans/<slug:slug>/questions/ask", threads.OpenThreadView.as_view(), name="open_thread"),
    path("plans/<slug:slug>/questions/<int:thread>", threads.ShowThreadView.as_view(), name="show_thread"),
    path("plans/<slug:slug>/evidence", evidence.ShowEvidenceView.as_view(), name="show_evidence"),
    path("plans/<slug:slug>/evidence/add", evidence.AddEvidenceView.as_view(), name="add_evidence"),
    path(
        "plans/<slug:slug>/evidence/<int:evidence>/file",
        evidence.DownloadEvidenceView.as_view(),
        name="download_evidence",
    ),
    path(
        "plans/<slug:slug>/evidence/<int:evidence>/remove",
        evidence.RemoveEvidenceView.as_view(),
        name="remove_evidence",
    ),
    path("plans/<slug:slug>/progress", progress.ShowProgressView.as_view(), name="show_progress"),
    path("plans/<slug:slug>/progress/assign", progress.AssignSectionsView.as_view(), name="assign_sections"),
    path("plans/<slug:slug>/findings", findings.ShowFindingsView.as_view(), name="show_findings"),
    path("plans/<slug:slug>/findings/<int:finding>", findings.ShowFindingView.as_view(), name="show_finding"),
]
