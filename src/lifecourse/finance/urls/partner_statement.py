"""Addresses of the partners' statements."""

from django.urls import path

from lifecourse.finance.views import partner_statement as views

AT = "<slug:fund>/<slug:year>/partners/"
urlpatterns = [
    path(AT, views.ShowPartnersView.as_view(), name="show_partners"),
    path(f"{AT}<slug:party>/", views.ShowPartnerView.as_view(), name="show_partner"),
    path(f"{AT}<slug:party>/workbook/", views.PartnerWorkbookView.as_view(), name="partner_workbook"),
    path(f"{AT}<slug:party>/keep/", views.KeepStatementView.as_view(), name="keep_statement"),
    path(f"{AT}<slug:party>/answer/", views.AnswerStatementView.as_view(), name="answer_statement"),
]
