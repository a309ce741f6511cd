"""What cannot be run, said by name: which part of a model or start, what was found, and what was expected."""

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise
from math import isfinite

from lifecourse.engine.forecast.model import GONE, STAY, Model, Move, Setting, Step
from lifecourse.engine.forecast.records import MOST_WAYS
from lifecourse.engine.forecast.start import Start

# More than once a day is no rate of anything that people do here.
MOST_PER_YEAR = 366.0
OLDEST = 120.0
RESERVED = (*GONE, STAY, "")


class BadModel(ValueError):
    """A model or start that cannot be run. `faults`: every one of them, in words."""

    def __init__(self, faults: Sequence[str]) -> None:
        """With every fault that was found."""
        self.faults = tuple(faults)
        super().__init__("\n".join(self.faults))


def check(model: Model, start: Start) -> None:
    """Raises BadModel with every fault of a model and of a start for it."""
    faults = [*_of_bands(model), *_of_settings(model), *_of_moves(model), *_of_others(model)]
    if not faults:
        faults = [*_of_money(model), *_of_start(model, start), *_of_places(model, start)]
    if faults:
        raise BadModel(faults)


def _of_bands(model: Model) -> Iterator[str]:
    for name, bounds, least in (("ages", model.ages, 1.0), ("stay_days", model.stay_days, 1e-9)):
        if not bounds or bounds[0] != 0:
            yield f"{name}: the first band begins with 0, and not with {bounds[0] if bounds else 'nothing'}."
        for lower, upper in pairwise(bounds):
            if not upper - lower >= least:
                yield f"{name}: {upper:g} follows {lower:g}; each is above the one before" + (
                    ", by a year at least." if name == "ages" else "."
                )


def _of_settings(model: Model) -> Iterator[str]:
    codes = model.setting_codes
    for code, count in Counter(codes).items():
        if count > 1 or code in RESERVED:
            yield f"setting “{code}”: a setting has a code of its own, and not {', '.join(GONE)} or {STAY}."
    for one in model.settings:
        at = f"setting “{one.code}”"
        yield from _of_steps(f"{at}, places", one.places, from_start=True)
        for name, target, more in (
            ("when_full", one.when_full, (*GONE, STAY)),
            ("then", one.then, GONE),
            ("fills_from", one.fills_from, ()),
        ):
            if target and target not in (*codes, *more):
                yield f"{at}, {name}: there is no setting “{target}”."
        if (one.until_age is None) != (one.then == ""):
            yield f"{at}: until_age and then are told both, or neither."
        if (one.when_full or one.fills_from) and not one.places:
            yield f"{at}: what happens when it is full is told of a setting without a number of places."
        if _goes_round(model, one):
            yield f"{at}, when_full: full settings send people round in a ring."
    yield from _of_feeders(model)


def _of_feeders(model: Model) -> Iterator[str]:
    for one in model.settings:
        feeder = next((other for other in model.settings if other.code == one.fills_from), None)
        if feeder is not None and (feeder.places or feeder.code == one.code):
            yield f"setting “{one.code}”, fills_from: it is filled from another that has no number of places."


def _goes_round(model: Model, one: Setting) -> bool:
    full = {setting.code: setting.when_full for setting in model.settings if setting.places}
    here, steps = one.when_full, 0
    while here in full and steps <= len(full):
        here, steps = full[here], steps + 1
    return steps > len(full)


def _of_steps(at: str, steps: Sequence[Step], *, from_start: bool) -> Iterator[str]:
    days = [step.day for step in steps]
    if days and from_start and days[0] != 0:
        yield f"{at}: the first step is on day 0, and not on day {days[0]:g}."
    if days and not from_start and not days[0] >= 0:
        yield f"{at}: a step on day {days[0]:g} is before the start."
    if any(later <= earlier for earlier, later in pairwise(days)):
        yield f"{at}: steps come in the order of their days."
    for step in steps:
        if not (isfinite(step.value) and step.value >= 0):
            yield f"{at}, day {step.day:g}: {step.value} is not a number from 0 on."
        elif from_start and step.value != int(step.value):
            yield f"{at}, day {step.day:g}: {step.value:g} is not a whole number of places."


