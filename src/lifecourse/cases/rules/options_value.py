"""What each option costs and brings in today's money, for the public purse and each partner. Exact pence.

The public purse is the sum of the partners: what one gives another comes to nothing in it. Amounts are
differences from carrying on as today. Costs are raised by what experience adds to estimates of their kind.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from fractions import Fraction
from functools import cached_property
from itertools import takewhile

from lifecourse.cases.kinds.options import Appraisal, Basis, FromModel, Goes, Option, OptionMoney
from lifecourse.cases.rules.discounting import (
    benefit_cost_ratio,
    discounted,
    equivalent_annual,
    payback_year,
    present_value,
    real_terms,
)
from lifecourse.cases.rules.optimism import Bias, bias_left, raised
from lifecourse.cases.rules.options import Weighed, rank
from lifecourse.delivery.api import first_day_of, year_name
from lifecourse.engine.allocation import whole
from lifecourse.standards.api import DiscountSchedule, HopefulAbout, discount_schedule, optimism_bound

# What a model says of an option: money of each organisation by year. None where there is no model.
type AskModel = Callable[[FromModel], Sequence[OptionMoney]]


@dataclass(frozen=True, kw_only=True)
class Worth:
    """Costs and benefits from year 0 in real terms, and what follows from them. In pence, from nothing up."""

    costs: tuple[Fraction, ...]
    benefits: tuple[Fraction, ...]
    # The part of the benefits that leaves a budget.
    cash: tuple[Fraction, ...]
    schedule: DiscountSchedule

    @cached_property
    def net(self) -> tuple[Fraction, ...]:
        """What each year leaves: benefits less costs."""
        return tuple(back - out for back, out in zip(self.benefits, self.costs, strict=True))

    @cached_property
    def value(self) -> Fraction:
        """What it is worth in today's money (net present value)."""
        return present_value(self.net, self.schedule)

    @cached_property
    def cash_value(self) -> Fraction:
        """What it is worth in today's money when only benefits in cash are counted."""
        net = [back - out for back, out in zip(self.cash, self.costs, strict=True)]
        return present_value(net, self.schedule)

    @cached_property
    def annual(self) -> Fraction | None:
        """The amount of every year after the first that is worth as much; None where none comes after."""
        return equivalent_annual(self.net, self.schedule)

    @cached_property
    def ratio(self) -> Fraction | None:
        """Benefit for each pound of cost, both in today's money; None where nothing is spent."""
        return benefit_cost_ratio(self.benefits, self.costs, self.schedule)

    @cached_property
    def payback(self) -> int | None:
        """The year, from 0, by whose end it has paid for itself for good; None: not in these years."""
        return payback_year(self.net)

    @cached_property
    def payback_discounted(self) -> int | None:
        """The same of amounts in today's money."""
        return payback_year(discounted(self.net, self.schedule))

    @property
    def spends(self) -> bool:
        """Whether it costs anything."""
        return any(self.costs)


@dataclass(frozen=True, kw_only=True)
class OptionValue:
    """One option in money. `years`: its own; `added`: the pence that experience adds to its costs."""

    option: Option
    years: tuple[str, ...]
    purse: Worth
    partners: Mapping[str, Worth]
    added: Fraction
    # It is to come from a cost model that the case does not have.
    without_model: bool = False

    @property
    def stated(self) -> bool:
        """Whether anything is known of its money. Carrying on as today costs and brings nothing more."""
        return bool(self.partners) or self.option.status_quo

    def values(self) -> dict[str, int]:
        """What it is worth to each partner, in whole pence that add up to its worth to the public purse."""
        return added_up({code: one.value for code, one in self.partners.items()}, to=whole(self.purse.value))


@dataclass(frozen=True, kw_only=True)
class Best:
    """Which options come first by score, and which by value for money; none where it is not known."""

    by_score: tuple[Option, ...]
    by_value: tuple[Option, ...]

    @property
    def known(self) -> bool:
        """Whether both are known."""
        return bool(self.by_score and self.by_value)

    @property
    def differ(self) -> bool:
        """Whether the two have no option in common."""
        score, value = ({one.slug for one in each} for each in (self.by_score, self.by_value))
        return self.known and not score & value


