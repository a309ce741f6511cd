"""A forecast's trajectory as the plan's own: people in hospital at the end of each year, all or nothing."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal

from lifecourse.accounts.api import Account
from lifecourse.delivery.api import last_day_of
from lifecourse.figures.api import Confidence, FigureValue, Unit
from lifecourse.forecasting.api import (
    Forecast,
    OutOfReach,
    day_said,
    in_hospital_after,
    provenance_of,
    result_of,
)
from lifecourse.plans.document import PlanDocument, Row
from lifecourse.plans.limits import LONGEST_SOURCE
from lifecourse.plans.models import Plan, TableCell
from lifecourse.plans.operations.changing import UnableToChangePlan
from lifecourse.plans.operations.figures import FigureChange, change_figures

TABLE = "activity"
# What the row of people in hospital counts, wherever a plan states it.
QUANTITY = "inpatients/all"


@dataclass(frozen=True, kw_only=True)
class YearAdopted:
    """One year's end: what the plan says, and what it would say."""

    column: str
    title: str
    before: FigureValue | None
    after: FigureValue


@dataclass(frozen=True, kw_only=True)
class Trajectory:
    """People in hospital at the end of each year that a plan has and a forecast reaches."""

    row: str
    years: tuple[YearAdopted, ...]
    # Years that the plan has and the forecast does not reach, by their titles.
    beyond: tuple[str, ...]


def trajectory_of(document: PlanDocument, forecast: Forecast) -> Trajectory:
    """What adopting a forecast would do to a plan. Raises UnableToChangePlan, or BadKept."""
    row = _row_of(document)
    outlook = result_of(forecast)
    source = provenance_of(forecast)[:LONGEST_SOURCE]
    years, beyond = [], []
    for column, title, day in _years_of(document):
        try:
            stood = in_hospital_after(outlook, day)
        except OutOfReach:
            beyond.append(title)
            continue
        after = FigureValue(
            value=Decimal(stood.middle),
            unit=Unit.PEOPLE,
            as_at=day,
            source=source,
            confidence=Confidence.ESTIMATED,
            quantity=QUANTITY,
            note=f"In nine of ten draws {stood.low} to {stood.high} people.",
        )
        years.append(YearAdopted(column=column, title=title, before=row.figure(column), after=after))
    if not years:
        raise UnableToChangePlan(
            f"The forecast reaches none of the years of this plan ({', '.join(beyond)}). It says people from"
            f" {day_said(outlook.first_day)} on for {len(outlook.month_ends)} months."
        )
    return Trajectory(row=row.key, years=tuple(years), beyond=tuple(beyond))


def adopt_trajectory(
    *, plan: Plan, trajectory: Trajectory, forecast: Forecast, by: Account, at: datetime
) -> list[TableCell]:
    """Let a plan say what a forecast says, as the reader saw it. Adopted already, nothing changes.

    Raises NotAllowed, UnableToChangePlan, or ChangedMeanwhile where somebody changed a year since.
    """
    if forecast.partnership_id != plan.partnership_id:
        raise UnableToChangePlan("This forecast is of another partnership than the plan.")
    figures = [
        FigureChange(row=trajectory.row, column=one.column, stated=one.after, seen=one.before)
        for one in trajectory.years
        if one.before != one.after
    ]
    return change_figures(plan=plan, table=TABLE, figures=figures, by=by, at=at)


def _row_of(document: PlanDocument) -> Row:
    """The row of people in hospital. Raises UnableToChangePlan."""
    if not document.has_table(TABLE):
        raise UnableToChangePlan("The form of this plan has no table of people by year.")
    rows = document.rows(TABLE)
    columns = document.template.table(TABLE).figure_columns
    for row in rows:
        figures = (row.figure(column.key) for column in columns)
        if row.key == "inpatients" or any(one is not None and one.quantity == QUANTITY for one in figures):
            return row
    title = document.template.table(TABLE).title
    raise UnableToChangePlan(
        f"The plan’s table “{title}” has no row of people in hospital. Add one, with one of its figures "
        f"counted as {QUANTITY}."
    )


def _years_of(document: PlanDocument) -> Iterator[tuple[str, str, date]]:
    """The years of the table but the first, which was counted: column, title and last day."""
    for column in document.template.table(TABLE).figure_columns[1:]:
        try:
            yield column.key, column.title, last_day_of(column.title)
        except ValueError:
            continue
