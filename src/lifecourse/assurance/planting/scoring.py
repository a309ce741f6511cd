"""Whether a finding points at a planted fault."""

from collections.abc import Iterable

from lifecourse.assurance.planting.fault import PlantedFault
from lifecourse.plans.api import Place


def points_at(places: Iterable[Place], fault: PlantedFault) -> bool:
    """Whether one of a finding's places is the fault's place.

    A fault that takes something out of a section or table has that as its place, and then any place inside
    is near enough.
    """
    given = list(places)
    return any(_is_at(place, wanted) for place in given for wanted in fault.places)


def _is_at(place: Place, wanted: Place) -> bool:
    if place == wanted:
        return True
    whole_table = bool(wanted.table) and not wanted.row and not wanted.column
    whole_section = not wanted.table
    if whole_table:
        return (place.section, place.table) == (wanted.section, wanted.table)
    return whole_section and place.section == wanted.section
