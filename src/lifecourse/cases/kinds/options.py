"""The words of choosing between options. Money in whole pence, weights in percent, parts as parts of one."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from fractions import Fraction

MOST_SCORE = 10
ALL_WEIGHT = 100


class Prices(StrEnum):
    """At which prices the amounts of later years are stated."""

    REAL = "real"
    AS_PAID = "as-paid"
    UNSAID = "unsaid"


PRICES_WORDS: dict[Prices, str] = {
    Prices.REAL: "at the prices of the first year (real terms), as the Treasury's rate wants them",
    Prices.AS_PAID: "at the prices that will be paid, brought to the prices of the first year",
    Prices.UNSAID: "at prices that the case does not name; they are taken as those of the first year",
}


class Goes(StrEnum):
    """Which way money goes."""

    COST = "cost"
    BENEFIT = "benefit"


@dataclass(frozen=True, kw_only=True)
class Hope:
    """What kind of project the cost was estimated for, and which part of its causes of hope is dealt with."""

    project: str
    mitigated: Fraction
    why: str


@dataclass(frozen=True, kw_only=True)
class Basis:
    """How every option is worked out. `first_year` is year 0, ""  where no option has money of its own."""

    first_year: str = ""
    schedule: str = "standard"
    prices: Prices = Prices.UNSAID
    # By which part prices rise a year, where amounts are as they will be paid.
    inflation: Fraction | None = None
    source: str = ""
    hope: Hope | None = None


@dataclass(frozen=True, kw_only=True)
class Criterion:
    """Something that options are judged by, how much it weighs of 100, and what is measured."""

    slug: str
    name: str
    weight: Fraction
    measured: str = ""
    source: str = ""


@dataclass(frozen=True, kw_only=True)
class OptionMoney:
    """What an option costs or brings one organisation, by year, compared with carrying on as today."""

    organisation: str
    goes: Goes
    by_year: Mapping[str, int]
    words: str = ""
    # Of a cost: something is built or bought once.
    capital: bool = False
    # Of a benefit: money that leaves a budget, and not only a cost that does not come.
    cash: bool = False
    source: str = ""


@dataclass(frozen=True, kw_only=True)
class FromModel:
    """Which part of the case's cost model an option is: all phases and participants where none are named."""

    phases: tuple[str, ...] = ()
    participants: tuple[str, ...] = ()
    # What its costs and benefits are of the model's, as parts of one.
    cost_factor: Fraction = Fraction(1)
    benefit_factor: Fraction = Fraction(1)


@dataclass(frozen=True, kw_only=True)
class Option:
    """One way of going about it. `status_quo`: carrying on as today, with which all others are compared."""

    slug: str
    number: int
    name: str
    words: str = ""
    advantages: tuple[str, ...] = ()
    disadvantages: tuple[str, ...] = ()
    status_quo: bool = False
    money: tuple[OptionMoney, ...] = ()
    model: FromModel | None = None
    source: str = ""
    # We made its figures: they stand in no paper.
    made_up: bool = False


@dataclass(frozen=True, kw_only=True)
class Score:
    """How well an option does by a criterion, from 0 to 10, and why."""

    option: str
    criterion: str
    score: Fraction
    why: str = ""
    source: str = ""
    made_up: bool = False


@dataclass(frozen=True, kw_only=True)
class Appraisal:
    """All that a case says of its options."""

    basis: Basis = field(default_factory=Basis)
    options: tuple[Option, ...] = ()
    criteria: tuple[Criterion, ...] = ()
    scores: tuple[Score, ...] = ()

    @property
    def scores_made_up(self) -> bool:
        """Whether any score is ours, and stands in no paper."""
        return any(score.made_up for score in self.scores)

    @property
    def weights(self) -> dict[str, Fraction]:
        """What each criterion weighs of 100."""
        return {one.slug: one.weight for one in self.criteria}

    def option(self, slug: str) -> Option | None:
        """The option of a short name, or None."""
        return next((one for one in self.options if one.slug == slug), None)
