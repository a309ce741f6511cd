"""What the page of options shows of money: each option's worth to the purse and to each partner, in words."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from itertools import accumulate

from lifecourse.cases.kinds.options import PRICES_WORDS, Appraisal, Basis, Option, Prices
from lifecourse.cases.reading.options import named, number_words, percent_words
from lifecourse.cases.rules.discounting import discount_factors, discounted
from lifecourse.cases.rules.options import weigh
from lifecourse.cases.rules.options_value import (
    AskModel,
    Best,
    OptionValue,
    Worth,
    best_options,
    biases_of,
    value_options,
)
from lifecourse.engine.allocation import whole
from lifecourse.standards.api import HopefulAbout, discount_schedule

TWO = 2
HOPE_WORDS = {
    HopefulAbout.CAPITAL: "Costs of what is built or bought",
    HopefulAbout.RUNNING: "Costs of what is run",
}


@dataclass(frozen=True, kw_only=True)
class YearShown:
    """A year of an option, in whole pence; `factor`: what a pound of it is worth in the first year."""

    year: str
    costs: int
    benefits: int
    net: int
    factor: str
    today: int
    so_far: int


@dataclass(frozen=True, kw_only=True)
class OptionMoneyShown:
    """One option in money: whole pence and words. `annual`: None where there is no year after the first."""

    option: Option
    stated: bool
    costs: int
    benefits: int
    cash: int
    value: int
    cash_value: int
    annual: int | None
    ratio: str
    payback: str
    payback_discounted: str
    added: int
    years: tuple[YearShown, ...]
    without_model: bool


@dataclass(frozen=True, kw_only=True)
class PartnerShown:
    """What each option is worth to a partner, in whole pence; None where the option's money is not stated."""

    name: str
    values: tuple[int | None, ...]


@dataclass(frozen=True, kw_only=True)
class ValueShown:
    """Everything that the page says of money. `basis`: how it was worked out, sentence by sentence."""

    options: tuple[OptionMoneyShown, ...]
    partners: tuple[PartnerShown, ...]
    purse: PartnerShown
    best: Best
    verdict: str
    # Which option brings most back for each pound, where another is worth most; "" otherwise.
    most_back: str
    basis: tuple[str, ...]
    source: str

    @property
    def any_stated(self) -> bool:
        """Whether the money of any option is known."""
        return any(one.years for one in self.options)

    @property
    def not_stated(self) -> str:
        """The options whose money nobody stated, in words; "" where there is none."""
        return " and ".join(named(one.option) for one in self.options if not one.stated)


def show_value(
    appraisal: Appraisal, *, on: date, names: Mapping[str, str], model: AskModel | None = None
) -> ValueShown:
    """The money of a case's options. `names`: organisations by their code; `on`: whose rules apply."""
    values = value_options(appraisal, on=on, model=model)
    best = best_options(weigh(appraisal), values)
    by_partner = [one.values() if one.stated else None for one in values]
    codes = sorted(
        {code for one in by_partner if one for code in one}, key=lambda code: names.get(code, code)
    )
    return ValueShown(
        options=tuple(_option(one) for one in values),
        partners=tuple(
            PartnerShown(
                name=names.get(code, code),
                values=tuple(None if each is None else each.get(code, 0) for each in by_partner),
            )
            for code in codes
        ),
        purse=PartnerShown(
            name="The public purse", values=tuple(whole(v.purse.value) if v.stated else None for v in values)
        ),
        best=best,
        verdict=verdict_words(best),
        most_back=most_back_words(values, best),
        basis=basis_words(appraisal, on=on),
        source=discount_schedule(appraisal.basis.schedule, on=on).citation,
    )


def verdict_words(best: Best) -> str:
    """Which option comes first by score, which by value, and that they differ; "" where it is unknown."""
    if not best.by_value:
        return ""
    value = " and ".join(named(one) for one in best.by_value)
    if not best.by_score:
        return f"By value for money {value} comes first."
    score = " and ".join(named(one) for one in best.by_score)
    if best.differ:
        return (
            f"Score and value for money differ: by score {score} comes first, by value for money {value}. "
            "Neither is folded into the other; the board weighs them."
        )
    if {one.slug for one in best.by_score} == {one.slug for one in best.by_value}:
        return f"{score} comes first both by score and by value for money."
    return f"By score {score} comes first; by value for money {value}."


