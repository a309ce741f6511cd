"""The two sides of paper of a forecast to take away, for whoever may read it."""

from typing import Any, cast

from django.http import Http404, HttpRequest, HttpResponse
from django.utils import timezone
from django.views.generic import View

from lifecourse.accounts.api import Account
from lifecourse.forecasting.api import BadKept, NoSuchForecast, get_forecast, sides_of
from lifecourse.publishing.forecasts.galley import forecast_galley
from lifecourse.publishing.funds.views import download
from lifecourse.publishing.pdf import make_pdf
from lifecourse.publishing.word import make_word

FORMS = {
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "pdf": "application/pdf",
}


class DownloadForecastView(View):
    """A forecast as PDF or Word; who may not read it, or what is not all drawn, finds nothing."""

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """The file."""
        form = kwargs["form"]
        if form not in FORMS:
            raise Http404("There is no such file of a forecast.")
        # The middleware lets nobody come this far without signing in.
        account = cast("Account", request.user)
        try:
            forecast = get_forecast(kwargs["pk"], seen_by=account, on=timezone.localdate())
            galley = forecast_galley(sides_of(forecast), forecast, made_at=forecast.ended_at or forecast.at)
        except (NoSuchForecast, BadKept) as reason:
            raise Http404(str(reason)) from None
        made = make_pdf(galley) if form == "pdf" else make_word(galley)
        return download(made, f"forecast-{forecast.number}.{form}", FORMS[form])