def value_options(
    appraisal: Appraisal, *, on: date, model: AskModel | None = None
) -> tuple[OptionValue, ...]:
    """Every option in money, in the order of their numbers. `on`: the day whose national rules apply."""
    basis = appraisal.basis
    by = _By(basis=basis, schedule=discount_schedule(basis.schedule, on=on), biases=biases_of(basis, on=on))
    return tuple(_value(option, by, model) for option in appraisal.options)


def biases_of(basis: Basis, *, on: date) -> dict[HopefulAbout, Bias]:
    """By how much costs of each kind are raised; nothing where the case names no kind of project."""
    if basis.hope is None:
        return {}
    bounds = {about: optimism_bound(basis.hope.project, about, on=on) for about in HopefulAbout}
    return {about: bias_left(bound, basis.hope.mitigated) for about, bound in bounds.items() if bound}


def best_options(weighed: Sequence[Weighed], values: Iterable[OptionValue]) -> Best:
    """Who comes first by score and by value to the public purse; a place that is shared is shared here."""
    stated = [one for one in values if one.stated]
    most = max((one.purse.value for one in stated), default=None)
    # One option alone is the best of nothing.
    several = len(stated) > 1
    return Best(
        by_score=tuple(one.weighed.option for one in takewhile(lambda one: one.rank == 1, rank(weighed))),
        by_value=tuple(one.option for one in stated if several and one.purse.value == most),
    )


def years_from(first: str, last: str) -> tuple[str, ...]:
    """Financial years from one to another, both counted."""
    begins, ends = first_day_of(first).year, first_day_of(last).year
    return tuple(year_name(year) for year in range(begins, ends + 1))


def added_up(parts: Mapping[str, Fraction], *, to: int) -> dict[str, int]:
    """Whole pence of each part that add up to those of their sum: no part is off by a penny or more."""
    down = {name: part.numerator // part.denominator for name, part in parts.items()}
    left = to - sum(down.values())
    for name in sorted(parts, key=lambda one: (down[one] - parts[one], one))[:left]:
        down[name] += 1
    return down


@dataclass(frozen=True, kw_only=True)
class _By:
    """What every sum of a case is worked out by."""

    basis: Basis
    schedule: DiscountSchedule
    biases: Mapping[HopefulAbout, Bias]

    def unraised(self) -> "_By":
        return replace(self, biases={})


def _value(option: Option, by: _By, model: AskModel | None) -> OptionValue:
    money = [*option.money]
    if option.model is not None and model is not None:
        money += model(option.model)
    named = [year for one in money for year in one.by_year]
    years = years_from(by.basis.first_year, max(named)) if named else ()
    purse = _worth(money, years, by)
    as_stated = _worth(money, years, by.unraised())
    return OptionValue(
        option=option,
        years=years,
        purse=purse,
        partners={
            code: _worth([one for one in money if one.organisation == code], years, by)
            for code in dict.fromkeys(one.organisation for one in money)
        },
        added=sum(purse.costs, start=Fraction(0)) - sum(as_stated.costs, start=Fraction(0)),
        without_model=option.model is not None and model is None,
    )


def _worth(money: Sequence[OptionMoney], years: Sequence[str], by: _By) -> Worth:
    def by_year(rows: Sequence[OptionMoney]) -> tuple[Fraction, ...]:
        sums = [sum((_raised(row, year, by) for row in rows), start=Fraction(0)) for year in years]
        return tuple(sums if by.basis.inflation is None else real_terms(sums, by.basis.inflation))

    benefits = [one for one in money if one.goes is Goes.BENEFIT]
    return Worth(
        costs=by_year([one for one in money if one.goes is Goes.COST]),
        benefits=by_year(benefits),
        cash=by_year([one for one in benefits if one.cash]),
        schedule=by.schedule,
    )


def _raised(row: OptionMoney, year: str, by: _By) -> Fraction:
    about = HopefulAbout.CAPITAL if row.capital else HopefulAbout.RUNNING
    bias = by.biases.get(about) if row.goes is Goes.COST else None
    return raised(row.by_year.get(year, 0), bias)
