"""Addresses of the publishing room."""

from django.urls import path

from lifecourse.publishing import easy_read_views, upload_views, views
from lifecourse.publishing.cases import views as case_views
from lifecourse.publishing.forecasts import views as forecast_views
from lifecourse.publishing.funds import return_views
from lifecourse.publishing.funds import views as fund_views
from lifecourse.publishing.public_edition import views as public_views
from lifecourse.publishing.publications import look_views
from lifecourse.publishing.publications import views as publication_views

app_name = "publishing"
urlpatterns = [
    path(
        "cases/<slug:partnership>/<slug:case>/papers/case.<slug:form>",
        case_views.DownloadCaseView.as_view(),
        name="download_case",
    ),
    path(
        "cases/<slug:partnership>/<slug:case>/papers/version-<int:number>.<slug:form>",
        case_views.DownloadCaseView.as_view(),
        name="download_case_version",
    ),
    path(
        "cases/<slug:partnership>/<slug:case>/papers/half-<slug:half>.<slug:form>",
        case_views.DownloadHalfView.as_view(),
        name="download_half",
    ),
    path(
        "forecasts/<int:pk>/papers/forecast.<slug:form>",
        forecast_views.DownloadForecastView.as_view(),
        name="download_forecast",
    ),
    path(
        "funds/<slug:fund>/<slug:year>/statement.<slug:form>",
        fund_views.DownloadStatementView.as_view(),
        name="download_statement",
    ),
    path(
        "funds/<slug:fund>/<slug:year>/reconcile",
        fund_views.ReconcileView.as_view(),
        name="reconcile",
    ),
    path(
        "funds/<slug:fund>/<slug:year>/reconcile.<slug:form>",
        fund_views.ReconcileView.as_view(),
        name="download_reconciled",
    ),
    path(
        "funds/<slug:fund>/<slug:year>/returns/",
        return_views.ShowReturnsView.as_view(),
        name="show_returns",
    ),
    path(
        "funds/<slug:fund>/<slug:year>/returns/<int:quarter>/",
        return_views.ShowReturnView.as_view(),
        name="show_return",
    ),
    path(
        "funds/<slug:fund>/<slug:year>/returns/<int:quarter>/file",
        return_views.FileReturnView.as_view(),
        name="file_return",
    ),
    path(
        "funds/<slug:fund>/<slug:year>/returns/<int:quarter>/draft.xlsx",
        return_views.DownloadReturnView.as_view(),
        name="download_return",
    ),
    path(
        "funds/<slug:fund>/<slug:year>/returns/<int:quarter>/version-<int:number>.xlsx",
        return_views.DownloadReturnView.as_view(),
        name="download_filed_return",
    ),
    path("plans/<slug:slug>/look", look_views.ChooseLookView.as_view(), name="choose_look"),
    path(
        "plans/<slug:slug>/publications",
        publication_views.ShowPublicationsView.as_view(),
        name="show_publications",
    ),
    path(
        "plans/<slug:slug>/publications/<int:number>.<slug:form>",
        publication_views.DownloadPublishedView.as_view(),
        name="download_published",
    ),
    path("plans/<slug:slug>/publish", views.ShowPublishView.as_view(), name="show_publish"),
    path("plans/<slug:slug>/paper", views.ShowPaperView.as_view(), name="show_paper"),
    path("plans/<slug:slug>/workbook.xlsx", views.DownloadWorkbookView.as_view(), name="download_workbook"),
    path(
        "plans/<slug:slug>/tables/<slug:table>.csv",
        upload_views.DownloadTableView.as_view(),
        name="download_table",
    ),
    path("plans/<slug:slug>/fill-in", upload_views.FillInView.as_view(), name="fill_in"),
    path("plans/<slug:slug>/fill-in/<str:token>", upload_views.ShowUploadView.as_view(), name="show_upload"),
    path(
        "plans/<slug:slug>/easy-read.html",
        easy_read_views.ShowEasyReadPaperView.as_view(),
        name="show_easy_read_paper",
    ),
    path(
        "plans/<slug:slug>/easy-read.<str:form>",
        easy_read_views.DownloadEasyReadView.as_view(),
        name="download_easy_read",
    ),
    path("plans/<slug:slug>/public-edition", public_views.PublicEditionView.as_view(), name="public_edition"),
    path(
        "plans/<slug:slug>/public-edition/paper", public_views.PublicPaperView.as_view(), name="public_paper"
    ),
    path(
        "plans/<slug:slug>/public-edition/plan.<slug:form>",
        public_views.DownloadPublicView.as_view(),
        name="download_public",
    ),
    path("plans/<slug:slug>/plan.pdf", views.DownloadPdfView.as_view(), name="download_pdf"),
    path("plans/<slug:slug>/plan.docx", views.DownloadWordView.as_view(), name="download_word"),
    path("plans/<slug:slug>/papers/<slug:leaf>", views.ShowLeafView.as_view(), name="show_leaf"),
    path(
        "plans/<slug:slug>/papers/<slug:leaf>.<slug:form>",
        views.DownloadLeafView.as_view(),
        name="download_leaf",
    ),
]
