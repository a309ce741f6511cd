"""Whether a finding points at a planted fault."""

from collections.abc import Iterable

from lifecourse.assurance.planting.fault import PlantedFault
from lifecourse.plans.api import Place


def points_at(places: Iterable[Place], fault: PlantedFault) -> bool:
    """Whether one of a finding's places is the fault's place.

    A fault that puts in or takes out a row, a table or a section has that as its place, and then any place
    inside is near enough.
    """
    given = list(places)
    return any(_is_at(place, wanted) for place in given for wanted in fault.places)


def _is_at(place: Place, wanted: Place) -> bool:
    if place == wanted:
        return True
    if not wanted.table:
        return place.section == wanted.section
    if wanted.column or (place.section, place.table) != (wanted.section, wanted.table):
        return False
    return not wanted.row or place.row == wanted.row
