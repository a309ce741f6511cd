"""What every page of a partnership's forecasts has: a partnership whose forecasts the reader may see."""

from typing import Any

from django.http import Http404, HttpRequest
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import cached_property
from django.views.generic import TemplateView, View
from django.views.generic.base import ContextMixin

from lifecourse.accounts.api import Account
from lifecourse.design.api import OneFormPage
from lifecourse.engine.pathways import BadParameter
from lifecourse.forecasting.models import Forecast
from lifecourse.forecasting.operations.writing import WRITES, CannotWrite
from lifecourse.forecasting.queries.forecasts import NoSuchForecast, get_forecast, partnerships_seen_by
from lifecourse.forecasting.queries.standing import StandingArea, area_standing
from lifecourse.forecasting.rules.kept import BadKept
from lifecourse.organisations.api import NotAllowed, Partnership, permissions_in

REFUSALS: tuple[type[Exception], ...] = (NotAllowed, CannotWrite, BadKept, BadParameter)
NEEDS = "Changing what forecasts rest on needs a role that you do not hold here."


class ForecastsPage(ContextMixin, View):
    """Opens for those who may read the partnership's plans; for anybody else it is not there."""

    # Which of the pages this is, for the way between them.
    here = ""
    partnership: Partnership

    def setup(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        """Find the partnership before anything else is done."""
        super().setup(request, *args, **kwargs)
        if not request.user.is_authenticated:
            return
        self.account: Account = request.user
        self.today = timezone.localdate()
        self.partnership = self.find()
        self.held = permissions_in(self.account, partnership=self.partnership, on=self.today)

    def find(self) -> Partnership:
        """The partnership that the address names. Raises Http404."""
        seen = partnerships_seen_by(self.account, on=self.today)
        found = seen.filter(slug=self.kwargs["partnership"]).first()
        if found is None:
            raise Http404("There is no such partnership that you may see.")
        return found

    @property
    def writes(self) -> bool:
        """Whether the reader may change what forecasts rest on."""
        return WRITES in self.held

    @cached_property
    def standing(self) -> StandingArea | None:
        """The area that stands, with what is said otherwise."""
        return area_standing(self.partnership)

    def url(self, name: str, *more: Any) -> str:
        """The address of another page of this partnership's forecasts."""
        return reverse(f"forecasting:{name}", args=[self.partnership.slug, *more])

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """The partnership, and what the reader may do."""
        return super().get_context_data(**kwargs) | {
            "partnership": self.partnership,
            "here": self.here,
            "writes": self.writes,
        }


class ForecastsReadPage(ForecastsPage, TemplateView):
    """A page of forecasts to read."""


class ForecastsKeepPage(ForecastsPage, OneFormPage):
    """A form that does one thing to what forecasts rest on."""

    template_name = "forecasting/form.html"
    needs = NEEDS
    refusals = REFUSALS
    back = "show_forecasts"

    def allowed(self) -> bool:
        """Whether the reader may do it."""
        return self.writes

    def back_url(self) -> str:
        """Where one came from."""
        return self.url(self.back)


class OneForecastPage(ForecastsPage):
    """A page of one forecast: its address has the forecast's own number in the database."""

    forecast: Forecast

    def find(self) -> Partnership:
        """The partnership of the forecast that the address names. Raises Http404."""
        try:
            self.forecast = get_forecast(self.kwargs["pk"], seen_by=self.account, on=self.today)
        except NoSuchForecast as reason:
            raise Http404(str(reason)) from None
        return self.forecast.partnership

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """The forecast."""
        return super().get_context_data(**kwargs) | {"forecast": self.forecast}