def most_back_words(values: Sequence[OptionValue], best: Best) -> str:
    """Which option brings most back for each pound, where another is worth more in all; "" otherwise."""
    spending = [(one.purse.ratio, one.option) for one in values if one.purse.ratio is not None]
    if len(spending) < TWO or not best.by_value:
        return ""
    ratio, option = max(spending, key=lambda one: one[0])
    if option.slug in {one.slug for one in best.by_value}:
        return ""
    first = " and ".join(named(one) for one in best.by_value)
    return (
        f"{first} is worth most in all. For each £1 spent, {named(option)} brings most back: "
        f"£{number_words(ratio)}."
    )


def basis_words(appraisal: Appraisal, *, on: date) -> tuple[str, ...]:
    """How the money was worked out, sentence by sentence."""
    basis = appraisal.basis
    schedule = discount_schedule(basis.schedule, on=on)
    found = [
        "Costs and benefits are what an option changes, compared with carrying on as today. What one partner "
        "pays another comes to nothing for the public purse.",
        f"A later year is worth less today: {schedule.words.removeprefix('The ').replace(': ', ' of ', 1)}.",
        f"Amounts are {PRICES_WORDS[basis.prices]}.",
    ]
    if basis.prices is Prices.AS_PAID and basis.inflation is not None:
        found[-1] = f"{found[-1][:-1]} with prices rising by {percent_words(basis.inflation * 100)} a year."
    return (*found, *_hope_words(basis, on=on))


def _hope_words(basis: Basis, *, on: date) -> list[str]:
    if basis.hope is None:
        return ["Costs are as they were estimated; nothing is added for estimates that are too hopeful."]
    found = []
    for about, bias in biases_of(basis, on=on).items():
        if about is HopefulAbout.DURATION:
            continue
        left, most, dealt_with, least = (
            percent_words(part * 100)
            for part in (bias.left, bias.bound.upper, bias.mitigated, bias.bound.lower)
        )
        found.append(
            f"{HOPE_WORDS[about]} are raised by {left}: such projects cost {most} more than was said, "
            f"of which {dealt_with} is held to be dealt with. {basis.hope.why}".strip()
        )
        if bias.below_the_least:
            found.append(f"That is less than the {least} that was found even where all was dealt with.")
    return found


def payback_words(worth: Worth, years: Sequence[str], year: int | None) -> str:
    """By when something has paid for itself."""
    if not years:
        return "Not stated"
    if not worth.spends:
        return "Costs nothing"
    return f"By the end of {years[year]}" if year is not None else f"Not by {years[-1]}"


def _option(one: OptionValue) -> OptionMoneyShown:
    purse = one.purse
    return OptionMoneyShown(
        option=one.option,
        stated=one.stated,
        costs=_sum(purse.costs),
        benefits=_sum(purse.benefits),
        cash=_sum(purse.cash),
        value=whole(purse.value),
        cash_value=whole(purse.cash_value),
        annual=None if purse.annual is None else whole(purse.annual),
        ratio="" if purse.ratio is None else f"£{number_words(purse.ratio)}",
        payback=payback_words(purse, one.years, purse.payback),
        payback_discounted=payback_words(purse, one.years, purse.payback_discounted),
        added=whole(one.added),
        years=_years(one),
        without_model=one.without_model,
    )


def _years(one: OptionValue) -> tuple[YearShown, ...]:
    purse = one.purse
    today = discounted(purse.net, purse.schedule)
    factors = discount_factors(purse.schedule, len(one.years))
    return tuple(
        YearShown(
            year=year,
            costs=whole(purse.costs[at]),
            benefits=whole(purse.benefits[at]),
            net=whole(purse.net[at]),
            factor=f"£{float(factors[at]):.4f}",
            today=whole(today[at]),
            so_far=whole(so_far),
        )
        for at, (year, so_far) in enumerate(zip(one.years, accumulate(today), strict=True))
    )


def _sum(amounts: Sequence[Fraction]) -> int:
    return whole(sum(amounts, start=Fraction(0)))
