"""Every address of the site: wiring only."""

from django.urls import URLPattern, URLResolver, include, path

handler500 = "lifecourse.website.views.errors.something_went_wrong"

urlpatterns: list[URLPattern | URLResolver] = [
    path("", include("lifecourse.website.urls")),
    path("", include("lifecourse.publishing.urls")),
    path("partnerships/<slug:slug>/", include("lifecourse.delivery.urls")),
    path("partnerships/<slug:slug>/", include("lifecourse.measures.urls")),
    path("feedback/", include("lifecourse.delivery.public_urls")),
    path("people/", include("lifecourse.people.urls")),
    path("support/", include("lifecourse.support.urls")),
    path("forecasts/", include("lifecourse.forecasting.urls")),
    path("cases/", include("lifecourse.cases.urls")),
    path("funds/", include("lifecourse.finance.urls")),
    path("audit/", include("lifecourse.audit.urls")),
    path("organisations/", include("lifecourse.organisations.urls")),
    path("accounts/", include("lifecourse.accounts.urls")),
]
