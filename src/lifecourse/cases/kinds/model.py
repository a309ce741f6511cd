"""The words of a model of cost and benefit. Amounts in whole pence, parts as parts of one."""

from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction

from lifecourse.delivery.api import Quarter


class Certainty(StrEnum):
    """Which reading of an uncertain amount is taken."""

    BEST = "best"
    MID = "mid"
    WORST = "worst"


CERTAINTY_WORDS: dict[Certainty, str] = {
    Certainty.BEST: "Best case",
    Certainty.MID: "Most likely",
    Certainty.WORST: "Worst case",
}


class Spread(StrEnum):
    """How an amount lies between its best and its worst, when many chances are drawn."""

    TRIANGULAR = "triangular"
    UNIFORM = "uniform"


SPREAD_WORDS: dict[Spread, str] = {
    Spread.TRIANGULAR: "most likely in the middle (triangular)",
    Spread.UNIFORM: "anywhere between alike (uniform)",
}


class CostKind(StrEnum):
    """What is paid for."""

    PROGRAMME = "programme"
    TECHNOLOGY = "technology"
    STAFF = "staff"
    ESTATE = "estate"
    OTHER = "other"


COST_WORDS: dict[CostKind, str] = {
    CostKind.PROGRAMME: "People who make the change",
    CostKind.TECHNOLOGY: "Technology",
    CostKind.STAFF: "Staff of services",
    CostKind.ESTATE: "Buildings",
    CostKind.OTHER: "Other costs",
}


class BenefitKind(StrEnum):
    """Where a benefit comes from."""

    PROCESS = "process"
    CHANNEL = "channel"
    FAILURE_DEMAND = "failure-demand"
    HEADCOUNT = "headcount"
    MANAGEMENT = "management"
    ESTATE = "estate"
    OTHER = "other"


BENEFIT_WORDS: dict[BenefitKind, str] = {
    BenefitKind.PROCESS: "Better processes",
    BenefitKind.CHANNEL: "Contacts moved online",
    BenefitKind.FAILURE_DEMAND: "Less demand from things gone wrong",
    BenefitKind.HEADCOUNT: "Fewer posts",
    BenefitKind.MANAGEMENT: "Fewer managers",
    BenefitKind.ESTATE: "Fewer or smaller buildings",
    BenefitKind.OTHER: "Benefits of more than one kind",
}


class Counts(StrEnum):
    """Whether a benefit is money that can be taken out of a budget."""

    CASH = "cash"
    AVOIDED = "avoided"
    NOT_CASH = "not-cash"


COUNTS_WORDS: dict[Counts, str] = {
    Counts.CASH: "Cash: a budget can be cut by it",
    Counts.AVOIDED: "Avoided cost: money that would have been spent and is not",
    Counts.NOT_CASH: "Worth something, but no money",
}


class Divided(StrEnum):
    """How the cost of a phase is divided among those who take part."""

    BY_BENEFIT = "by-benefit"
    FIXED = "fixed"
    EQUAL = "equal"


DIVIDED_WORDS: dict[Divided, str] = {
    Divided.BY_BENEFIT: "by each one's share of the benefit",
    Divided.FIXED: "in fixed parts that were agreed",
    Divided.EQUAL: "alike for everybody",
}


class What(StrEnum):
    """What a flow of money is, seen from whom it concerns."""

    COST = "cost"
    BENEFIT = "benefit"
    # Cost that one no longer pays and another does: never a saving, and nothing on the whole.
    MOVED = "moved"


@dataclass(frozen=True, kw_only=True)
class Participant:
    """A service or organisation that takes part. `share`: its share of the benefit, in parts of any whole.

    It carries no less than its floor (pence) of any phase whose cost is divided.
    """

    slug: str
    name: str
    organisation: str
    share: Fraction
    floor: int = 0


@dataclass(frozen=True, kw_only=True)
class Profile:
    """Amounts quarter by quarter from a phase's first: those of the ramp, then a lasting one.

    `quarters`: for how many quarters the lasting amount comes; None: to the end of the model.
    """

    ramp: tuple[int, ...] = ()
    lasting: int = 0
    quarters: int | None = None

    def at(self, number: int) -> int:
        """The amount of a quarter, counted from 0; nothing before it begins or after it ends."""
        if number < 0:
            return 0
        if number < len(self.ramp):
            return self.ramp[number]
        ended = self.quarters is not None and number >= len(self.ramp) + self.quarters
        return 0 if ended else self.lasting


