"""What a case promises to save, as its page shows it: how it is worked out, and for whom in which year."""

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from lifecourse.cases.kinds.document import CaseDocument
from lifecourse.cases.kinds.savings import HOW_WORDS, MONEY_WORDS, How, Saving
from lifecourse.cases.models import Case
from lifecourse.cases.reading.following import Following, SavingStands, names_of
from lifecourse.cases.rules.savings import Effect, amounts_of, by_year, full_year, missing, months_after
from lifecourse.delivery.api import last_day_of, year_of
from lifecourse.engine.allocation import whole
from lifecourse.finance.api import pounds_words

YEARS_AHEAD = 3


@dataclass(frozen=True, kw_only=True)
class Promise:
    """A saving with how it is worked out in words, what is missing, and what came."""

    saving: Saving
    stands: SavingStands
    working: str
    full_year: int | None
    missing: str

    @property
    def money_words(self) -> str:
        """Cash, or a cost avoided."""
        return MONEY_WORDS[self.saving.money]

    @property
    def each(self) -> int:
        """What is promised of each person in a year, times confidence, in pence."""
        return whole((self.saving.each_pence or 0) * self.saving.confidence)


@dataclass(frozen=True, kw_only=True)
class YearFor:
    """One financial year of a case's savings: each partner, then the whole."""

    year: str
    partners: tuple[tuple[str, Effect], ...]
    whole: Effect


@dataclass(frozen=True, kw_only=True)
class Promises:
    """All savings of a case."""

    savings: tuple[Promise, ...]
    years: tuple[YearFor, ...]


def read_promises(case: Case, document: CaseDocument, following: Following) -> Promises:
    """A case's savings, and what they come to by year from the first to three years on."""
    rows = {row.saving.slug: row for row in following.rows}
    names = names_of([(case, saving) for saving in document.savings])
    return Promises(
        savings=tuple(
            Promise(
                saving=one,
                stands=rows[one.slug],
                working=working_words(one),
                full_year=full_year(one),
                missing=", ".join(missing(one)),
            )
            for one in document.savings
        ),
        years=tuple(_years(document.savings, names)),
    )


def _years(savings: Sequence[Saving], names: dict[str, str]) -> list[YearFor]:
    firsts = [one.first_day for one in savings if one.first_day] + [c.month for s in savings for c in s.costs]
    firsts += [last_day_of(year.year) for one in savings for year in one.stated]
    if not firsts:
        return []
    last = last_day_of(year_of(months_after(max(firsts).replace(day=1), 12 * (YEARS_AHEAD - 1))))
    amounts = [amount for one in savings for amount in amounts_of(one, last=last.replace(day=1))]
    return [
        YearFor(
            year=year,
            partners=tuple((names[code], effect) for code, effect in partners.items()),
            whole=sum(partners.values(), Effect()),
        )
        for year, partners in by_year(amounts).items()
    ]


def working_words(saving: Saving) -> str:
    """How the amount is come by: "31 people × £10,000.00 × 50% = £155,000.00 in a full year"."""
    yearly = full_year(saving)
    if yearly is None:
        return f"Worked out as {HOW_WORDS[saving.how]}; not said: {', '.join(missing(saving))}."
    sure = "" if saving.confidence == 1 else f" × {whole(saving.confidence * 100)}% confidence"
    end = f" = {pounds_words(yearly)} {'once' if saving.once else 'in a full year'}"
    match saving.how:
        case How.PEOPLE:
            return f"{saving.people:,} people × {pounds_words(saving.each_pence or 0)}{sure}{end}."
        case How.HOURS:
            gap = f"({pounds_words(saving.price_pence or 0)} − {pounds_words(saving.ceiling_pence or 0)})"
            return f"{_plain(saving.hours or Fraction(0))} hours × {gap}{sure}{end}."
        case How.GIVEN:
            said = pounds_words(saving.given_pence or 0)
            often = "once" if saving.once else "in a full year"
            return f"{said} stated{sure}{end}." if sure else f"{said} {often}, as stated."
        case How.STATED:
            years = "; ".join(
                f"{pounds_words(one.pence)} in {one.year}"
                + (f" ({one.months} months’ worth)" if one.months else "")
                for one in saving.stated
            )
            return f"As stated: {years}."


def _plain(number: Fraction) -> str:
    return f"{number.numerator:,}" if number.denominator == 1 else f"{float(number):,.2f}"
