"""Addresses of pooled funds."""

from django.urls import path

from lifecourse.finance.urls import (
    agreement,
    flow,
    forecast,
    highlight,
    imports,
    months,
    outline,
    outputs,
    outturn,
    packages,
    partner_statement,
    postings,
    returns,
    risk_share,
    shape,
    spending,
    variance,
    virement,
    year_end,
)
from lifecourse.finance.views import statement

app_name = "finance"
# Each subject's addresses stand in a file of its own here, added as a list.
urlpatterns = [
    path("", statement.ShowFundsView.as_view(), name="show_funds"),
    # Before the agreements, none of which is called so.
    *shape.urlpatterns,
    *agreement.urlpatterns,
    *outline.urlpatterns,
    path("<slug:fund>/<slug:year>/", statement.ShowStatementView.as_view(), name="show_statement"),
    *outturn.urlpatterns,
    *postings.urlpatterns,
    *risk_share.urlpatterns,
    *packages.urlpatterns,
    *spending.urlpatterns,
    *months.urlpatterns,
    *forecast.urlpatterns,
    *virement.urlpatterns,
    *variance.urlpatterns,
    *highlight.urlpatterns,
    *outputs.urlpatterns,
    *returns.urlpatterns,
    *flow.urlpatterns,
    *imports.urlpatterns,
    *partner_statement.urlpatterns,
    *year_end.urlpatterns,
]
