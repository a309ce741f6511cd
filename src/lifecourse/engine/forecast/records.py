"""The records of a draw: people who do something, places, cells of rates, months, and what holds them."""

from typing import Annotated, Any

import numpy as np
from numba import carray
from numpy.typing import NDArray

from lifecourse.engine.forecast.compiled import compiled
from lifecourse.engine.forecast.memory import (
    Address,
    Flag,
    Key,
    Real,
    Small,
    Tiny,
    Whole,
    at_address,
    layout_of,
)

Floats = NDArray[np.float64]
Ints = NDArray[np.int32]
Longs = NDArray[np.int64]
NEVER = np.inf
# Targets that are no setting, as numbers.
TO_DEAD, TO_AWAY, NOWHERE, STAYS = -1, -2, -3, -4
# What somebody is doing.
COMING, STAYING, WAITING, FOR_TEAM, PREPARED_BY, GONE = 0, 1, 2, 3, 4, 5
# What is counted as it happens.
ADMITTED, READMITTED, DISCHARGED, TRANSFERRED, DIED, CAME, LEFT = 0, 1, 2, 3, 4, 5, 6
HAPPENINGS = ("admitted", "readmitted", "discharged", "transferred", "died", "came", "left")
# As what is published of people in hospital counts it: within a year.
READMISSION_DAYS = 365.0
# The lists that people stand in beside their days: of who waits for a place, and of who is in one.
QUEUED, MEMBERS = 0, 1
# To how many places the moves of one setting may lead.
MOST_WAYS = 16
MOST_PLACES = 1 << 40
MOST_HAPPENINGS = len(HAPPENINGS)
Pair = Annotated[Ints, np.int32, 2]


class Person:
    """Somebody who does something. Times are days from the start; lists by who is before and next."""

    key: Key
    born: Real
    since: Real
    # When they came to hospital, over all wards; when they last left it.
    entered: Real
    left: Real
    # When their next event is.
    when: Real
    day_next: Small
    day_before: Small
    goal: Small
    cell: Small
    visit: Small
    # In a queue and among the members of a setting.
    next: Pair
    before: Pair
    # The number of their year of birth (`paths.py`).
    birth: Tiny
    setting: Tiny
    cohort: Tiny
    funding: Tiny
    phase: Tiny
    prepared: Flag
    dowry: Flag


class Place:
    """A setting, or after the settings a team, with where its rates are and who is in it and waits for it."""

    hospital: Flag
    limited: Flag
    # Another is filled from it.
    feeds: Flag
    unsettled: Flag
    when_full: Whole
    then: Whole
    fills_from: Whole
    first_cell: Whole
    first_span: Whole
    spans: Whole
    stays: Whole
    until: Real
    team_days: Real
    leads: Annotated[Longs, np.int64, MOST_WAYS]
    occupied: Whole
    places: Whole
    # Of who waits for it, and of its members.
    first: Pair
    last: Pair


class Cell:
    """Rates per day of one cohort, age band, span of days and band of time in a setting: of leaving, and of
    it by death. `upto`: below which share somebody goes which way."""

    rate: Real
    dying: Real
    upto: Annotated[NDArray[np.float32], np.float32, MOST_WAYS]


class Month:
    """A month: the first day after it, how long it is and in which year, and what is counted in it."""

    end: Whole
    days: Whole
    year: Whole
    dowries: Whole
    dowry_nights: Whole
    happened: Annotated[Longs, np.int64, MOST_HAPPENINGS]


