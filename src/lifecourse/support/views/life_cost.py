"""What one life costs, so far and if nothing changed; and who pays for what over many people."""

from collections.abc import Collection, Mapping, Sequence
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.views.generic import TemplateView

from lifecourse.accounts.api import Account
from lifecourse.design.api import MoneyBars, MoneyByYear, MoneyOf, MoneyPart, money
from lifecourse.organisations.api import COUNCILS, Organisation
from lifecourse.people.api import Look, OnePersonPage, PeoplePage, Person, note_look, read_somebody
from lifecourse.standards.api import cost_formula, years_after
from lifecourse.support.reading.life_cost import Flow, LifeCost, flow_of, life_cost
from lifecourse.support.rules.costs import financial_year
from lifecourse.support.rules.life_cost import NOTHING, YearCost, ages_ahead

# As many years as the picture has room for; the table has them all.
DRAWN = 6
PARTS = 7
FIRST_YEAR = 2010
# Sums over so few people tell of each of them: that they were read is written down in each record.
FEW = 10


class ShowLifeCost(OnePersonPage):
    """What one life costs, by year and by who pays."""

    template_name = "support/life_cost.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """So far, and up to the age that the reader chose."""
        person: Person = kwargs["person"]
        somebody = read_somebody(person, today=self.today)
        died, born = somebody.portrait.died_on, somebody.portrait.birth_date
        ages = [] if died else ages_ahead(born, today=self.today)
        asked = self.request.GET.get("until", "")
        until = next((age for age in ages if str(age) == asked), None)
        cost = life_cost(person, born=born, died=died, until_age=until, on=self.today)
        return super().get_context_data(
            somebody=somebody,
            cost=cost,
            rows=rows_of(cost.years, cost.payers),
            together=[(payer, cost.by_payer(cost.years).get(payer, NOTHING)) for payer in cost.payers],
            rows_ahead=[
                (payer, cost.by_payer(cost.ahead).get(payer, NOTHING)) for payer in cost.payers_ahead
            ],
            both=cost.so_far + cost.then,
            picture=picture_of(cost),
            ages=ages,
            until=until,
            turns=years_after(born, until) if born and until else None,
            formula=cost_formula(self.today),
            **kwargs,
        )


def rows_of(years: Sequence[YearCost], payers: Sequence[str]) -> list[dict[str, Any]]:
    """A row for each year, the newest first, with what each who pays paid in it."""
    return [
        {
            "words": year.words,
            "paid": [(payer, year.by_payer.get(payer, NOTHING)) for payer in payers],
            "total": year.total,
        }
        for year in reversed(years)
    ]


def picture_of(cost: LifeCost) -> MoneyByYear | None:
    """The latest years by who paid; the smallest who pay stand together."""
    drawn = list(cost.years)[-DRAWN:]
    if not any(year.total for year in drawn):
        return None
    names = cost.payers[:PARTS]
    parts = [
        MoneyPart(name=name, pounds=tuple(year.by_payer.get(name, NOTHING) for year in drawn))
        for name in names
    ]
    if len(cost.payers) > PARTS:
        rest = tuple(
            sum((year.by_payer.get(name, NOTHING) for name in cost.payers[PARTS:]), NOTHING) for year in drawn
        )
        parts.append(MoneyPart(name="Others", pounds=rest))
    return MoneyByYear(
        title="Who paid, in the latest years",
        years=tuple(year.words for year in drawn),
        parts=tuple(parts),
        # A year that is not over is no fall.
        own_sentence=_said(drawn, over=drawn[-1].year == financial_year(drawn[-1].year.first)),
    )


def _said(drawn: list[YearCost], *, over: bool) -> str:
    latest = f"{money(drawn[-1].total)} in {drawn[-1].words}{'' if over else ' up to now'}"
    return f"{latest}, after {money(drawn[-2].total)} in {drawn[-2].words}." if drawn[1:] else f"{latest}."


class ShowFlow(PeoplePage, TemplateView):
    """Who pays for what, over everybody whom the reader may see or one council's people."""

    template_name = "support/flow.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """One financial year, and one council where the reader chose one."""
        cohort = chosen_cohort(self.request.GET, today=self.today)
        flow = flow_of(
            seen_by=self.account, council=cohort["council"], year=cohort["year"], on=self.today, at=self.at
        )
        return super().get_context_data(
            flow=flow,
            few=note_if_few(flow.heads, by=self.account, at=self.at),
            picture=flow_picture(flow),
            **cohort,
            **kwargs,
        )


def note_if_few(heads: Collection[UUID], *, by: Account, at: datetime) -> bool:
    """Whether sums are over so few that they tell of each: that they were read is then written down."""
    if len(heads) >= FEW:
        return False
    note_look(by=by, how=Look.LISTED, people=list(Person.objects.filter(pk__in=heads)), at=at)
    return True


def chosen_cohort(asked: Mapping[str, str], *, today: date) -> dict[str, Any]:
    """The year and the council that a reader chose: this year and everybody where they chose none."""
    this_year = financial_year(today)
    said = asked.get("year", "")
    starts = range(this_year.first.year, FIRST_YEAR - 1, -1)
    start = next((one for one in starts if str(one) == said), this_year.first.year)
    councils = list(Organisation.objects.filter(kind__in=COUNCILS).order_by("name"))
    return {
        "year": financial_year(this_year.first.replace(year=start)),
        "years": [(one, f"{one}/{(one + 1) % 100:02}") for one in starts],
        "start": start,
        "now": start == this_year.first.year,
        "councils": councils,
        "council": next((one for one in councils if one.code == asked.get("council", "")), None),
    }


def flow_picture(flow: Flow) -> MoneyBars | None:
    """Who pays for what, as bars."""
    if not flow.payers:
        return None
    return MoneyBars(
        title="Who pays for what",
        of=tuple(
            MoneyOf(name=one.payer, pounds=tuple((kind.kind, kind.amount) for kind in one.kinds))
            for one in flow.payers
        ),
    )