def _of_moves(model: Model) -> Iterator[str]:
    for (origin, to), count in Counter(
        pair[:2] for pair in {(one.origin, one.to, one.one_off) for one in model.moves}
    ).items():
        if count > 1:
            yield f"move from “{origin}” to “{to}”: it costs one amount on the day, and {count} are told."
    for origin, count in Counter(move.origin for move in model.moves).items():
        if count > MOST_WAYS:
            yield f"setting “{origin}”: {count} moves lead from it; no more than {MOST_WAYS} may."
    for move in model.moves:
        yield from _of_move(model, move)


def _of_move(model: Model, move: Move) -> Iterator[str]:
    at = f"move from “{move.origin}” to “{move.to}”"
    if move.origin not in model.setting_codes:
        yield f"{at}: there is no setting “{move.origin}”."
    if move.to not in (*model.setting_codes, *GONE):
        yield f"{at}: there is no setting “{move.to}”."
    if move.origin == move.to:
        yield f"{at}: a move leads to another setting."
    if len(move.per_year) not in {1, len(model.stay_days)}:
        bands = len(model.stay_days)
        yield f"{at}: {len(move.per_year)} rates; expected one, or {bands} for the bands of stay_days."
    for name, factors, of in (
        ("by_age", move.by_age, model.ages),
        ("by_cohort", move.by_cohort, model.cohorts),
    ):
        if factors and len(factors) != len(of):
            yield f"{at}, {name}: {len(factors)} factors for {len(of)} bands."
    factor = max([1.0, *(step.value for step in move.by_day)]) * max(
        [*move.by_age, 0.0] if move.by_age else [1.0]
    )
    for rate in (*move.per_year, *move.by_age, *move.by_cohort):
        if not (isfinite(rate) and rate >= 0):
            yield f"{at}: {rate} is not a number from 0 on."
    if any(rate * factor > MOST_PER_YEAR for rate in move.per_year):
        yield f"{at}: a rate of {max(move.per_year) * factor:g} a year is more than once a day."
    yield from _of_steps(f"{at}, by_day", move.by_day, from_start=False)
    if move.one_off and len(move.one_off) != len(model.funders):
        yield f"{at}, one_off: {len(move.one_off)} amounts for {len(model.funders)} funders."


def _of_others(model: Model) -> Iterator[str]:
    codes = model.setting_codes
    if len([one for one in model.arrivals if one.instead_of_dead]) > 1:
        yield "arrivals: one kind of person, at most, comes for each who dies."
    for one in model.arrivals:
        at = f"arrival in “{one.setting}”"
        if one.setting not in codes or one.cohort not in model.cohorts or one.funding not in model.fundings:
            yield f"{at}: setting, cohort and funding are among those of the model."
        if not (isfinite(one.per_year) and one.per_year >= 0 and 0 <= one.age <= OLDEST):
            yield f"{at}: a number a year from 0 on, of an age from 0 to {OLDEST:g}."
        yield from _of_steps(f"{at}, by_day", one.by_day, from_start=False)
    pairs = Counter((origin, to) for team in model.teams for origin in team.origins for to in team.to)
    for (origin, to), count in pairs.items():
        if count > 1 or origin not in codes or to not in codes or origin == to:
            yield f"team for moves from “{origin}” to “{to}”: two settings of the model, and one team."
    for team in model.teams:
        yield from _of_steps(f"team “{team.code}”, places", team.places, from_start=True)
        if not team.days > 0 or not team.places:
            yield f"team “{team.code}”: it has places, and takes some days for each move."
    for plan in model.resettlements:
        if plan.origin not in codes or plan.to not in (*codes, *GONE) or plan.origin == plan.to:
            yield f"resettlement on day {plan.day:g}: from one setting of the model to another."
        if plan.day < 0 or plan.people < 1:
            yield f"resettlement from “{plan.origin}”: on a day from 0 on, of one person or more."


