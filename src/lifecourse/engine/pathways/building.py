"""A model made from an area: what levers may still change, and then what the engine runs."""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import date

from lifecourse.engine.forecast import YEAR, Arrival, Model, Resettlement, Setting, Start, Step, Team
from lifecourse.engine.pathways.area import Area
from lifecourse.engine.pathways.flows import Driven, moves_of
from lifecourse.engine.pathways.money import double_running, dowry_of, prices_of
from lifecourse.engine.pathways.settings import (
    ADULT_HOSPITALS,
    AGES,
    ASSESSMENT,
    CHILD,
    COHORTS,
    CRISIS,
    FAMILY_HOME,
    FUNDERS,
    FUNDINGS,
    MENTAL_HEALTH,
    REST,
    SCHOOL,
    SETTINGS,
    SPECIALIST,
    STAY_DAYS,
    SUPPORTED_LIVING,
)
from lifecourse.engine.pathways.starting import funding_of, start_of
from lifecourse.engine.pathways.stock import KNOWN, births, cohorts_of_adults, people_in, stock_of

# At which age somebody leaves a school who boards there, and a unit for children.
SCHOOL_ENDS, CHILDHOOD_ENDS = 19.0, 18.0
# The ages of people who move into the area, each as many as the others.
MOVE_IN_AGES = (22.0, 32.0, 47.0)
QUARTER = YEAR / 4
RESETTLING = "resettling"


@dataclass(frozen=True, kw_only=True)
class Cost:
    """What is paid from a day on whoever is where: pounds a year by funder."""

    words: str
    day: float
    pounds_a_year: dict[str, float]
    until: float = float("inf")


@dataclass(kw_only=True)
class Draft:
    """A model that levers may still change. `places`: steps by setting."""

    area: Area
    stock: dict[str, float]
    moves: list[Driven]
    arrivals: list[tuple[Arrival, str]]
    places: dict[str, list[Step]]
    team_places: list[Step]
    when_full: dict[str, str]
    days: float
    resettlements: list[Resettlement] = field(default_factory=list)
    costs: list[Cost] = field(default_factory=list)

    def day_of(self, day: date) -> float:
        """A day as days from the start."""
        return float((day - self.area.first_day).days)

    def add_places(self, setting: str, day: float, more: float) -> None:
        """So many places more (or fewer) from a day on, on top of what there is on each day."""
        self.places[setting] = added(self.places[setting], day, more)


@dataclass(frozen=True, kw_only=True)
class Built:
    """What the engine runs, which parameters drive each move, and costs beside those of nights."""

    area: Area
    model: Model
    start: Start
    moves: tuple[Driven, ...]
    arrivals: tuple[str, ...]
    costs: tuple[Cost, ...]


def added(steps: list[Step], day: float, more: float) -> list[Step]:
    """Steps with so many more from a day on."""
    before = [one for one in steps if one.day <= day]
    held = before[-1].value if before else 0.0
    at_day = [one for one in steps if one.day < day] + [Step(day=day, value=held + more)]
    return at_day + [replace(one, value=one.value + more) for one in steps if one.day > day]


def draft_of(area: Area, days: float) -> Draft:
    """The model of an area as it is, before any lever. Raises BadArea."""
    stock = stock_of(area)
    homes = [Step(day=0, value=people_in(area, SPECIALIST))]
    quarters = int(days / QUARTER)
    for number in range(1, quarters + 1):
        more = int(area.value("homes/a-year") * number / 4)
        homes.append(Step(day=round(number * QUARTER), value=people_in(area, SPECIALIST) + more))
    beds = max(area.value(f"places/{ASSESSMENT}"), people_in(area, ASSESSMENT))
    return Draft(
        area=area,
        stock=stock,
        moves=list(moves_of(area, stock)),
        arrivals=list(_arrivals(area)),
        places={
            SPECIALIST: homes,
            CRISIS: [Step(day=0, value=round(area.value(f"places/{CRISIS}")))],
            ASSESSMENT: [Step(day=0, value=round(beds))],
        },
        team_places=[Step(day=0, value=round(area.value("team/people-at-a-time")))],
        when_full={CRISIS: ASSESSMENT, ASSESSMENT: MENTAL_HEALTH},
        days=days,
    )


def _arrivals(area: Area) -> Iterator[tuple[Arrival, str]]:
    """Births and people who move in, by group, with the parameter that drives each."""
    cohorts = cohorts_of_adults(area)
    whole, known = sum(cohorts.values()), sum(cohorts[one] for one in KNOWN)
    young = area.value("group/children-share")
    for cohort in (*KNOWN, REST):
        born = 1 - young if cohort == REST else young * cohorts[cohort] / known if known else 0.0
        one = Arrival(
            setting=FAMILY_HOME,
            age=0.0,
            cohort=cohort,
            funding=funding_of(cohort),
            per_year=births(area) * born,
        )
        yield one, "children/to-young-adults"
        moving = area.value("move/in") * cohorts[cohort] / whole / len(MOVE_IN_AGES)
        for age in MOVE_IN_AGES:
            yield replace(one, age=age, per_year=moving), "move/in"


def finish(draft: Draft) -> Built:
    """What the engine runs."""
    area = draft.area
    moves = tuple(_with_double_running(area, one) for one in draft.moves)
    model = Model(
        settings=tuple(_settings(draft)),
        moves=tuple(one.move for one in moves),
        ages=AGES,
        stay_days=STAY_DAYS,
        cohorts=tuple(COHORTS),
        fundings=tuple(FUNDINGS),
        arrivals=tuple(one for one, _ in draft.arrivals),
        teams=(_team(draft),),
        resettlements=tuple(sorted(draft.resettlements, key=lambda one: one.day)),
        funders=tuple(FUNDERS),
        prices=prices_of(area),
        dowry=dowry_of(area),
    )
    return Built(
        area=area,
        model=model,
        start=start_of(area),
        moves=moves,
        arrivals=tuple(code for _, code in draft.arrivals),
        costs=tuple(draft.costs),
    )


def _settings(draft: Draft) -> Iterator[Setting]:
    ends = {SCHOOL: (SCHOOL_ENDS, SUPPORTED_LIVING), CHILD: (CHILDHOOD_ENDS, ASSESSMENT)}
    for one in SETTINGS:
        until, then = ends.get(one.code, (None, ""))
        yield Setting(
            code=one.code,
            hospital=one.hospital,
            places=tuple(draft.places.get(one.code, ())),
            when_full=draft.when_full.get(one.code, "") if one.code in draft.places else "",
            until_age=until,
            then=then,
        )


def _team(draft: Draft) -> Team:
    """Those who prepare somebody's home after years in hospital: there are only so many of them."""
    return Team(
        code=RESETTLING,
        origins=ADULT_HOSPITALS,
        to=(SPECIALIST,),
        places=tuple(draft.team_places),
        days=draft.area.value("team/days"),
    )


def _with_double_running(area: Area, one: Driven) -> Driven:
    """Two places are paid for while somebody moves from hospital to a home made ready for them."""
    if one.move.origin in ADULT_HOSPITALS and one.move.to == SPECIALIST:
        return replace(one, move=replace(one.move, one_off=double_running(area, SPECIALIST)))
    return one