@dataclass(frozen=True, kw_only=True)
class CostLine:
    """Something that a phase costs: once, spread over quarters, and what it costs in each quarter after.

    `best`, `mid` and `worst` are the whole that is spread by `weights` over quarters from the phase's first.
    `running` is paid each quarter after those, to the end of the model. `paid_by`: who pays it alone;
    "" where it is divided. `falls_away`: what of the whole is not spent when one does not take part.
    """

    slug: str
    name: str
    kind: CostKind
    best: int
    mid: int
    worst: int
    weights: tuple[Fraction, ...] = (Fraction(1),)
    running: int = 0
    capital: bool = False
    paid_by: str = ""
    spread: Spread = Spread.TRIANGULAR
    falls_away: tuple[tuple[str, int], ...] = ()
    source: str = ""


@dataclass(frozen=True, kw_only=True)
class BenefitLine:
    """Something that a phase brings. `best` and `worst`: parts of the profile, such as 11/10 and 4/5.

    `goes_to`: who gets all of it; "" where it goes by share to those who take part.
    """

    slug: str
    name: str
    kind: BenefitKind
    counts: Counts
    profile: Profile
    best: Fraction = Fraction(1)
    worst: Fraction = Fraction(1)
    goes_to: str = ""
    spread: Spread = Spread.TRIANGULAR
    source: str = ""


@dataclass(frozen=True, kw_only=True)
class Move:
    """Cost that one participant no longer pays and another does."""

    slug: str
    name: str
    giver: str
    taker: str
    profile: Profile
    source: str = ""


@dataclass(frozen=True, kw_only=True)
class Posts:
    """Whole-time posts that a participant has more (or, below nothing, fewer) once a phase is done."""

    participant: str
    name: str
    posts: Fraction


@dataclass(frozen=True, kw_only=True)
class Phase:
    """A stretch of the work: from when, who takes part, what it costs and brings, and who pays.

    `fixed`: the agreed parts of who takes part, where its cost is divided so.
    """

    slug: str
    number: int
    name: str
    first: Quarter
    participants: tuple[str, ...]
    divided: Divided = Divided.BY_BENEFIT
    fixed: tuple[tuple[str, Fraction], ...] = ()
    costs: tuple[CostLine, ...] = ()
    benefits: tuple[BenefitLine, ...] = ()
    moves: tuple[Move, ...] = ()
    posts: tuple[Posts, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Model:
    """A model of cost and benefit. Benefits end with the last quarter; costs are counted whenever they come.

    `reading`: what is our own reading of the source, in words. `draws` and `seed` are those of the chances.
    """

    first: Quarter
    last: Quarter
    participants: tuple[Participant, ...]
    phases: tuple[Phase, ...]
    price_basis: str = ""
    source: str = ""
    reading: str = ""
    seed: int = 1
    draws: int = 10_000


@dataclass(frozen=True, kw_only=True)
class Flow:
    """Money of one line of a phase that falls on one participant in one quarter.

    `pence` is a cost or a benefit from nothing up; of what is moved it is above nothing for who pays less
    and below nothing for who pays more. `kind` and `counts` are the values of the line's own words.
    """

    what: What
    phase: str
    line: str
    kind: str
    counts: str
    participant: str
    organisation: str
    quarter: Quarter
    pence: int

    @property
    def year(self) -> int:
        """The financial year, by the year in which it begins."""
        return self.quarter.year

    @property
    def effect(self) -> int:
        """What it does to whom it falls on: above nothing is better."""
        return -self.pence if self.what is What.COST else self.pence


@dataclass(frozen=True, kw_only=True)
class YearSums:
    """A year of the model, or a quarter. `running`: benefit less cost from the first to its end."""

    name: str
    cost: int
    benefit: int
    running: int

    @property
    def net(self) -> int:
        """Benefit less cost."""
        return self.benefit - self.cost


@dataclass(frozen=True, kw_only=True)
class Evaluated:
    """A model worked out: every flow, which add up to its lines and its phases to the penny."""

    model: Model
    certainty: Certainty
    quarters: tuple[Quarter, ...]
    flows: tuple[Flow, ...]

    @property
    def cost(self) -> int:
        """All costs."""
        return sum(one.pence for one in self.flows if one.what is What.COST)

    @property
    def benefit(self) -> int:
        """All benefits, whatever they count as."""
        return sum(one.pence for one in self.flows if one.what is What.BENEFIT)

    @property
    def net(self) -> int:
        """Benefit less cost on the whole; what only moves between partners is nothing of it."""
        return self.benefit - self.cost
