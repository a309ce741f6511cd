"""What a forecast is made from: settings, moves between them, places, teams, arrivals and prices.

Time is in days from the start of the forecast; rates are per person and year of 365.25 days; money is in
whole pence. Everything is a plain value: a model can be written down, compared and kept beside its result.
"""

from dataclasses import dataclass

YEAR = 365.25
# Where somebody goes who dies, and who moves out of the area.
DEAD = "dead"
AWAY = "away"
GONE = (DEAD, AWAY)
# What a full setting does with who comes, beside naming another setting: they stay where they are.
STAY = "stay"


@dataclass(frozen=True, kw_only=True)
class Step:
    """What holds from a day on, until the next step. `value`: a number of places, or a factor of a rate."""

    day: float
    value: float


@dataclass(frozen=True, kw_only=True)
class Setting:
    """Where somebody lives or is.

    `places`: how many there are, from which day; empty where there are as many as are wanted.
    `when_full`: the setting to which somebody goes instead, STAY for not at all, "" for waiting.
    Who waits keeps the place that they have, and the first to wait is the first to move.
    `until_age`: years at which everybody leaves for `then`.
    `fills_from`: a free place that nobody waits for goes to whoever has been longest in that setting.
    """

    code: str
    hospital: bool = False
    places: tuple[Step, ...] = ()
    when_full: str = ""
    until_age: float | None = None
    then: str = ""
    fills_from: str = ""


@dataclass(frozen=True, kw_only=True)
class Move:
    """People of one setting who move to another, die (DEAD) or leave the area (AWAY), each at a rate.

    `per_year`: the rate by time in setting, one for each band of `Model.stay_days`, or one for all of them.
    `by_age`, `by_cohort`: factors, one for each age band and cohort; empty where it makes no difference.
    `by_day`: factors from a day on; before the first it is 1. `one_off`: pence by funder, at each move.
    The same move may be told in parts, whose rates add up; each part has the same `one_off`.
    """

    origin: str
    to: str
    per_year: tuple[float, ...]
    by_age: tuple[float, ...] = ()
    by_cohort: tuple[float, ...] = ()
    by_day: tuple[Step, ...] = ()
    one_off: tuple[int, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Arrival:
    """People who come from outside: born here, known for the first time, or moved in; `per_year` of them.

    `instead_of_dead`: one for everybody who dies, at the same moment, and none beside.
    """

    setting: str
    age: float
    cohort: str
    funding: str
    per_year: float = 0.0
    by_day: tuple[Step, ...] = ()
    instead_of_dead: bool = False


@dataclass(frozen=True, kw_only=True)
class Team:
    """A team that prepares moves from `origins` to `to`: so many at a time, so many days each (exponential).

    Who waits for it keeps the place that they have.
    """

    code: str
    origins: tuple[str, ...]
    to: tuple[str, ...]
    places: tuple[Step, ...]
    days: float


@dataclass(frozen=True, kw_only=True)
class Resettlement:
    """People who are ready to move on a day whatever their rates say: those longest in hospital first."""

    day: float
    origin: str
    to: str
    people: int


@dataclass(frozen=True, kw_only=True)
class Price:
    """What one night costs each funder, in pence, by setting and kind of funding, in each year of it."""

    setting: str
    funding: str
    pence: tuple[tuple[int, ...], ...]


@dataclass(frozen=True, kw_only=True)
class Dowry:
    """What follows somebody who leaves hospital after `days` of it: pence a night by funder, coming to 0.

    It ends with their life. Source: the national finance guidance of 2015 for partnerships.
    """

    days: float
    pence: tuple[int, ...]


@dataclass(frozen=True, kw_only=True)
class Model:
    """A whole model. `ages` and `stay_days`: the lower bounds of bands, the first of each being 0.

    `funders` and `prices` may be empty: then no money is counted. `long_days`: for how long people have been
    in hospital, to be counted at the end of each month.
    """

    settings: tuple[Setting, ...]
    moves: tuple[Move, ...]
    ages: tuple[float, ...] = (0.0,)
    stay_days: tuple[float, ...] = (0.0,)
    cohorts: tuple[str, ...] = ("all",)
    fundings: tuple[str, ...] = ("all",)
    arrivals: tuple[Arrival, ...] = ()
    teams: tuple[Team, ...] = ()
    resettlements: tuple[Resettlement, ...] = ()
    funders: tuple[str, ...] = ()
    prices: tuple[Price, ...] = ()
    dowry: Dowry | None = None
    long_days: tuple[float, ...] = (YEAR, 2 * YEAR, 5 * YEAR, 10 * YEAR)

    def setting_number(self, code: str) -> int:
        """Where a setting stands among the settings. Raises ValueError."""
        return self.setting_codes.index(code)

    @property
    def setting_codes(self) -> tuple[str, ...]:
        """The codes of the settings, in order."""
        return tuple(setting.code for setting in self.settings)
