"""Money by year, spend by commissioner, cost that moves, and bids of an invented area."""

from fractions import Fraction

from lifecourse.assurance.planting.area import YEARS, Area
from lifecourse.assurance.planting.stating import Stater, row
from lifecourse.figures.api import Unit
from lifecourse.plans.api import Row


def funding(area: Area, say: Stater, steps: tuple[str, ...]) -> list[Row]:
    """Who pays what in each year, with a total of revenue and of capital."""
    match = {y: n + area.rng.randint(0, n // 4) for y, n in area.transformation.items()}
    own = {y: area.revenue[y] - area.transformation.get(y, 0) - match.get(y, 0) for y in YEARS}
    lines: list[Line] = [
        ("own", "partnership", "revenue", own),
        ("transformation", "nhse-transformation", "revenue", area.transformation),
        ("local-match", "match", "revenue", match),
        ("total-revenue", "partnership", "revenue", area.revenue),
        ("capital", "nhse-capital", "capital", area.capital),
    ]
    if area.rng.random() < 0.7:
        lines.append(("total-capital", "nhse-capital", "capital", area.capital))
    return [_paid(line, say, steps) for line in lines]


Line = tuple[str, str, str, dict[str, int]]


def _paid(line: Line, say: Stater, steps: tuple[str, ...]) -> Row:
    key, funder, money, by_year = line
    stated = {y: say.pounds(by_year[y], steps) for y in YEARS if by_year.get(y)}
    return row(key, funder=funder, money=money, **stated)


def spend(area: Area, say: Stater, steps: tuple[str, ...]) -> list[Row]:
    """What each commissioner spends: together the total revenue."""
    partners = area.commissioners
    parts = {y: say.split(area.revenue[y], len(partners)) for y in YEARS}
    rows = [
        row(
            o.code.lower(),
            organisation=o.name,
            **{y: say.pounds(parts[y][n], steps) for y in YEARS},
        )
        for n, o in enumerate(partners)
    ]
    if area.rng.random() < 0.8:
        rows.append(
            row("total", organisation="All", **{y: say.pounds(area.revenue[y], steps) for y in YEARS})
        )
    return rows


def cost_movements(area: Area, say: Stater) -> list[Row]:
    """What one commissioner saves is what others pay."""
    rows = []
    for n in range(area.rng.randint(0, 3)):
        saved = area.rng.randrange(100_000, 2_000_000)
        parts = say.split(saved, 2)
        steps = area.rng.choice([("1",), ("1000",), ("10000",)])
        for who, amount in (("nhse", -saved), ("council", parts[0]), ("ccg", parts[1])):
            rows.append(
                row(
                    f"move-{n}-{who}",
                    change=f"People leave secure hospital, group {n}",
                    commissioner=who,
                    amount=say.pounds(amount, steps),
                )
            )
    return rows


def bids(area: Area, say: Stater) -> list[Row]:
    """What is asked for: together the national money in the table of money by year."""
    how_many = area.rng.randint(1, 4)
    revenue = say.split(sum(area.transformation.values()), how_many)
    capital = say.split(sum(area.capital.values()), how_many)
    steps = area.rng.choice([("1",), ("1000",), ("1", "1000")])
    own_match = area.rng.random() < 0.5
    rows = []
    for n in range(how_many):
        rng = area.rng
        rate = Fraction(rng.randint(5, 60), 10)
        demand = rate * area.moderate / 100
        known = rng.randint(0, int(demand))
        capacity = rng.randint(known, max(known, int(demand)))
        rows.append(
            row(
                f"bid-{n}",
                bid=f"Bid {n}",
                bottom_up=say.people(known, steps=("1",)),
                bottom_up_community=say.people(rng.randint(0, known), steps=("1",)),
                base=say.many(area.moderate, steps=("1", "10")),
                rate=say.share(rate, steps=("0.1",)),
                top_down=say.count(say.whole(demand), Unit.PEOPLE),
                capacity=say.people(capacity, steps=("1",)),
                revenue=say.pounds(revenue[n], steps),
                capital=say.pounds(capital[n], steps),
                match=say.pounds(revenue[n] + rng.randint(0, 1 + revenue[n] // 3), steps)
                if own_match
                else None,
            )
        )
    return rows
