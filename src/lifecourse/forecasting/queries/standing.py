"""What stands for a partnership: its area, what is said otherwise, its scenarios."""

from dataclasses import dataclass
from functools import cached_property

from django.db.models import F, QuerySet, Window
from django.db.models.functions import RowNumber

from lifecourse.engine.pathways import Area, BadArea, Parameter, drawn_codes
from lifecourse.forecasting.models import ForecastArea, Override, ScenarioVersion
from lifecourse.forecasting.rules.kept import overridden, read_area
from lifecourse.forecasting.rules.overriding import SaidOtherwise, parameter_by
from lifecourse.organisations.api import Partnership


@dataclass(frozen=True, kw_only=True)
class StandingArea:
    """The area that stands: the row it was taken as, as it was taken, and with what is said otherwise."""

    row: ForecastArea
    taken: Area
    area: Area
    overrides: dict[str, Override]

    @cached_property
    def drawn(self) -> frozenset[str]:
        """The parameters that every draw takes anew; none where the area's numbers cannot be together."""
        try:
            return drawn_codes(self.area)
        except BadArea:
            return frozenset()


def area_of(partnership: Partnership) -> ForecastArea | None:
    """The area that was taken last; none where none was."""
    return (
        ForecastArea.objects.filter(partnership=partnership)
        .select_related("by", "partnership")
        .order_by("-id")
        .first()
    )


def overrides_standing(partnership: Partnership) -> dict[str, Override]:
    """What is said otherwise now, by code: the newest of each, unless it ends what was said before."""
    newest = (
        Override.objects.filter(partnership=partnership)
        .select_related("by")
        .annotate(back=Window(RowNumber(), partition_by=[F("code")], order_by=F("id").desc()))
    )
    return {one.code: one for one in newest.filter(back=1) if one.value is not None}


def overrides_told(partnership: Partnership, code: str) -> QuerySet[Override]:
    """Everything that was said of a parameter, the newest first."""
    return Override.objects.filter(partnership=partnership, code=code).select_related("by").order_by("-id")


def area_standing(partnership: Partnership) -> StandingArea | None:
    """The area with what is said otherwise; none where none was taken. Raises BadKept or BadParameter."""
    row = area_of(partnership)
    if row is None:
        return None
    taken = read_area(row.data)
    overrides = overrides_standing(partnership)
    said = {code: said_by(one, taken) for code, one in overrides.items() if code in taken.by_code}
    return StandingArea(row=row, taken=taken, area=overridden(taken, said), overrides=overrides)


def said_by(one: Override, area: Area) -> Parameter:
    """A parameter as an override says it. Raises BadParameter."""
    if one.value is None or one.low is None or one.high is None:
        return area.parameter(one.code)
    said = SaidOtherwise(value=one.value, low=one.low, high=one.high, source=one.source, why=one.why)
    return parameter_by(area.parameter(one.code), said)


def scenarios_standing(partnership: Partnership) -> QuerySet[ScenarioVersion]:
    """The newest version of each scenario, by name."""
    newest = ScenarioVersion.objects.filter(scenario__partnership=partnership).annotate(
        back=Window(RowNumber(), partition_by=[F("scenario")], order_by=F("number").desc())
    )
    return newest.filter(back=1).select_related("scenario", "by").order_by("scenario__name")
