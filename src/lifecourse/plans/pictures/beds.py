"""Beds in the area against the beds that this partnership's people use."""

from decimal import Decimal

from lifecourse.design.api import Beds, BedsUsed, Chart
from lifecourse.plans.document import PlanDocument, Row
from lifecourse.standards.api import RulePack


def beds_charts(document: PlanDocument, pack: RulePack) -> list[Chart]:
    """One bar for each place with beds."""
    rows = document.rows("beds")
    if not rows:
        return []
    choices = document.template.table("beds").column("setting").choices
    places = tuple(
        Beds(
            name=_name(row, choices.get(row.text("setting"), "")),
            in_area=_whole(row, "beds"),
            used_by_us=_whole(row, "used"),
        )
        for row in rows
    )
    return [BedsUsed(title="Beds in the area and beds used", places=places, note=_importing(rows))]


def _name(row: Row, setting: str) -> str:
    place = row.text("place")
    # "The whole area" is a description and takes a small letter; "North East Essex" is a name.
    inside = place[:1].lower() + place[1:] if place.startswith(("The ", "On ")) else place
    return f"{setting}, {inside}" if place else setting


def _whole(row: Row, column: str) -> int | None:
    number = row.number(column)
    return None if number is None else int(number)


def _importing(rows: tuple[Row, ...]) -> str:
    both = [(b, u) for row in rows if (b := row.number("beds")) and (u := row.number("used")) is not None]
    beds, used = (sum((pair[i] for pair in both), Decimal(0)) for i in (0, 1))
    if not both or used * 2 >= beds:
        return ""
    return "More than half of these beds are used by other areas or stand empty."
