"""Addresses of pages that post."""

from django.urls import path

from lifecourse.finance.views import spending

YEAR = "<slug:fund>/<slug:year>"
urlpatterns = [
    path(f"{YEAR}/post/", spending.PostView.as_view(), name="post"),
    path(f"{YEAR}/post/invoice", spending.PostInvoiceView.as_view(), name="post_invoice"),
    path(f"{YEAR}/post/order", spending.PlaceOrderView.as_view(), name="place_order"),
    path(f"{YEAR}/post/due", spending.FallDueView.as_view(), name="fall_due"),
    path(f"{YEAR}/post/paid", spending.PayView.as_view(), name="pay"),
    path(f"{YEAR}/entries/<int:number>/invoice", spending.InvoiceOrderView.as_view(), name="invoice_order"),
    path(f"{YEAR}/entries/<int:number>/take-back", spending.TakeBackView.as_view(), name="take_back"),
]
