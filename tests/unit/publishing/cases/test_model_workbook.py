"""A case's model in a workbook: LibreOffice, given another input, says what the model says of it."""

import os
import shutil
import subprocess
from collections.abc import Callable
from dataclasses import dataclass, replace
from fractions import Fraction
from functools import cache
from io import BytesIO
from typing import Any

import pytest
from openpyxl import Workbook, load_workbook
from tests.unit.cases.models import published
from tests.unit.publishing.cases.test_case_papers import paper

from lifecourse.cases.api import (
    Divided,
    Model,
    Move,
    Profile,
    What,
    evaluate,
    model_years,
    summed,
    worth_today,
)
from lifecourse.cases.kinds.model import Certainty
from lifecourse.publishing.cases.files import case_file
from lifecourse.publishing.cases.model_book.inputs import (
    FIRST,
    MID,
    SHARE,
    WEIGHTS,
    WORST_PART,
)
from lifecourse.publishing.cases.model_book.plan import CERTAINTY_AT, NAMES_ROW, Plan, plan_of
from lifecourse.publishing.cases.model_book.results import schedule_of
from lifecourse.standards.api import DiscountSchedule

pytestmark = pytest.mark.unit
SOFFICE = os.environ.get("LIFECOURSE_SOFFICE") or shutil.which("soffice") or shutil.which("libreoffice")
needs_office = pytest.mark.skipif(SOFFICE is None, reason="LibreOffice is not on this machine")


@dataclass(frozen=True, kw_only=True)
class Tried:
    """A model as its workbook has it, what is typed into cells (row, column), and the model that is meant."""

    model: Model
    cells: Callable[[Plan], dict[tuple[int, int], Any]]
    meant: Callable[[Model], Model]
    certainty: Certainty = Certainty.MID


def full() -> Model:
    """The published model with everything that a model may have."""
    first, second, third = published().phases
    programme, technology = first.costs
    (gain,) = first.benefits
    people = tuple(
        replace(one, floor=10_000_000 if one.slug == "rutland" else 0, share=one.share + Fraction(1, 8))
        for one in published().participants
    )
    move = Move(
        slug="desks", name="Desks", giver="csc", taker="spoc", profile=Profile(ramp=(100,), lasting=33)
    )
    return replace(
        published(),
        participants=people,
        phases=(
            replace(
                first,
                costs=(
                    replace(programme, best=60_000_001, worst=70_000_003, running=123_457),
                    replace(technology, paid_by="spa"),
                ),
                benefits=(replace(gain, best=Fraction(11, 10), worst=Fraction(33, 40)),),
                moves=(move,),
            ),
            replace(second, divided=Divided.FIXED, fixed=(("csc", Fraction(1, 2)), ("spa", Fraction(3, 2)))),
            replace(
                third,
                divided=Divided.EQUAL,
                benefits=tuple(
                    replace(one, goes_to="rutland", profile=replace(one.profile, quarters=3))
                    for one in third.benefits
                ),
            ),
        ),
    )


def typed(plan: Plan) -> dict[tuple[int, int], Any]:
    """A phase begins later, an amount and a spread are others, a partner's share is another."""
    return {
        (plan.phases_row + 1, FIRST): "2017/18 Q2",
        (plan.costs_row, MID): 700_000.01,
        (plan.costs_row, WEIGHTS + 1): 300_000,
        (NAMES_ROW, SHARE): 25.5,
    }


def meant(model: Model) -> Model:
    """What `typed` says."""
    first, second, third = model.phases
    cost = first.costs[0]
    weights = (cost.weights[0], Fraction(300_000), *cost.weights[2:])
    costs = (replace(cost, mid=70_000_001, weights=weights), *first.costs[1:])
    later = next(one for one in evaluate(model).quarters if str(one) == "2017/18 Q2")
    people = tuple(
        replace(one, share=Fraction(51, 2)) if one.slug == "csc" else one for one in model.participants
    )
    return replace(
        model, participants=people, phases=(replace(first, costs=costs), replace(second, first=later), third)
    )


def worse(model: Model) -> Model:
    """The first benefit comes to seven tenths at worst."""
    phase = model.phases[0]
    gain = replace(phase.benefits[0], worst=Fraction(7, 10))
    return replace(model, phases=(replace(phase, benefits=(gain,)), *model.phases[1:]))


TRIED = {
    "changed": Tried(model=published(), cells=typed, meant=meant),
    "full": Tried(model=full(), cells=lambda _: {}, meant=lambda model: model),
    "full-worst": Tried(
        model=full(),
        cells=lambda plan: typed(plan) | {CERTAINTY_AT: "worst", (plan.benefits_row, WORST_PART): 70},
        meant=lambda model: worse(meant(model)),
        certainty=Certainty.WORST,
    ),
}


