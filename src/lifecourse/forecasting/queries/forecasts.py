"""Which forecasts somebody may read, and how far each is."""

from datetime import date

from django.db.models import QuerySet, Sum

from lifecourse.accounts.api import Account
from lifecourse.forecasting.models import Forecast, ForecastPortion
from lifecourse.organisations.api import Partnership, Permission, partnerships_where


class NoSuchForecast(Exception):
    """There is no such forecast that this person may see."""


def partnerships_seen_by(account: Account, *, on: date) -> QuerySet[Partnership]:
    """The partnerships whose forecasts somebody may read on a day: those whose plans they may."""
    return partnerships_where(account, Permission.SEE_PLAN, on=on)


def forecasts_of(partnership: Partnership) -> QuerySet[Forecast]:
    """Every forecast of a partnership, the newest first, without what it rests on."""
    return (
        Forecast.objects.filter(partnership=partnership)
        .select_related("partnership", "by", "scenario__scenario", "area", "beside")
        .defer("inputs", "area__data", "beside__inputs", "scenario__data")
        .order_by("-number")
    )


def get_forecast(pk: int, *, seen_by: Account, on: date) -> Forecast:
    """One forecast. Raises NoSuchForecast, also where it is not for this person to see."""
    found = (
        Forecast.objects.filter(partnership__in=partnerships_seen_by(seen_by, on=on), pk=pk)
        .select_related("partnership", "by", "scenario__scenario", "area", "beside")
        .defer("area__data", "beside__inputs")
        .first()
    )
    if found is None:
        raise NoSuchForecast("There is no such forecast that you may see.")
    return found


def draws_done_of(partnership: Partnership) -> dict[int, int]:
    """How many draws are kept of each forecast of a partnership of which some are, by its key."""
    portions = ForecastPortion.objects.filter(forecast__partnership=partnership)
    return dict(portions.values_list("forecast").annotate(done=Sum("draws")).order_by("forecast"))


def draws_done(forecast: Forecast) -> int:
    """How many draws of a forecast are kept."""
    return int(forecast.portions.aggregate(done=Sum("draws", default=0))["done"])
