"""Addresses that open without signing in."""

from django.urls import path

from lifecourse.delivery.views import public

app_name = "feedback"
urlpatterns = [
    path("thanks", public.ThanksView.as_view(), name="thanks"),
    path("<str:token>", public.GiveFeedbackView.as_view(), name="give"),
]
