"""What the page of a statement shows beside its table: the sentence, the picture, capital and revenue."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from lifecourse.design.api import MoneyBars, MoneyOf
from lifecourse.finance.kinds.fund import MONEY_WORDS, Money
from lifecourse.finance.models import FundYear, Month
from lifecourse.finance.reading.statement import Statement, Sums
from lifecourse.finance.rules.statement import Told, month_now, said

HUNDRED = 100


@dataclass(frozen=True, kw_only=True)
class KindOfMoney:
    """Money for things that last, or money for everything else; what was put in, in pence."""

    money: Money
    promised: int
    sums: Sums

    @property
    def words(self) -> str:
        """As a table calls it."""
        return MONEY_WORDS[self.money]

    @property
    def of(self) -> str:
        """By what an address narrows figures to it."""
        return f"money={self.money.value}"


def latest_month(year: FundYear, *, on: date) -> int:
    """The number of the latest month of a year that has begun on a day."""
    return month_now(dict(year.months.values_list("number", "first_day")), today=on)


def sentence_of(statement: Statement, month: Month) -> str:
    """The statement as a chair reads it out, up to the end of a month."""
    sums = statement.sums
    return said(
        Told(
            fund=statement.year.fund.name,
            until=month.last_day,
            budget=sums.budget,
            planned_by_then=sums.budget_so_far,
            spent=sums.spent,
            committed=sums.committed,
            to_come=sums.to_come,
        )
    )


def picture_of(statement: Statement) -> MoneyBars:
    """A bar for each priority, parted by what became of its budget."""
    bars = []
    for one in statement.priorities:
        sums = one.sums
        parts = {
            "Spent": sums.spent,
            "Ordered": sums.committed,
            "To come": sums.to_come,
            "Left": max(sums.left, 0),
        }
        pounds = tuple((words, Decimal(pence) / HUNDRED) for words, pence in parts.items() if pence > 0)
        bars.append(MoneyOf(name=f"{one.priority.number}. {one.priority.name}", pounds=pounds))
    over = [one.priority.name for one in statement.priorities if one.sums.left < 0]
    return MoneyBars(
        title="What became of each priority's budget",
        of=tuple(bars),
        who="Priority",
        what="What became of it",
        says=f"More will be spent than there is for: {', '.join(over)}."
        if over
        else "No priority is expected to spend more than it has.",
    )


def kinds_of_money(statement: Statement) -> list[KindOfMoney]:
    """Revenue and capital apart; only what there is."""
    kinds = []
    for money in Money:
        capital = money is Money.CAPITAL
        lines = [
            row.sums
            for priority in statement.priorities
            for scheme in priority.schemes
            for row in scheme.lines
            if row.line.contribution.is_capital is capital
        ]
        promised = sum(
            one.promised for one in statement.contributions if one.contribution.is_capital is capital
        )
        if lines or promised:
            kinds.append(KindOfMoney(money=money, promised=promised, sums=sum(lines, Sums())))
    return kinds
