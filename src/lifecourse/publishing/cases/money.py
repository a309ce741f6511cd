"""The money of a case as blocks of a paper: what is saved and by whom, and what the model comes to."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date

from lifecourse.cases.api import (
    HOW_WORDS,
    MONEY_WORDS,
    CaseDocument,
    Counts,
    Effect,
    Evaluated,
    Saving,
    What,
    amounts_of,
    evaluate,
    full_year,
    missing_of,
    model_quarters,
    model_years,
    savings_years,
    summed,
)
from lifecourse.delivery.api import last_day_of
from lifecourse.finance.api import pounds_words
from lifecourse.publishing.cases.charts import model_charts
from lifecourse.publishing.flow import body
from lifecourse.publishing.galley import Block, Grid, GridCell, GridColumn, GridRow, Heading
from lifecourse.publishing.table_grids import plain_grid
from lifecourse.publishing.words import short_day_words


def pounds(pence: int) -> str:
    """Pounds as a paper says them: pence only where there are any."""
    return pounds_words(pence).removesuffix(".00")


def saving_blocks(document: CaseDocument, names: Mapping[str, str]) -> Iterator[Block]:
    """Each saving with how it is worked out, then what all of them do to each partner and to the whole."""
    if not document.savings:
        return
    yield plain_grid(
        {"Saving": 30, "How it is worked out": 38, "Full year": 14, "From": 14, "Claimed by": 24},
        [_saving(one, names) for one in document.savings],
        title="Savings",
    )
    yield from _effect(document, names)


def _saving(saving: Saving, names: Mapping[str, str]) -> tuple[str, ...]:
    yearly, lacking = full_year(saving), missing_of(saving)
    how = f"Not said: {', '.join(lacking)}" if lacking else _working(saving)
    unsure = "" if saving.confirmed else " (not confirmed)"
    return (
        saving.name + unsure,
        f"{how}. {MONEY_WORDS[saving.money]}",
        "cannot be said" if yearly is None else pounds(yearly),
        short_day_words(saving.first_day) if saving.first_day else "not said",
        names.get(saving.organisation, saving.organisation),
    )


def _working(saving: Saving) -> str:
    if saving.people is not None and saving.each_pence is not None:
        sure = f" × {float(saving.confidence * 100):g}%" if saving.confidence != 1 else ""
        return f"{saving.people:,} people × {pounds(saving.each_pence)}{sure}"
    if saving.stated:
        return "; ".join(f"{one.year}: {pounds(one.pence)}" for one in saving.stated)
    return HOW_WORDS[saving.how].capitalize()


def _effect(document: CaseDocument, names: Mapping[str, str]) -> Iterator[Block]:
    """By year and organisation. What only moves between partners is a column of its own."""
    years = {one.year for one in document.declared} | {
        year for saving in document.savings for year in (stated.year for stated in saving.stated)
    }
    if not years:
        return
    last: date = last_day_of(max(years))
    amounts = [one for saving in document.savings for one in amounts_of(saving, last=last)]
    rows: list[tuple[str, str, Effect, str]] = []
    for year, effects in savings_years(amounts).items():
        rows += [(year, names.get(code, code), one, "plain") for code, one in effects.items()]
        rows.append((year, "Everybody together", sum(effects.values(), start=Effect()), "total"))
    if rows:
        yield Heading(level=3, text="What it does to each partner, and to the whole")
        yield body("Cost that one partner no longer pays and another does is moved, and no saving.")
        yield _effects(rows)


def _effects(rows: list[tuple[str, str, Effect, str]]) -> Grid:
    """A column for each sort of amount that there is, and what they come to."""
    sorts = {
        "Cash": "cash",
        "Avoided": "avoided",
        "Moved": "moved",
        "Put back in": "reinvested",
        "Spent to get there": "spent",
    }
    there = {title: name for title, name in sorts.items() if any(getattr(row[2], name) for row in rows)}
    there["In all"] = "net"
    columns = [GridColumn(title="Year", weight=10), GridColumn(title="Organisation", weight=30)]
    columns += [GridColumn(title=title, weight=16, numeric=True) for title in there]
    printed = []
    for year, who, effect, kind in rows:
        pence = [getattr(effect, name) for name in there.values()]
        cells = (year, who, *(pounds(one) if one else "–" for one in pence))
        printed.append(GridRow(cells=tuple(GridCell(text=words) for words in cells), kind=kind))
    return Grid(label="", title="Effect by year", columns=tuple(columns), rows=tuple(printed))


def model_blocks(document: CaseDocument, names: Mapping[str, str]) -> Iterator[Block]:
    """Cost, benefit and net by year, by phase and by organisation, at the middle of each estimate."""
    if document.model is None:
        return
    done = evaluate(document.model)
    yield body(
        f"It costs {pounds(done.cost)} and brings {pounds(done.benefit)} by the end of "
        f"{document.model.last}: {pounds(done.net)} more than it costs."
    )
    yield body(_cash(done))
    if document.model.reading:
        yield body(document.model.reading, look="note")
    running = [
        (one.name, pounds(one.cost), pounds(one.benefit), pounds(one.net), pounds(one.running))
        for one in model_years(done)
    ]
    heads = {"Year": 16, "Cost": 20, "Benefit": 20, "Net": 20, "Net so far": 20}
    yield _sums("Cost and benefit by year", heads, running)
    phases = {one.slug: f"{one.number}. {one.name}" for one in document.model.phases}
    yield _by(done, "phase", phases, "Phase")
    yield _by(done, "organisation", names, "Organisation")
    yield _quarters(done)
    yield from model_charts(done)


def _cash(done: Evaluated) -> str:
    """How much of the benefit a budget can be cut by."""
    cash = summed(done.flows, What.BENEFIT, "counts").get((Counts.CASH.value,), 0)
    if cash == done.benefit:
        return "All of the benefit is counted as cash: budgets can be cut by it."
    return (
        f"Of the benefit {pounds(cash)} is cash, by which budgets can be cut. {pounds(done.benefit - cash)} "
        "is cost avoided, or is worth something and no money."
    )


def _quarters(done: Evaluated) -> Grid:
    """Quarter by quarter; quarters in which nothing is spent and nothing comes are left out."""
    rows = [
        (one.name, pounds(one.cost), pounds(one.benefit), pounds(one.running))
        for one in model_quarters(done)
        if one.cost or one.benefit
    ]
    return _sums(
        "Cost and benefit by quarter", {"Quarter": 20, "Cost": 20, "Benefit": 20, "Net so far": 20}, rows
    )


def _by(done: Evaluated, key: str, names: Mapping[str, str], title: str) -> Grid:
    cost, benefit = (summed(done.flows, what, key) for what in (What.COST, What.BENEFIT))
    order = list(names)
    there = set(cost) | set(benefit)
    keys = sorted(there, key=lambda one: order.index(str(one[0])) if str(one[0]) in order else len(order))
    rows = [
        (
            names.get(str(one[0]), str(one[0])),
            pounds(cost.get(one, 0)),
            pounds(benefit.get(one, 0)),
            pounds(benefit.get(one, 0) - cost.get(one, 0)),
        )
        for one in keys
    ]
    rows.append(("Together", pounds(done.cost), pounds(done.benefit), pounds(done.net)))
    return _sums(
        f"Cost and benefit by {title.lower()}",
        {title: 40, "Cost": 20, "Benefit": 20, "Net": 20},
        rows,
        total=True,
    )


def _sums(
    title: str, heads: Mapping[str, int], rows: Sequence[tuple[str, ...]], *, total: bool = False
) -> Grid:
    columns = tuple(
        GridColumn(title=head, weight=weight, numeric=number > 0)
        for number, (head, weight) in enumerate(heads.items())
    )
    return Grid(
        label="",
        title=title,
        columns=columns,
        rows=tuple(
            GridRow(
                cells=tuple(GridCell(text=words) for words in row),
                kind="total" if total and number == len(rows) else "plain",
            )
            for number, row in enumerate(rows, start=1)
        ),
    )
