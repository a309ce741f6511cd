"""Addresses of the publishing room."""

from django.urls import path

from lifecourse.publishing import views

app_name = "publishing"
urlpatterns = [
    path("plans/<slug:slug>/publish", views.ShowPublishView.as_view(), name="show_publish"),
    path("plans/<slug:slug>/paper", views.ShowPaperView.as_view(), name="show_paper"),
    path("plans/<slug:slug>/workbook.xlsx", views.DownloadWorkbookView.as_view(), name="download_workbook"),
]
