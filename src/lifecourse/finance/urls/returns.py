"""The address of what a return tells."""

from django.urls import path

from lifecourse.finance.views import returns

urlpatterns = [
    path(
        "<slug:fund>/<slug:year>/returns/<int:quarter>/words",
        returns.TellInReturnView.as_view(),
        name="tell_in_return",
    ),
]
