"""What a case promises to save, and what it promises to better: as it is written. Amounts in whole pence."""

from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from fractions import Fraction


class How(StrEnum):
    """How the amount of a saving is come by."""

    PEOPLE = "people"
    HOURS = "hours"
    GIVEN = "given"
    STATED = "stated"


HOW_WORDS: dict[How, str] = {
    How.PEOPLE: "people, times what is saved on each, times confidence",
    How.HOURS: "hours, times the price now less the ceiling price",
    How.GIVEN: "an amount for a full year that somebody states",
    How.STATED: "amounts that somebody states year by year",
}


class Money(StrEnum):
    """Whether a saving is money that can be taken out of a budget."""

    CASH = "cash"
    AVOIDED = "avoided"


MONEY_WORDS: dict[Money, str] = {
    Money.CASH: "Cash: a budget can be cut by it",
    Money.AVOIDED: "Avoided cost: money that would have been spent and is not; no budget falls",
}


class Better(StrEnum):
    """Which way a benefit goes when things get better."""

    HIGHER = "higher"
    LOWER = "lower"


@dataclass(frozen=True, kw_only=True)
class StatedYear:
    """What somebody says is saved in a financial year, and how many months' worth it is (None: not said)."""

    year: str
    pence: int
    months: int | None = None


@dataclass(frozen=True, kw_only=True)
class Moved:
    """An organisation whose cost rises by a part of what another no longer pays. `part` is of one."""

    organisation: str
    part: Fraction


@dataclass(frozen=True, kw_only=True)
class CostToAchieve:
    """What has to be spent before a saving comes (invest to save): by whom, and in which month.

    Over several months it is spread evenly. `months` is at least 1.
    """

    organisation: str
    pence: int
    month: date
    months: int = 1
    words: str = ""


@dataclass(frozen=True, kw_only=True)
class Claim:
    """On what a saving is made: groups of people, contracts and budget lines, by name."""

    people: tuple[str, ...] = ()
    contracts: tuple[str, ...] = ()
    lines: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Saving:
    """A saving as a case promises it. What nobody said is None, or "" where it is words.

    `each_pence` is a person's saving of a full year; `hours` are those of a full year, priced by the hour.
    `given_pence` is of a full year, or the whole of what comes once. Months to come into full effect grow
    evenly; slippage puts the start off. `reinvested_pence` of a full year is spent on something else.
    """

    slug: str
    name: str
    how: How
    organisation: str
    money: Money
    people: int | None = None
    each_pence: int | None = None
    confidence: Fraction = Fraction(1)
    hours: Fraction | None = None
    price_pence: int | None = None
    ceiling_pence: int | None = None
    given_pence: int | None = None
    stated: tuple[StatedYear, ...] = ()
    first_day: date | None = None
    last_day: date | None = None
    once: bool = False
    ramp_months: int = 0
    slippage_months: int = 0
    reinvested_pence: int = 0
    costs: tuple[CostToAchieve, ...] = ()
    moved: tuple[Moved, ...] = ()
    claim: Claim = field(default_factory=Claim)
    # The budget line on which it will be seen; `FUND/PRIORITY.SCHEME` is one of a pooled fund's ledger.
    ledger: str = ""
    # What was spent on that line in a full year before: what is spent now is held against it, month by month.
    baseline_pence: int | None = None
    # The kinds of reviews by which it is made: what support cost before and after them shows what came.
    reviews: tuple[str, ...] = ()
    # False: the case itself says that the amount is still to be confirmed or agreed.
    confirmed: bool = True
    source: str = ""


@dataclass(frozen=True, kw_only=True)
class Benefit:
    """What gets better, how it is measured, from what to what, by when, who sees to it, and how it is known.

    `measure` is in words; `code` is that of a measure of the partnership whose results count, or "".
    """

    slug: str
    name: str
    measure: str = ""
    code: str = ""
    unit: str = ""
    baseline: Fraction | None = None
    target: Fraction | None = None
    better: Better = Better.HIGHER
    due: date | None = None
    owner: str = ""
    evidence: str = ""
    source: str = ""
