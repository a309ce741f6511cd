"""What rates, days and prices are multiplied by in each draw: what nobody knows for certain."""

from typing import NamedTuple

import numpy as np

from lifecourse.engine.forecast.compiled import compiled
from lifecourse.engine.forecast.faults import BadModel
from lifecourse.engine.forecast.model import DEAD, Model
from lifecourse.engine.forecast.records import MOST_WAYS, Draw, Floats, Longs, cell_at, place_at
from lifecourse.engine.forecast.tables import Tables


class Factors(NamedTuple):
    """One row for each draw. `moves`, `arrivals`, `teams`: as many columns as the model has of them, in its
    order; `prices`: by setting and funding. Of a team the days that a move takes; of an arrival the rate, if
    it is not instead of somebody who died; of a price every funder's pence, rounded half up."""

    moves: Floats
    arrivals: Floats
    teams: Floats
    prices: Floats


class Scaling(NamedTuple):
    """Factors as a draw needs them, with what they multiply. No rows at all: nothing is multiplied.

    `rates`: of each cell by way, a day; `move_of`: by setting and way which move it is, or -1; `dies`: if
    that way is death.
    """

    rates: Floats
    move_of: Longs
    dies: Longs
    team_days: Floats
    moves: Floats
    streams: Floats
    teams: Floats
    prices: Floats


def check_factors(model: Model, factors: Factors, draws: int) -> None:
    """Raises BadModel for factors that are not one row for each draw, of numbers from 0 on."""
    faults = []
    shapes = {
        "moves": (draws, len(model.moves)),
        "arrivals": (draws, len(model.arrivals)),
        "teams": (draws, len(model.teams)),
        "prices": (draws, len(model.settings), len(model.fundings)),
    }
    for name, shape in shapes.items():
        found = np.asarray(getattr(factors, name))
        if found.shape != shape:
            faults.append(f"factors of {name}: {found.shape} was found; expected {shape}.")
        elif not (np.isfinite(found) & (found >= 0)).all():
            faults.append(f"factors of {name}: each is a number from 0 on.")
    if faults:
        raise BadModel(faults)


def most_of(model: Model, factors: Factors | None) -> Floats:
    """By how much each stream of arrivals is multiplied at most."""
    come = streams_of(model)
    if factors is None:
        return np.ones(len(come))
    return np.asarray(factors.arrivals)[:, come].max(axis=0, initial=1.0)


def streams_of(model: Model) -> list[int]:
    """Which arrivals come by themselves, as numbers."""
    return [
        number for number, one in enumerate(model.arrivals) if not one.instead_of_dead and one.per_year > 0
    ]


def scaling_of(model: Model, tables: Tables, factors: Factors | None) -> Scaling:
    """Factors as a draw needs them."""
    size = len(model.settings)
    move_of, dies = np.full((size, MOST_WAYS), -1, np.int64), np.zeros((size, MOST_WAYS), np.int64)
    used = [0] * size
    for number, move in enumerate(model.moves):
        origin = model.setting_number(move.origin)
        move_of[origin, used[origin]], dies[origin, used[origin]] = number, move.to == DEAD
        used[origin] += 1
    if factors is None:
        none = np.zeros((0, 0))
        rows = {"moves": none, "streams": none, "teams": none, "prices": np.zeros((0, 0, 0))}
    else:
        rows = {
            "moves": np.ascontiguousarray(factors.moves, np.float64),
            "streams": np.ascontiguousarray(np.asarray(factors.arrivals)[:, streams_of(model)], np.float64),
            "teams": np.ascontiguousarray(factors.teams, np.float64),
            "prices": np.ascontiguousarray(factors.prices, np.float64),
        }
    days = np.array([one.days for one in model.teams], np.float64)
    return Scaling(rates=tables.rates, move_of=move_of, dies=dies, team_days=days, **rows)


@compiled
def scale(draw: Draw, scaling: Scaling, row: int) -> None:
    """Make the rates of one draw, from which its paths of hazard follow, and its teams' days."""
    for setting in range(draw.settings):
        place = place_at(draw, setting)
        first = place.first_cell
        for cell in range(first, first + draw.cohorts * draw.age_bands * place.spans * place.stays):
            scale_cell(draw, scaling, row, setting, cell)
    draw.rates += 1
    for team in range(draw.teams):
        place_at(draw, draw.settings + team).team_days = scaling.team_days[team] * scaling.teams[row, team]


@compiled
def scale_cell(draw: Draw, scaling: Scaling, row: int, setting: int, number: int) -> None:
    """The rates of one cell; the last way that is taken at all has what rounding leaves of the shares."""
    cell, total, dying, last, ways = cell_at(draw, number), 0.0, 0.0, -1, 0
    for way in range(MOST_WAYS):
        move = scaling.move_of[setting, way]
        if move < 0:
            break
        ways += 1
        rate = scaling.rates[number, way] * scaling.moves[row, move]
        total += rate
        if rate > 0:
            last = way
        if scaling.dies[setting, way]:
            dying += rate
    cell.rate, cell.dying = total, dying
    met, share = 0.0, 1.0 / total if total > 0 else 0.0
    for way in range(ways):
        met += scaling.rates[number, way] * scaling.moves[row, scaling.move_of[setting, way]]
        cell.upto[way] = 1.0 if way >= last >= 0 else met * share


@compiled
def scale_prices(price: Longs, scaling: Scaling, row: int) -> Longs:
    """Prices of one draw: pence a night by year, setting, funding and funder."""
    found = price.copy()
    for year in range(price.shape[0]):
        for setting in range(price.shape[1]):
            for funding in range(price.shape[2]):
                for funder in range(price.shape[3]):
                    pence = price[year, setting, funding, funder] * scaling.prices[row, setting, funding]
                    found[year, setting, funding, funder] = int(np.floor(pence + 0.5))
    return found
