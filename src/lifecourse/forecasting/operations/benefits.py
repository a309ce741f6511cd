"""What a scenario saves, given to a case as its savings: with the forecast as their source."""

from collections.abc import Mapping
from dataclasses import dataclass

from lifecourse.accounts.api import Stamp
from lifecourse.cases.api import Case, take_savings
from lifecourse.forecasting.models import Forecast
from lifecourse.forecasting.operations.writing import CannotWrite
from lifecourse.forecasting.queries.results import result_of
from lifecourse.forecasting.reading.listed import name_of
from lifecourse.forecasting.reading.provenance import provenance_of
from lifecourse.forecasting.rules.benefit import NothingSaved, savings_of
from lifecourse.forecasting.rules.years import YearLess, less_by_funder


@dataclass(frozen=True, kw_only=True)
class Given:
    """How a scenario's saving is written. `who`: codes of organisations by funder; `money`: as cases say."""

    who: Mapping[str, str]
    money: str
    read: int


def less_of(forecast: Forecast) -> dict[str, tuple[YearLess, ...]]:
    """What each funder pays less by year than in the baseline beside. Raises CannotWrite or BadKept."""
    if forecast.beside is None:
        raise CannotWrite("The baseline saves nothing: it is what a scenario is held against.")
    return less_by_funder(result_of(forecast.beside), result_of(forecast))


def give_to_case(*, forecast: Forecast, case: Case, given: Given, stamp: Stamp) -> None:
    """Write what a scenario saves among the savings of a case, in the place of what it gave before.

    Raises NotAllowed, CannotWrite, BadKept, or what writing a case raises.
    """
    if case.partnership_id != forecast.partnership_id:
        raise CannotWrite("The case is another partnership's.")
    if not given.who:
        raise CannotWrite("Say of one partner at least which organisation it is.")
    less = less_of(forecast)
    source = provenance_of(forecast)
    if forecast.beside is not None:
        source = f"{source}, beside the baseline, forecast {forecast.beside.number}"
    try:
        rows = savings_of(
            less,
            given.who,
            name=name_of(forecast),
            slug=f"forecast-{forecast.number}",
            money=given.money,
            source=source,
        )
    except NothingSaved as reason:
        raise CannotWrite(str(reason)) from reason
    take_savings(case=case, rows=rows, read=given.read, why=f"Taken from {source}"[:500], stamp=stamp)