def _of_money(model: Model) -> Iterator[str]:
    told = Counter((one.setting, one.funding) for one in model.prices)
    for (setting, funding), count in told.items():
        if count > 1 or setting not in model.setting_codes or funding not in model.fundings:
            yield f"price of “{setting}” for “{funding}”: a setting and a funding of the model, told once."
    for one in model.prices:
        if not one.pence or any(len(year) != len(model.funders) for year in one.pence):
            funders = len(model.funders)
            yield f"price of “{one.setting}” for “{one.funding}”: one amount for each of {funders} funders."
    if model.dowry is not None and (
        len(model.dowry.pence) != len(model.funders) or sum(model.dowry.pence) != 0
    ):
        yield (
            f"dowry: what some funders pay others receive, so that the amounts come to 0 and not to "
            f"{sum(model.dowry.pence)} pence."
        )


def _of_start(model: Model, start: Start) -> Iterator[str]:
    banded = {move.origin for move in model.moves if len(move.per_year) > 1}
    fed = {one.fills_from for one in model.settings}
    settings = {one.code: one for one in model.settings}
    for crowd in start.crowds:
        at = f"crowd of {crowd.people} aged {crowd.age} in “{crowd.setting}”"
        one = settings.get(crowd.setting)
        if one is None or crowd.cohort not in model.cohorts or crowd.funding not in model.fundings:
            yield f"{at}: setting, cohort and funding are among those of the model."
        elif crowd.setting in banded or crowd.setting in fed or one.hospital or one.until_age is not None:
            yield f"{at}: people there are told one by one, since their own time there matters."
        if crowd.people < 0 or not 0 <= crowd.age <= OLDEST:
            yield f"{at}: a number from 0 on, of an age from 0 to {OLDEST:g}."
    for person in start.people:
        yield from _of_person(model, person.setting, person.age, person.days, person.hospital_days)
        if person.cohort not in model.cohorts or person.funding not in model.fundings:
            yield f"somebody in “{person.setting}”: cohort and funding are among those of the model."


def _of_person(
    model: Model, setting: str, age: float, days: float, hospital_days: float | None
) -> Iterator[str]:
    one = next((one for one in model.settings if one.code == setting), None)
    at = f"somebody aged {age:g} in “{setting}”"
    if one is None:
        yield f"{at}: there is no such setting."
        return
    if not (0 <= age <= OLDEST and days >= 0):
        yield f"{at}: an age from 0 to {OLDEST:g}, and a number of days in the setting from 0 on."
    if one.hospital != (hospital_days is not None):
        yield f"{at}: days in hospital are told of whoever is in one, and of nobody else."
    elif hospital_days is not None and hospital_days < days:
        yield f"{at}: {hospital_days:g} days in hospital are fewer than {days:g} days on the ward."


def _of_places(model: Model, start: Start) -> Iterator[str]:
    there = Counter(dict.fromkeys(model.setting_codes, 0))
    for crowd in start.crowds:
        there[crowd.setting] += crowd.people
    for person in start.people:
        there[person.setting] += 1
    for one in model.settings:
        held = float(there[one.code])
        for step in one.places:
            leave = sum(
                plan.people
                for plan in model.resettlements
                if plan.origin == one.code and plan.day <= step.day
            )
            if step.value + leave < held:
                yield (
                    f"setting “{one.code}”, places from day {step.day:g}: {step.value:g} places for {held:g} "
                    f"people, of whom a resettlement moves {leave:g} by then; tell where the others go, or "
                    f"more places."
                )
            held = max(held if step.day == 0 else step.value + leave, step.value)