class Draw:
    """All of a draw: sizes, and where everything stands. See the functions below for what stands there."""

    settings: Whole
    teams: Whole
    cohorts: Whole
    fundings: Whole
    funders: Whole
    age_bands: Whole
    long_bands: Whole
    months: Whole
    # How many numbers are counted of a month and setting (`counts.py`).
    width: Whole
    days: Whole
    cells: Whole
    spans: Whole
    stays: Whole
    most_people: Whole
    used: Whole
    # There may have been no room for somebody: the draw is void.
    lost: Flag
    # Who comes for somebody who died and has not been let in: at most one.
    coming: Flag
    coming_at: Real
    coming_key: Key
    dowry_days: Real
    # Who comes for each who dies: setting (-1: nobody), cohort, funding, age in days.
    instead: Whole
    instead_cohort: Whole
    instead_funding: Whole
    instead_age: Real
    # Years of birth, from the first on, a year beginning with the forecast; and pieces of paths (`paths.py`).
    births: Whole
    first_birth: Whole
    years: Whole
    pieces: Whole
    # Which rates these are: another number for each that are written.
    rates: Whole
    people_at: Address
    places_at: Address
    cells_at: Address
    months_at: Address
    month_of_at: Address
    day_first_at: Address
    age_ends_at: Address
    span_ends_at: Address
    stay_ends_at: Address
    long_days_at: Address
    team_of_at: Address
    one_off_at: Address
    has_one_off_at: Address
    waits_at: Address
    paths_at: Address
    added_up_at: Address
    pieces_at: Address
    path_at: Address
    counts_at: Address
    ages_at: Address
    long_at: Address
    waiting_at: Address
    waited_at: Address
    refused_at: Address
    spent_at: Address


PERSON, PLACE, CELL, MONTH, DRAW = map(layout_of, (Person, Place, Cell, Month, Draw))


# Records are found by their own address: told of an array, a compiler asks at each use whether a number
# counts from its end.
PERSON_SIZE, PLACE_SIZE, CELL_SIZE, MONTH_SIZE = (one.itemsize for one in (PERSON, PLACE, CELL, MONTH))


@compiled
def person_at(draw: Draw, number: int) -> Any:
    """The record of a person, by number."""
    return carray(at_address(draw.people_at + number * PERSON_SIZE), 1, PERSON)[0]


@compiled
def place_at(draw: Draw, number: int) -> Any:
    """The record of a place: settings, then teams."""
    return carray(at_address(draw.places_at + number * PLACE_SIZE), 1, PLACE)[0]


@compiled
def cell_at(draw: Draw, number: int) -> Any:
    """The record of a cell."""
    return carray(at_address(draw.cells_at + number * CELL_SIZE), 1, CELL)[0]


@compiled
def month_at(draw: Draw, number: int) -> Any:
    """The record of a month."""
    return carray(at_address(draw.months_at + number * MONTH_SIZE), 1, MONTH)[0]


@compiled
def month_of(draw: Draw, time: float) -> int:
    """The month of a time within the forecast."""
    return int(carray(at_address(draw.month_of_at + 2 * int(time)), 1, np.int16)[0])


@compiled
def day_first(draw: Draw, day: int) -> Ints:
    """Who comes first on a day, or -1: one number."""
    return carray(at_address(draw.day_first_at + 4 * day), 1, np.int32)


@compiled
def age_ends(draw: Draw) -> Floats:
    """Days of age at which each band ends."""
    return carray(at_address(draw.age_ends_at), draw.age_bands, np.float64)


@compiled
def span_ends(draw: Draw) -> Floats:
    """Days at which each span of a setting ends, settings one after the other."""
    return carray(at_address(draw.span_ends_at), draw.spans, np.float64)


@compiled
def stay_ends(draw: Draw) -> Floats:
    """Days in a setting at which each band ends."""
    return carray(at_address(draw.stay_ends_at), draw.stays, np.float64)


@compiled
def long_days(draw: Draw) -> Floats:
    """For how long people in hospital are counted."""
    return carray(at_address(draw.long_days_at), draw.long_bands, np.float64)


@compiled
def team_of(draw: Draw) -> Longs:
    """The team that prepares a move, by setting and target, or -1."""
    return carray(at_address(draw.team_of_at), (draw.settings, draw.settings), np.int64)


@compiled
def one_off(draw: Draw) -> Longs:
    """Pence at a move, by setting, target (AWAY, DEAD, then the settings) and funder."""
    return carray(at_address(draw.one_off_at), (draw.settings, draw.settings + 2, draw.funders), np.int64)


@compiled
def has_one_off(draw: Draw) -> NDArray[np.bool_]:
    """Whether a move costs anything by itself, by setting and target."""
    return carray(at_address(draw.has_one_off_at), (draw.settings, draw.settings + 2), np.bool_)


@compiled
def waits(draw: Draw) -> Longs:
    """How many of a limited setting wait for another."""
    return carray(at_address(draw.waits_at), (draw.settings, draw.settings), np.int64)


@compiled
def path(draw: Draw) -> Longs:
    """Room for the way round a ring."""
    return carray(at_address(draw.path_at), draw.settings, np.int64)