@cache
def content(name: str) -> tuple[bytes, Plan]:
    """The workbook of a tried model, with its plan."""
    one = paper("leicestershire-access-2016", "points-of-access")
    document = replace(one.document, model=TRIED[name].model)
    book = case_file(replace(one, document=document), "xlsx")
    return book, plan_of(document, dict(one.names))


@pytest.fixture(scope="module")
def recalculated(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Workbook]:
    """Every tried workbook with its cells typed, no value kept, worked out by LibreOffice in one go."""
    folder = tmp_path_factory.mktemp("model")
    for name, one in TRIED.items():
        book, plan = content(name)
        # openpyxl keeps formulas and drops their values, so that nothing but LibreOffice can have said them.
        bare = load_workbook(BytesIO(book))
        for (row, column), value in one.cells(plan).items():
            bare["Model inputs"].cell(row + 1, column + 1).value = value
        bare.save(folder / f"{name}.xlsx")
    profile = f"-env:UserInstallation=file://{folder / 'profile'}"
    command = [str(SOFFICE), "--headless", profile, "--convert-to", "xlsx:Calc MS Excel 2007 XML"]
    command += ["--outdir", str(folder / "again"), *(str(folder / f"{name}.xlsx") for name in TRIED)]
    subprocess.run(command, check=True, capture_output=True, timeout=240)
    return {name: load_workbook(folder / "again" / f"{name}.xlsx", data_only=True) for name in TRIED}


def column(book: Workbook, heading: str, at: int) -> dict[str, int]:
    """Pence in a column of a table of the sheet of results, by what each row is called."""
    rows = list(book["Model"].iter_rows(values_only=True))
    top = next(number for number, row in enumerate(rows) if row[0] == heading)
    found = {}
    for row in rows[top + 1 :]:
        if row[0] is None:
            break
        if isinstance(row[at], int | float):
            found[str(row[0])] = round(row[at] * 100)
    return found


@needs_office
@pytest.mark.parametrize("name", TRIED)
def test_another_input_gives_the_figures_of_the_page(recalculated: dict[str, Workbook], name: str) -> None:
    book, tried, plan = recalculated[name], TRIED[name], content(name)[1]
    told = evaluate(tried.meant(tried.model), certainty=tried.certainty)
    schedule = schedule_of(plan)
    assert isinstance(schedule, DiscountSchedule)
    whole = column(book, "The whole", 1)
    assert whole["Cost"] == told.cost
    assert whole["Benefit"] == told.benefit
    assert whole["In today’s money (net present value)"] == worth_today(told, schedule)
    for at, what in ((2, What.COST), (3, What.BENEFIT), (4, What.MOVED)):
        people = column(book, "Partner", at)
        sums = summed(told.flows, what, "participant")
        expected = {one.name: sums.get((one.slug,), 0) for one in tried.model.participants}
        assert {one: people[one] for one in expected} == expected
    for at, key in ((1, "cost"), (2, "benefit"), (4, "running")):
        years = column(book, "Year", at)
        assert {one.name: years[one.name] for one in model_years(told)} == {
            one.name: getattr(one, key) for one in model_years(told)
        }


@needs_office
def test_every_formula_has_the_value_that_it_works_out_to(recalculated: dict[str, Workbook]) -> None:
    """What a reader that works nothing out shows is right too."""
    book, ours = content("full")[0], load_workbook(BytesIO(content("full")[0]), data_only=True)
    compared = 0
    for sheet in load_workbook(BytesIO(book)):
        for row in sheet.iter_rows():
            for cell in row:
                if isinstance(cell.value, str) and cell.value.startswith("="):
                    theirs = recalculated["full"][sheet.title][cell.coordinate].value
                    mine = ours[sheet.title][cell.coordinate].value
                    same = pytest.approx(mine, abs=0.005) if isinstance(mine, int | float) else mine
                    assert theirs == same, f"{sheet.title} {cell.coordinate}"
                    compared += 1
    assert compared > 5000


def test_no_amount_is_typed_twice() -> None:
    """Money stands as a number on the sheet of inputs alone; elsewhere it is a formula."""
    book = load_workbook(BytesIO(content("full")[0]))
    for title in ("Model", "Model costs", "Model benefits", "Model shares", "Model spread"):
        typed_in = [
            cell.coordinate
            for row in book[title].iter_rows()
            for cell in row
            if isinstance(cell.value, int | float) and "£" in cell.number_format
        ]
        assert typed_in == []
